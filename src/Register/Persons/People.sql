-- name: seen
select p.id, p.place_code, p.hukou_code, p.name, p.sex, p.birth_date, p.died_on, p.linked_to, p.sealed
from register_person p
where p.id = @Id
    and (not p.sealed or @SeesSealed)
    and (p.place_code between @ScopeFrom and @ScopeTo
        or p.hukou_code between @ScopeFrom and @ScopeTo
        or p.id = @Own
        or exists (select 1 from register_kin k where k.child_id = p.id and k.parent_id = @Own and k.to_date is null and not k.sealed)
        or exists (select 1 from register_guardian g where g.ward_id = p.id and g.guardian_id = @Own and g.to_date is null and not g.sealed))

-- name: any
select p.id, p.place_code, p.hukou_code, p.name, p.sex, p.birth_date, p.died_on, p.linked_to, p.sealed
from register_person p
where p.id = @Id and not p.sealed

-- name: linked-to
select linked_to from register_person where id = @Id

-- name: linked-from
select id from register_person where linked_to = @Id order by id

-- name: mother
select parent_id from register_kin where child_id = @Id and role = 'mother' and to_date is null and not sealed order by id limit 1
