-- name: one
select id, provider, subject, kind, name, person, code_confirmed_at, closed_at
from access_account
where id = @Id

-- name: by-subject
select id, provider, subject, kind, name, person, code_confirmed_at, closed_at
from access_account
where provider = @Provider and subject = @Subject

-- name: staff
select id, provider, subject, kind, name, person, code_confirmed_at, closed_at
from access_account
where kind = 'staff'
order by name, id
