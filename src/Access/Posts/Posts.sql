-- name: inside
select p.id, p.agency, a.kind as agency_kind, p.title_zh, p.title_en, p.scope_from, p.scope_to, h.account as holder, p.closed_at
from access_post p
join access_agency a on a.id = p.agency
left join access_holding h on h.post = p.id and h.to_at is null
where p.scope_from between @ScopeFrom and @ScopeTo and p.scope_to between @ScopeFrom and @ScopeTo
order by a.place_code, a.kind, p.opened_at, p.id

-- name: roles-inside
select r.post, r.role
from access_post_role r
join access_post p on p.id = r.post
where p.scope_from between @ScopeFrom and @ScopeTo and p.scope_to between @ScopeFrom and @ScopeTo
order by r.post, r.role

-- name: one
select p.id, p.agency, a.kind as agency_kind, p.title_zh, p.title_en, p.scope_from, p.scope_to, h.account as holder, p.closed_at
from access_post p
join access_agency a on a.id = p.agency
left join access_holding h on h.post = p.id and h.to_at is null
where p.id = @Id and p.scope_from between @ScopeFrom and @ScopeTo and p.scope_to between @ScopeFrom and @ScopeTo

-- name: of-agency
select p.id, p.agency, a.kind as agency_kind, p.title_zh, p.title_en, p.scope_from, p.scope_to, h.account as holder, p.closed_at
from access_post p
join access_agency a on a.id = p.agency
left join access_holding h on h.post = p.id and h.to_at is null
where p.agency = @Agency and p.closed_at is null and a.closed_at is null
order by p.opened_at, p.id

-- name: held-by
select p.id, p.agency, a.kind as agency_kind, p.title_zh, p.title_en, p.scope_from, p.scope_to, h.account as holder, p.closed_at
from access_holding h
join access_account c on c.id = h.account
join access_post p on p.id = h.post
join access_agency a on a.id = p.agency
where h.account = @Account and h.to_at is null and c.closed_at is null and p.closed_at is null and a.closed_at is null
order by p.opened_at, p.id

-- name: roles
select post, role
from access_post_role
where post = @Post
order by role

-- name: holder-at
select account
from access_holding
where post = @Post and from_at <= @At and (to_at is null or to_at > @At)
order by from_at desc, id desc
limit 1
