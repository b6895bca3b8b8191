drop table taken_forms, history;
