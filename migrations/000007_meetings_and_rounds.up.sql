create table board_meetings (
  held_on   date primary key,
  theme     text not null default '',
  lead_code text references posts
);

create table reporting_rounds (
  quarter        text primary key check (quarter ~ '^Q[1-4] [0-9]{4}/[0-9]{2}$'),
  opens_on       date not null unique,
  updates_due_on date not null check (updates_due_on >= opens_on),
  review_by      date not null check (review_by >= updates_due_on),
  papers_out_on  date not null,
  board_on       date not null references board_meetings check (board_on > papers_out_on),
  closes_on      date not null check (closes_on > board_on)
);
