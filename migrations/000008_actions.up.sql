create table actions (
  id           bigint generated always as identity primary key,
  edition_id   bigint not null references editions,
  priority_id  bigint not null,
  ref          text not null check (ref ~ '^[A-Z][0-9]+(-[0-9]+)?$'),
  title        text not null check (title <> ''),
  lead_code    text references posts, -- null in closed editions whose leads are not known
  starts_on    date not null,
  first_due_on date not null check (first_due_on >= starts_on),
  recurs       text not null default '',
  illustrative boolean not null default false, -- invented for the demonstration
  source       text not null default '',
  version      integer not null default 1,
  unique (edition_id, ref),
  -- a priority of the same edition
  foreign key (priority_id, edition_id) references priorities (id, edition_id)
);
create index on actions (priority_id);
create index on actions (lead_code);

create table action_partners (
  action_id bigint not null references actions,
  position  integer not null,
  post_code text references posts,
  name      text,
  primary key (action_id, position),
  check ((post_code is null) <> (name is null))
);

create table action_occurrences (
  action_id    bigint not null references actions,
  due_on       date not null,
  delivered_on date,
  primary key (action_id, due_on)
);

-- The Board's decision that an action ends other than by delivery.
create table action_closures (
  action_id  bigint primary key references actions,
  kind       text not null check (kind in ('withdrawn', 'superseded', 'carried forward')),
  decided_on date not null,
  body       text not null check (body <> ''),
  reason     text not null check (reason <> '')
);

create table action_lineage (
  from_id bigint not null references actions,
  to_id   bigint not null references actions,
  primary key (from_id, to_id),
  check (from_id <> to_id)
);

create trigger action_closures_are_added_to
  before update or delete or truncate on action_closures
  for each statement execute function refuse_change();
