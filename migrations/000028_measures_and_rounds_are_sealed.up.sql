-- What a measure is held against, means and was rated by decision, what was made
-- of a figure, the dates of rounds and what was taken back are sealed like
-- updates and figures: the entry of history that tells of a row bears a hash of
-- it and of its salt.
alter table value_reviews add column salt bytea not null default uuid_send(gen_random_uuid());
alter table rating_overrides add column salt bytea not null default uuid_send(gen_random_uuid());
alter table measure_targets add column salt bytea not null default uuid_send(gen_random_uuid());
alter table measure_definitions add column salt bytea not null default uuid_send(gen_random_uuid());
alter table round_dates add column salt bytea not null default uuid_send(gen_random_uuid());
alter table unfreezings add column salt bytea not null default uuid_send(gen_random_uuid());

-- A moment to the microsecond; what has always been there says so in words.
create function canonical_moment(at timestamptz) returns bytea
  language sql stable parallel safe
  return case when isfinite(at) then int8send((extract(epoch from at) * 1000000)::bigint) else convert_to(at::text, 'UTF8') end;

-- What is there already is sealed as it stands.
insert into history (at, by_title, thing, what, after)
select now(), 'Planboard', 'measure ' || m.family_slug || '/' || m.code, 'sealed the review of a figure as it stood',
       jsonb_build_object('row', 'value_reviews ' || r.value_id, 'seal', encode(sha256(canonical(
         r.salt, convert_to('value_reviews 1', 'UTF8'),
         int8send(r.value_id), convert_to(r.verdict, 'UTF8'), convert_to(r.comment, 'UTF8'), int8send(r.account_id),
         convert_to(r.by_title, 'UTF8'), canonical_moment(r.recorded_at))), 'hex'))
  from value_reviews r
  join measure_values v on v.id = r.value_id
  join measures m on m.id = v.measure_id
 order by r.value_id;

insert into history (at, by_title, thing, what, after)
select now(), 'Planboard', 'measure ' || m.family_slug || '/' || m.code, 'sealed the approval of a better rating as it stood',
       jsonb_build_object('row', 'rating_overrides ' || o.id, 'seal', encode(sha256(canonical(
         o.salt, convert_to('rating_overrides 1', 'UTF8'),
         int8send(o.id), int8send(o.value_id), int8send(o.edition_id), convert_to(o.rating, 'UTF8'),
         convert_to(o.computed, 'UTF8'), convert_to(o.reason, 'UTF8'), int8send(o.account_id),
         convert_to(o.by_title, 'UTF8'), canonical_moment(o.recorded_at))), 'hex'))
  from rating_overrides o
  join measure_values v on v.id = o.value_id
  join measures m on m.id = v.measure_id
 order by o.id;

insert into history (at, by_title, thing, what, after)
select now(), 'Planboard', 'measure ' || m.family_slug || '/' || m.code, 'sealed a target as it stood',
       jsonb_build_object('row', concat_ws(' ', 'measure_targets', t.edition_id, t.measure_id, t.version), 'seal', encode(sha256(canonical(
         t.salt, convert_to('measure_targets 1', 'UTF8'),
         int8send(t.edition_id), int8send(t.measure_id), int8send(t.version), canonical_moment(t.recorded_at),
         convert_to(trim_scale(t.target_at)::text, 'UTF8'), convert_to(trim_scale(t.target_to)::text, 'UTF8'),
         convert_to(trim_scale(t.amber_band)::text, 'UTF8'), int8send(t.account_id), convert_to(t.by_title, 'UTF8'),
         convert_to(t.reason, 'UTF8'), convert_to(t.approver, 'UTF8'),
         convert_to(to_char(t.effective_on, 'YYYY-MM-DD'), 'UTF8'))), 'hex'))
  from measure_targets t
  join measures m on m.id = t.measure_id
 order by t.edition_id, t.measure_id, t.version;

insert into history (at, by_title, thing, what, after)
select now(), 'Planboard', 'measure ' || m.family_slug || '/' || m.code, 'sealed a definition as it stood',
       jsonb_build_object('row', concat_ws(' ', 'measure_definitions', d.measure_id, d.version), 'seal', encode(sha256(canonical(
         d.salt, convert_to('measure_definitions 1', 'UTF8'),
         int8send(d.measure_id), int8send(d.version), canonical_moment(d.recorded_at), convert_to(d.definition, 'UTF8'),
         convert_to(d.numerator_is, 'UTF8'), convert_to(d.denominator_is, 'UTF8'),
         convert_to(to_char(d.holds_from, 'YYYY-MM-DD'), 'UTF8'), int8send(d.account_id), convert_to(d.by_title, 'UTF8'),
         convert_to(d.reason, 'UTF8'), convert_to(d.approver, 'UTF8'),
         convert_to(to_char(d.effective_on, 'YYYY-MM-DD'), 'UTF8'))), 'hex'))
  from measure_definitions d
  join measures m on m.id = d.measure_id
 order by d.measure_id, d.version;

insert into history (at, by_title, thing, what, after)
select now(), 'Planboard', 'round ' || replace(substring(d.quarter from 4), '/', '-') || '-' || left(d.quarter, 2), 'sealed the dates of a reporting round as they stood',
       jsonb_build_object('row', concat_ws(' ', 'round_dates', d.quarter, d.version), 'seal', encode(sha256(canonical(
         d.salt, convert_to('round_dates 1', 'UTF8'),
         convert_to(d.quarter, 'UTF8'), int8send(d.version), canonical_moment(d.recorded_at),
         convert_to(to_char(d.opens_on, 'YYYY-MM-DD'), 'UTF8'), convert_to(to_char(d.updates_due_on, 'YYYY-MM-DD'), 'UTF8'),
         convert_to(to_char(d.review_by, 'YYYY-MM-DD'), 'UTF8'), convert_to(to_char(d.papers_out_on, 'YYYY-MM-DD'), 'UTF8'),
         convert_to(to_char(d.board_on, 'YYYY-MM-DD'), 'UTF8'), convert_to(to_char(d.closes_on, 'YYYY-MM-DD'), 'UTF8'),
         int8send(d.account_id), convert_to(d.by_title, 'UTF8'), convert_to(d.reason, 'UTF8'))), 'hex'))
  from round_dates d
 order by d.quarter, d.version;

insert into history (at, by_title, thing, what, after)
select now(), 'Planboard', 'meeting ' || f.meeting_on, 'sealed the taking back of a frozen position as it stood',
       jsonb_build_object('row', 'unfreezings ' || u.position_id, 'seal', encode(sha256(canonical(
         u.salt, convert_to('unfreezings 1', 'UTF8'),
         int8send(u.position_id), canonical_moment(u.recorded_at), int8send(u.account_id), convert_to(u.by_title, 'UTF8'),
         convert_to(u.reason, 'UTF8'))), 'hex'))
  from unfreezings u
  join frozen_positions f on f.id = u.position_id
 order by u.position_id;

drop function canonical_moment;
