drop function post_title;
drop table post_titles, posts, organisations;
