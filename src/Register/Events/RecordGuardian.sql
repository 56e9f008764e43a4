-- name: organisation
select count(*) from register_organisation where id = @Id and not sealed

-- name: same
select id
from register_guardian
where (id = @Id or ward_id = @Ward and (guardian_id = @Guardian or organisation_id = @Guardian) and kind = @Kind and from_date = @From) and not sealed
order by id
limit 1

-- name: by-id
select ward_id, from_date, to_date from register_guardian where id = @Id and not sealed
