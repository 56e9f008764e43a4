-- Every statement keeps to the places asked, which lie inside the actor's. Sealed records enter no count; of linked records the main one does.
-- name: births
select b.id, b.child_id, b.mother_id, b.born_on, b.sex, c.place_code, m.birth_date as mother_born
from register_person c
join register_birth b on b.child_id = c.id and not b.sealed
left join register_person m on m.id = b.mother_id and not m.sealed
where not c.sealed and c.birth_date between @From and @To and c.place_code between @PlaceFrom and @PlaceTo
    and not exists (select 1 from register_birth o where o.child_id = c.linked_to and not o.sealed)
order by b.born_on, b.id

-- name: linked-mothers
select p.id, p.linked_to
from register_person p
where p.linked_to is not null and (p.id in @Mothers or p.linked_to in @Mothers)

-- name: children
select k.parent_id, k.child_id, c.birth_date, b.ordinal
from register_kin k
join register_person c on c.id = k.child_id and not c.sealed and c.linked_to is null
left join register_birth b on b.child_id = c.id and not b.sealed
where k.parent_id in @Mothers and k.kind <> 'adoption' and not k.sealed

-- name: deaths
select p.id, p.birth_date, p.died_on, p.sex, p.place_code
from register_person p
where not p.sealed and p.linked_to is null and p.died_on between @From and @To and p.place_code between @PlaceFrom and @PlaceTo
order by p.died_on, p.id

-- name: persons
select substr(p.place_code, 1, 9) as township, p.sex, count(*) as persons
from register_person p
where not p.sealed and p.linked_to is null and p.birth_date between @BornFrom and @BornTo and (p.died_on is null or p.died_on > @On)
    and p.place_code between @PlaceFrom and @PlaceTo
group by substr(p.place_code, 1, 9), p.sex
order by township, p.sex

-- name: persons-listed
select p.id, p.birth_date, p.died_on, p.sex, p.place_code
from register_person p
where not p.sealed and p.linked_to is null and p.birth_date between @BornFrom and @BornTo and (p.died_on is null or p.died_on > @On)
    and p.place_code between @PlaceFrom and @PlaceTo and (@AnySex or p.sex = @Sex)
order by p.birth_date, p.id
limit @Rows offset @Skip

-- name: organisations
select o.id, o.place_code
from register_organisation o
where not o.sealed and o.kind = @Kind and (o.closed_on is null or o.closed_on > @On) and o.place_code between @PlaceFrom and @PlaceTo
order by o.place_code, o.id

-- name: pregnancies
select e.id, e.person_id as mother, e.happened_on as registered_on, e.place_code
from register_event e
where not e.sealed and e.kind = 'pregnancy' and e.happened_on between @From and @To and e.place_code between @PlaceFrom and @PlaceTo
order by e.happened_on, e.id
