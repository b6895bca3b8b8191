-- What the Board decided at a meeting, with the fields of a decision record
-- (facts (h)). Where there was nothing to record, it says so in words.
create table decisions (
  id            bigint generated always as identity primary key,
  meeting_id    bigint not null references board_meetings (id),
  minute        text not null check (btrim(minute) <> '' and length(minute) <= 20),
  agenda_item   integer not null check (agenda_item > 0),
  proposer      text not null check (btrim(proposer) <> '' and length(proposer) <= 500),
  wording       text not null check (btrim(wording) <> '' and length(wording) <= 2000),
  reasons       text not null check (btrim(reasons) <> '' and length(reasons) <= 4000),
  alternatives  text not null check (btrim(alternatives) <> '' and length(alternatives) <= 4000),
  conflicts     text not null check (btrim(conflicts) <> '' and length(conflicts) <= 2000),
  dispensations text not null check (btrim(dispensations) <> '' and length(dispensations) <= 2000),
  recorded_at   timestamptz not null,
  account_id    bigint references accounts,
  by_title      text not null check (by_title <> ''),
  unique (meeting_id, minute)
);

alter table board_log add column decision_id bigint unique references decisions;

-- What the Board said to a Red besides seeing a recovery plan (facts (g4)).
create table red_answers (
  id           bigint generated always as identity primary key,
  action_id    bigint not null references actions,
  answer       text not null check (answer in ('accepted', 'escalated')),
  meeting_id   bigint not null references board_meetings (id),
  reason       text not null check (btrim(reason) <> '' and length(reason) <= 2000),
  escalated_to text not null default '' check (length(escalated_to) <= 500),
  decision_id  bigint unique references decisions,
  recorded_at  timestamptz not null,
  account_id   bigint references accounts,
  by_title     text not null check (by_title <> ''),
  check ((answer = 'escalated') = (btrim(escalated_to) <> '')),
  -- a meeting answers a Red once
  unique (action_id, meeting_id)
);

-- The minutes of a meeting, each version whole: drafts, and in the end the one
-- that a later meeting agreed as a correct record.
create table minutes (
  meeting_id   bigint not null references board_meetings (id),
  version      integer not null check (version > 0),
  recorded_at  timestamptz not null,
  account_id   bigint references accounts,
  by_title     text not null check (by_title <> ''),
  elected      text[] not null,
  others       text[] not null,
  apologies    text[] not null,
  declarations text not null check (btrim(declarations) <> '' and length(declarations) <= 4000),
  agreed_at    bigint references board_meetings (id),
  primary key (meeting_id, version),
  check (agreed_at <> meeting_id)
);
create unique index agreed_once on minutes (meeting_id) where agreed_at is not null;

create table minute_items (
  meeting_id   bigint not null,
  version      integer not null,
  number       integer not null check (number > 0),
  title        text not null check (title <> ''),
  submitted_by text not null default '' check (length(submitted_by) <= 500),
  seeking      text not null default '' check (length(seeking) <= 500),
  notes        text not null default '' check (length(notes) <= 4000),
  primary key (meeting_id, version, number),
  foreign key (meeting_id, version) references minutes
);

create trigger decisions_are_added_to
  before update or delete or truncate on decisions for each statement execute function refuse_change();
create trigger red_answers_are_added_to
  before update or delete or truncate on red_answers for each statement execute function refuse_change();
create trigger minutes_are_added_to
  before update or delete or truncate on minutes for each statement execute function refuse_change();
create trigger minute_items_are_added_to
  before update or delete or truncate on minute_items for each statement execute function refuse_change();
