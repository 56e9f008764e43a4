-- The cases of some numbers in which a step is done.
-- name: given
select c.same_key
from casework_case c
join casework_step s on s.case_id = c.id
where c.service = @Service and c.same_key in @Keys and s.step in @Steps and s.status = 'done'
