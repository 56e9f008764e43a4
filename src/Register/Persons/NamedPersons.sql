-- name: of-number
select p.id from register_person p where p.number_tail in @Tails and p.number_index in @Numbers and p.number_tail is not null and not p.sealed order by p.id

-- name: newborns
select k.child_id
from register_kin k
join register_person p on p.id = k.child_id
where k.parent_id = @Mother and k.to_date is null and not k.sealed and p.birth_date = @BornOn and not p.sealed
order by k.child_id

-- name: numbers
select p.id, p.number from register_person p where p.id in @Persons and p.number is not null and not p.sealed
