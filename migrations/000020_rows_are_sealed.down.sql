-- The seals in history stay: it is only added to.
alter table progress_updates drop column salt;
alter table measure_values drop column salt;
