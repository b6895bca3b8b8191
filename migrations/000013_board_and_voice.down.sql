drop table claims, promises, voices, board_log;
