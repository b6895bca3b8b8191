-- The entry of history that tells of an update or a figure bears a hash of its
-- row, so that the row cannot be changed unseen either, whatever stands over it
-- since. Salt keeps whoever reads history from trying out what a small number
-- may be.
alter table progress_updates add column salt bytea not null default uuid_send(gen_random_uuid());
alter table measure_values add column salt bytea not null default uuid_send(gen_random_uuid());

-- What is there already is sealed as it stands.
insert into history (at, by_title, thing, what, after)
select now(), 'Planboard', 'action ' || e.family_slug || '/' || e.slug || '/' || a.ref, 'sealed a progress update as it stood',
       jsonb_build_object('row', 'progress_updates ' || u.id, 'seal', encode(sha256(canonical(
         u.salt, convert_to('progress_updates 1', 'UTF8'),
         int8send(u.id), int8send(u.action_id), convert_to(coalesce(u.round, ''), 'UTF8'), int8send(u.account_id),
         convert_to(u.by_title, 'UTF8'), int8send((extract(epoch from u.submitted_at) * 1000000)::bigint),
         convert_to(u.narrative, 'UTF8'), convert_to(u.next_step, 'UTF8'),
         convert_to(coalesce(to_char(u.forecast_on, 'YYYY-MM-DD'), ''), 'UTF8'), convert_to(u.issue::text, 'UTF8'),
         convert_to(u.recovery_plan, 'UTF8'), convert_to(u.recovery_lead, 'UTF8'),
         convert_to(coalesce(to_char(u.recovery_by, 'YYYY-MM-DD'), ''), 'UTF8'),
         convert_to(coalesce(to_char(u.delivered_on, 'YYYY-MM-DD'), ''), 'UTF8'), convert_to(u.evidence, 'UTF8'),
         convert_to(u.proposed, 'UTF8'), convert_to(u.computed, 'UTF8'), convert_to(u.reason, 'UTF8'),
         int8send(coalesce(u.supersedes, 0)), convert_to(u.because, 'UTF8'))), 'hex'))
  from progress_updates u
  join actions a on a.id = u.action_id
  join editions e on e.id = a.edition_id
 order by u.id;

insert into history (at, by_title, thing, what, after)
select now(), 'Planboard', 'measure ' || m.family_slug || '/' || m.code, 'sealed a figure as it stood',
       jsonb_build_object('row', 'measure_values ' || v.id, 'seal', encode(sha256(canonical(
         v.salt, convert_to('measure_values 1', 'UTF8'),
         int8send(v.id), int8send(v.measure_id), convert_to(to_char(v.period_end, 'YYYY-MM-DD'), 'UTF8'),
         int8send(v.numerator), int8send(v.denominator), convert_to(trim_scale(v.number)::text, 'UTF8'),
         convert_to(v.symbol, 'UTF8'), convert_to(v.state, 'UTF8'), convert_to(v.published::text, 'UTF8'),
         convert_to(v.source, 'UTF8'), convert_to(to_char(v.released_on, 'YYYY-MM-DD'), 'UTF8'),
         convert_to(v.note, 'UTF8'), int8send(coalesce(v.account_id, 0)), convert_to(v.by_title, 'UTF8'),
         int8send((extract(epoch from v.entered_at) * 1000000)::bigint), int8send(coalesce(v.supersedes, 0)),
         convert_to(v.reason, 'UTF8'))), 'hex'))
  from measure_values v
  join measures m on m.id = v.measure_id
 order by v.id;

insert into history (at, by_title, thing, what, after)
select now(), 'Planboard', 'action ' || e.family_slug || '/' || e.slug || '/' || a.ref, 'sealed an event as it stood',
       jsonb_build_object('row', 'action_events ' || v.id, 'seal', encode(sha256(canonical(
         v.salt, convert_to('action_events 1', 'UTF8'),
         int8send(v.id), int8send(v.action_id), convert_to(v.kind, 'UTF8'),
         int8send((extract(epoch from v.recorded_at) * 1000000)::bigint), int8send(coalesce(v.account_id, 0)),
         convert_to(v.by_title, 'UTF8'), int8send(coalesce(v.update_id, 0)), convert_to(v.status, 'UTF8'),
         convert_to(v.reason, 'UTF8'), convert_to(coalesce(to_char(v.due_on, 'YYYY-MM-DD'), ''), 'UTF8'),
         convert_to(coalesce(to_char(v.was_due_on, 'YYYY-MM-DD'), ''), 'UTF8'),
         convert_to(coalesce(v.lead_code, ''), 'UTF8'), convert_to(coalesce(v.was_lead_code, ''), 'UTF8'),
         convert_to(v.closure, 'UTF8'), convert_to(coalesce(to_char(v.effective_on, 'YYYY-MM-DD'), ''), 'UTF8'),
         convert_to(v.approver, 'UTF8'))), 'hex'))
  from action_events v
  join actions a on a.id = v.action_id
  join editions e on e.id = a.edition_id
 order by v.id;

insert into history (at, by_title, thing, what, after)
select now(), 'Planboard', 'meeting ' || f.meeting_on, 'sealed a frozen position as it stood',
       jsonb_build_object('row', 'frozen_positions ' || f.id, 'seal', f.checksum)
  from frozen_positions f
 order by f.id;
