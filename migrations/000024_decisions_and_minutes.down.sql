drop table minute_items, minutes, red_answers;
alter table board_log drop column decision_id;
drop table decisions;
