-- name: inside
select id, name_zh, name_en, kind, place_code, closed_at
from access_agency
where place_code between @ScopeFrom and @ScopeTo
order by place_code, kind, id

-- name: one
select id, name_zh, name_en, kind, place_code, closed_at
from access_agency
where id = @Id and place_code between @ScopeFrom and @ScopeTo

-- name: of-kind
select id, name_zh, name_en, kind, place_code, closed_at
from access_agency
where kind = @Kind and closed_at is null
