-- Why an update was corrected is not why its status differs from the rules:
-- each has its own words. Corrections from before said it in "reason".
alter table progress_updates add column because text not null default '' check (length(because) <= 2000);
alter table progress_updates add constraint correction_says_why
  check ((supersedes is null) = (btrim(because) = '')) not valid;
