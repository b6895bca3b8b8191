drop table action_standings;
