alter table progress_updates drop constraint correction_says_why;
alter table progress_updates drop column because;
