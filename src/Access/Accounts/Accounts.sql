-- name: one
select id, provider, subject, kind, name, person, code_confirmed_at, closed_at
from access_account
where id = @Id

-- name: by-subject
select id, provider, subject, kind, name, person, code_confirmed_at, closed_at
from access_account
where provider = @Provider and subject = @Subject

-- name: inside
select id, provider, subject, kind, name, person, code_confirmed_at, closed_at
from access_account
where kind = 'staff' and id in (
    select h.account
    from access_holding h
    join access_post p on p.id = h.post
    where p.scope_from between @ScopeFrom and @ScopeTo and p.scope_to between @ScopeFrom and @ScopeTo)
order by name, id

-- name: for
select id, provider, subject, kind, name, person, code_confirmed_at, closed_at
from access_account
where id = @Id and kind = 'staff' and (
    not exists (select 1 from access_holding h where h.account = @Id and h.to_at is null)
    or exists (
        select 1
        from access_holding h
        join access_post p on p.id = h.post
        where h.account = @Id and p.scope_from between @ScopeFrom and @ScopeTo and p.scope_to between @ScopeFrom and @ScopeTo))
