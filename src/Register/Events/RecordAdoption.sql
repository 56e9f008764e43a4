-- name: kin
select id, parent_id, kind, to_date
from register_kin
where child_id in @Children
order by id

-- name: births
select id from register_birth where child_id = @Child order by id
