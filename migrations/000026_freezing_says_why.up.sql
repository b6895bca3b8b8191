-- A position that is frozen although nobody has signed the round off says why.
alter table frozen_positions add column exception text not null default '' check (length(exception) <= 2000);
alter table frozen_positions alter column exception drop default;
