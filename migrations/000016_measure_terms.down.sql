alter table measures add column definition text not null default '', add column numerator_is text not null default '',
  add column denominator_is text not null default '';
update measures m set definition = d.definition, numerator_is = d.numerator_is, denominator_is = d.denominator_is
  from (select distinct on (measure_id) * from measure_definitions order by measure_id, version desc) d
 where d.measure_id = m.id;
alter table measures alter column definition drop default, drop column recorded_at;

alter table edition_measures add column target_at numeric, add column target_to numeric,
  add column amber_band numeric not null default 0 check (amber_band >= 0);
update edition_measures em set target_at = t.target_at, target_to = t.target_to, amber_band = t.amber_band
  from (select distinct on (edition_id, measure_id) * from measure_targets order by edition_id, measure_id, version desc) t
 where t.edition_id = em.edition_id and t.measure_id = em.measure_id;
alter table edition_measures add check (target_to is null or (target_at is not null and target_at <= target_to));

alter table measure_breaks drop column recorded_at;
drop table rating_overrides, value_reviews, measure_targets, measure_definitions;
