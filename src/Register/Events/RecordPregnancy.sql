-- name: open
select id, expected_on
from register_pregnancy
where (mother_id in @Mothers and ended_on is null or id = @Id) and not sealed
order by id
