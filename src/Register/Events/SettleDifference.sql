-- name: open
select d.id, d.event_id as birth, b.child_id as child, d.element, r.agency, r.document, d.found_at
from register_difference d
join register_report r on r.id = d.report_id
join register_birth b on b.id = d.event_id
where d.state = 'open' and not d.sealed and not b.sealed and d.place_code between @ScopeFrom and @ScopeTo
order by d.found_at, d.id
limit @Rows offset @Skip

-- name: by-id
select d.id, d.event_id, b.child_id, b.born_on, d.element, d.place_code, d.state, r.agency, r.document, r.confidence, r.body
from register_difference d
join register_report r on r.id = d.report_id
join register_birth b on b.id = d.event_id
where d.id = @Id and not d.sealed and not b.sealed and d.place_code between @ScopeFrom and @ScopeTo

-- name: settle
update register_difference
set state = @State, settled_at = @Now, settled_by = @By
where id = @Id

-- name: kin
select id from register_kin where child_id = @Child and role = @Role and kind = 'birth' and not sealed order by id limit 1
