-- name: open
select id, kind, reference
from access_grant
where post = @Post and subject = @Subject and state = 'open' and (kind = 'task' or account = @Account) and (until_at is null or until_at > @Now)
order by case kind when 'task' then 0 when 'approval' then 1 else 2 end, asked_at, id
limit 1

-- name: subjects
select distinct subject
from access_grant
where post = @Post and state = 'open' and (kind = 'task' or account = @Account) and (until_at is null or until_at > @Now)
