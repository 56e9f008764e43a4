-- Cases in which a step that gives a fact is done.
-- name: given
select c.number
from casework_case c
join casework_step s on s.case_id = c.id
where c.number in @Numbers and s.step in @Steps and s.status = 'done'
