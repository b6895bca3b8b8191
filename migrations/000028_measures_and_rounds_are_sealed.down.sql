-- The seals in history stay: it is only added to.
alter table value_reviews drop column salt;
alter table rating_overrides drop column salt;
alter table measure_targets drop column salt;
alter table measure_definitions drop column salt;
alter table round_dates drop column salt;
alter table unfreezings drop column salt;
