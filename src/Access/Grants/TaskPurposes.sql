-- name: add
insert into access_grant (id, kind, post, subject, place_code, reference, reason, state, asked_at)
values (@Id, 'task', @Post, @Subject, @PlaceCode, @Reference, '', 'open', @Now)
on conflict (post, reference, subject) where kind = 'task' and state = 'open' do nothing

-- name: end
update access_grant
set state = 'ended'
where kind = 'task' and state = 'open' and reference = @Reference

-- name: of-task
select subject, place_code
from access_grant
where kind = 'task' and state = 'open' and reference = @Reference
