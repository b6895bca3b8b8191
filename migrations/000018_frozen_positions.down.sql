drop table unfreezings, frozen_parts, frozen_positions, meeting_moves;
alter table board_meetings drop column id;
