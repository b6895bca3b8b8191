-- What the table held can be worked out and is not put back.
create table ratings (
  value_id   bigint not null references measure_values,
  edition_id bigint not null references editions,
  rating     text not null check (rating in ('', 'red', 'amber', 'green')),
  target_at  numeric,
  target_to  numeric,
  amber_band numeric not null,
  rated_at   timestamptz not null,
  primary key (value_id, edition_id)
);

create trigger ratings_are_added_to
  before update or delete or truncate on ratings
  for each statement execute function refuse_change();
