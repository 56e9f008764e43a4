-- name: holder
select id
from access_account
where person = @Person and closed_at is null

-- name: link
update access_account
set person = @Person
where id = @Id and kind = 'citizen' and person is null and closed_at is null
