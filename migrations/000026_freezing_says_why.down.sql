alter table frozen_positions drop column exception;
