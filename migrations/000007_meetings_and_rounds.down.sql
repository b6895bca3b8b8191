drop table reporting_rounds, board_meetings;
