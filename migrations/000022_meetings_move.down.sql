drop index frozen_positions_edition_id_meeting_id_idx;
drop index meeting_moves_was_on_idx;
alter table meeting_moves drop column id;
alter table meeting_moves add primary key (was_on);
