-- name: open
select r.one_id, a.name as one_name, r.other_id, b.name as other_name, b.place_code as other_place, b.hukou_code as other_hukou, r.kind, r.score, r.reasons, r.found_at
from register_pair r
join register_person a on a.id = r.one_id
join register_person b on b.id = r.other_id
where r.state = 'open' and not r.sealed and not a.sealed and not b.sealed and r.one_place between @ScopeFrom and @ScopeTo
order by r.found_at, r.id
limit @Rows offset @Skip
