-- A meeting may move back to a day that it was on before, and away again.
alter table meeting_moves drop constraint meeting_moves_pkey;
alter table meeting_moves add column id bigint generated always as identity primary key;
create index on meeting_moves (was_on);

-- The position that is frozen for a meeting is found by the meeting.
create index on frozen_positions (edition_id, meeting_id);
