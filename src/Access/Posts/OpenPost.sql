-- name: add
insert into access_post (id, agency, title_zh, title_en, scope_from, scope_to, opened_at)
values (@Id, @Agency, @TitleZh, @TitleEn, @ScopeFrom, @ScopeTo, @Now)
on conflict (id) do nothing

-- name: role
insert into access_post_role (post, role)
values (@Post, @Role)
on conflict (post, role) do nothing
