create table organisations (
  id   bigint generated always as identity primary key,
  name text not null unique check (name <> '')
);

create table posts (
  code            text primary key check (code ~ '^R[0-9]{2,3}$'),
  organisation_id bigint not null references organisations
);

-- Titles are dated attributes of a post.
create table post_titles (
  post_code  text not null references posts,
  valid_from date not null,
  title      text not null check (title <> ''),
  primary key (post_code, valid_from)
);

create function post_title(code text, day date) returns text
  language sql stable parallel safe
  return (
    select t.title
      from post_titles t
     where t.post_code = code and t.valid_from <= day
     order by t.valid_from desc
     limit 1
  );
