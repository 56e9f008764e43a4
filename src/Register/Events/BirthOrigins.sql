-- name: of-child
select b.id, b.child_id, b.born_on, b.place_code, b.certificate, coalesce(m.linked_to, b.mother_id) as mother
from register_birth b
left join register_person m on m.id = b.mother_id
where not b.sealed and b.child_id in @Children
order by b.born_on, b.id

-- Children that live in the places; linked records count once.
-- name: of-span
select b.id, b.child_id, b.born_on, b.place_code, b.certificate, coalesce(m.linked_to, b.mother_id) as mother
from register_person c
join register_birth b on b.child_id = c.id and not b.sealed
left join register_person m on m.id = b.mother_id
where not c.sealed and c.birth_date between @From and @To and c.place_code between @ScopeFrom and @ScopeTo
    and not exists (select 1 from register_birth o where o.child_id = c.linked_to and not o.sealed)
order by b.born_on, b.id

-- name: reports
select event_id, agency, document, reported_at
from register_report
where event_id in @Births
order by reported_at, id

-- name: pregnancies
select b.id as birth, p.id as pregnancy, p.expected_on
from register_birth b
join register_pregnancy p on not p.sealed and p.mother_id in (select m.id from register_person m where m.id = b.mother_id or m.linked_to = b.mother_id)
where b.id in @Births
order by b.id, p.expected_on, p.id
