-- name: persons
select p.id, p.place_code, p.hukou_code, p.linked_to, p.sealed
from register_person p
where p.id in @Ids

-- name: linked
select p.id, p.place_code, p.hukou_code, p.linked_to, p.sealed
from register_person p
where p.linked_to in @Ids

-- name: ties
select t.person_id, t.subject, t.kind
from register_tie t
where t.person_id in @Ids
order by t.subject

-- name: entries
select j.subject, j.id, j.kind, j.step, j.event, j.valid_from, j.valid_to, j.recorded_at, j.actor, j.agency, j.document, j.confidence, j.corrects, j.body
from register_journal j
where j.subject in @Ids
order by j.recorded_at, j.step, j.id

-- name: seals
select s.subject, s.entry, s.element
from register_seal s
where s.subject in @Ids and s.lifted_at is null
