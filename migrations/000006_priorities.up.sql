create table priorities (
  id         bigint generated always as identity primary key,
  edition_id bigint not null references editions,
  code       text not null check (code ~ '^[A-Z][0-9]+$'),
  title      text not null check (title <> ''),
  themes     text[] not null check (themes <@ array['Safe', 'Well', 'Prosperous', 'Connected']),
  lead_code  text references posts,
  position   integer not null,
  unique (edition_id, code),
  unique (id, edition_id)
);

create table priority_lineage (
  from_id bigint not null references priorities,
  to_id   bigint not null references priorities,
  primary key (to_id, from_id)
);
