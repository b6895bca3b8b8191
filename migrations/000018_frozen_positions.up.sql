-- A meeting keeps its number when its day moves; the days it was to be on lead
-- to it still.
alter table board_meetings add column id bigint generated always as identity unique;

create table meeting_moves (
  was_on      date primary key,
  meeting_id  bigint not null references board_meetings (id),
  recorded_at timestamptz not null,
  account_id  bigint references accounts,
  by_title    text not null check (by_title <> ''),
  reason      text not null check (btrim(reason) <> '' and length(reason) <= 2000)
);
create index on meeting_moves (meeting_id);

-- What the Board was shown: an edition as it stood when the secretary froze it
-- for a meeting. The data are in the parts, byte for byte; the checksum is over
-- all of them.
create table frozen_positions (
  id          bigint generated always as identity primary key,
  meeting_id  bigint not null references board_meetings (id),
  edition_id  bigint not null references editions,
  meeting_on  date not null, -- as it was planned then
  frozen_at   timestamptz not null,
  account_id  bigint references accounts,
  by_title    text not null check (by_title <> ''),
  format      integer not null default 1, -- of the parts
  checksum    text not null check (checksum ~ '^[0-9a-f]{64}$')
);
create index on frozen_positions (meeting_id, edition_id, id desc);

create table frozen_parts (
  position_id bigint not null references frozen_positions,
  name        text not null,
  data        bytea not null,
  sum         text not null check (sum ~ '^[0-9a-f]{64}$'), -- SHA-256 of the data
  primary key (position_id, name)
);

-- A position taken back before its meeting, with why; it stays readable here.
create table unfreezings (
  position_id bigint primary key references frozen_positions,
  recorded_at timestamptz not null,
  account_id  bigint references accounts,
  by_title    text not null check (by_title <> ''),
  reason      text not null check (btrim(reason) <> '' and length(reason) <= 2000)
);

create trigger meeting_moves_are_added_to
  before update or delete or truncate on meeting_moves for each statement execute function refuse_change();
create trigger frozen_positions_are_added_to
  before update or delete or truncate on frozen_positions for each statement execute function refuse_change();
create trigger frozen_parts_are_added_to
  before update or delete or truncate on frozen_parts for each statement execute function refuse_change();
create trigger unfreezings_are_added_to
  before update or delete or truncate on unfreezings for each statement execute function refuse_change();
