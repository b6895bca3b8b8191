-- A rating may be approved again once a round has opened and the earlier
-- approval has lapsed. What the rules said then is kept beside it.
alter table rating_overrides drop constraint rating_overrides_pkey;
alter table rating_overrides
  add column id bigint generated always as identity primary key,
  add column computed text not null default '' check (computed in ('', 'red', 'amber'));
alter table rating_overrides alter column computed drop default;
create index on rating_overrides (edition_id, value_id, recorded_at desc);

-- The last day of the first period that a definition holds for.
alter table measure_definitions add column holds_from date;

-- The figure of a period that stands at a moment: the last one that was out and
-- entered by then and had not been returned.
create function standing_figure(measure bigint, period date, moment timestamptz) returns bigint
  language sql stable as $$
  select v.id
    from measure_values v
   where v.measure_id = measure and v.period_end = period
     and v.released_on <= (moment at time zone 'Europe/London')::date and v.entered_at <= moment
     and not exists (select from value_reviews r
                      where r.value_id = v.id and r.verdict = 'returned' and r.recorded_at <= moment)
   order by v.released_on desc, v.id desc
   limit 1
$$;
