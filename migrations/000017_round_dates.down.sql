alter table reporting_rounds add column opens_on date unique, add column updates_due_on date, add column review_by date,
  add column papers_out_on date, add column board_on date references board_meetings, add column closes_on date,
  add check (updates_due_on >= opens_on), add check (review_by >= updates_due_on),
  add check (board_on > papers_out_on), add check (closes_on > board_on);
update reporting_rounds r
   set opens_on = d.opens_on, updates_due_on = d.updates_due_on, review_by = d.review_by,
       papers_out_on = d.papers_out_on, board_on = d.board_on, closes_on = d.closes_on
  from (select distinct on (quarter) * from round_dates order by quarter, version desc) d
 where d.quarter = r.quarter;
alter table reporting_rounds alter column opens_on set not null, alter column updates_due_on set not null,
  alter column review_by set not null, alter column papers_out_on set not null, alter column board_on set not null,
  alter column closes_on set not null;
drop table round_sign_offs, round_dates;
