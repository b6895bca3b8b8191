-- Back to one approval for each figure: only the last is kept.
drop function standing_figure;
alter table measure_definitions drop column holds_from;
alter table rating_overrides disable trigger rating_overrides_are_added_to;
delete from rating_overrides o
 where exists (select from rating_overrides l where l.value_id = o.value_id and l.edition_id = o.edition_id and l.id > o.id);
alter table rating_overrides enable trigger rating_overrides_are_added_to;
drop index rating_overrides_edition_id_value_id_recorded_at_idx;
alter table rating_overrides drop column id, drop column computed;
alter table rating_overrides add primary key (value_id, edition_id);
