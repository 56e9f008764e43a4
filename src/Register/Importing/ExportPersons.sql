-- name: page
select p.id, p.place_code, p.hukou_code, p.name, p.sex, p.birth_date, p.ethnicity, p.number, p.phone
from register_person p
where p.id > @After and not p.sealed and p.linked_to is null and p.place_code between @ScopeFrom and @ScopeTo
order by p.id
limit @Most

-- name: count
select count(*) from register_person p where not p.sealed and p.linked_to is null and p.place_code between @ScopeFrom and @ScopeTo
