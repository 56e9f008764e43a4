-- name: places
select p.place_code, count(*) as persons
from register_person p
where p.place_code between @From and @To and not p.sealed
group by p.place_code
order by p.place_code

-- name: families
select p.id
from register_person p
where p.place_code between @From and @To and p.id between @First and @Last and not p.sealed and p.linked_to is null
    and case
        when p.died_on is not null then exists (
            select 1
            from register_kin k
            join register_person c on c.id = k.child_id
            where k.parent_id = p.id and not k.sealed and (k.to_date is null or k.to_date > @Today) and not c.sealed and c.died_on is null and c.birth_date > @Adult
                and (k.role = 'mother' or not exists (select 1 from register_kin m where m.child_id = c.id and m.role = 'mother' and not m.sealed and (m.to_date is null or m.to_date > @Today)))
                and not exists (
                    select 1
                    from register_kin o
                    join register_person q on q.id = o.parent_id
                    where o.child_id = c.id and not o.sealed and (o.to_date is null or o.to_date > @Today) and not q.sealed and q.died_on is null))
        when p.birth_date > @Adult then not exists (
                select 1
                from register_person g
                join register_kin k on k.child_id = g.id
                join register_person q on q.id = k.parent_id
                where (g.id = p.id or g.linked_to = p.id) and not k.sealed and (k.to_date is null or k.to_date > @Today) and not q.sealed)
            or exists (select 1 from register_kin k where k.parent_id = p.id and not k.sealed and (k.to_date is null or k.to_date > @Today))
        when p.sex = @Male then not exists (
                select 1
                from register_person g
                cross join register_marriage m
                join register_person s on s.id = m.other_id
                where m.one_id = g.id and (g.id = p.id or g.linked_to = p.id) and not m.sealed and m.from_date <= @Today and (m.to_date is null or m.to_date > @Today) and not s.sealed and s.died_on is null)
            and not exists (
                select 1
                from register_person g
                cross join register_marriage m
                join register_person s on s.id = m.one_id
                where m.other_id = g.id and (g.id = p.id or g.linked_to = p.id) and not m.sealed and m.from_date <= @Today and (m.to_date is null or m.to_date > @Today) and not s.sealed and s.died_on is null)
            and not exists (
                select 1
                from register_person g
                join register_kin k on k.parent_id = g.id
                join register_kin o on o.child_id = k.child_id
                join register_person c on c.id = k.child_id
                join register_person q on q.id = o.parent_id
                where (g.id = p.id or g.linked_to = p.id) and not k.sealed and (k.to_date is null or k.to_date > @Today) and not c.sealed
                    and o.role = 'mother' and not o.sealed and (o.to_date is null or o.to_date > @Today) and not q.sealed and q.died_on is null)
        else 1 = 1
    end
order by p.id

-- name: most-children
select coalesce(max(n), 0)
from (
    select count(*) as n
    from register_kin k
    where not k.sealed and (k.to_date is null or k.to_date > @Today)
    group by k.parent_id
    union all
    select count(distinct k.child_id) as n
    from register_marriage m
    join register_kin k on k.parent_id = m.one_id or k.parent_id = m.other_id
    where not m.sealed and (m.to_date is null or m.to_date > @Today) and not k.sealed and (k.to_date is null or k.to_date > @Today)
    group by m.id) counted

-- name: most-pregnancies
select coalesce(max(n), 0)
from (select count(*) as n from register_pregnancy where not sealed and ended_on is null group by mother_id) counted

-- name: counties
select county
from (
    select substr(place_code, 1, 6) as county from register_person where not sealed
    union
    select substr(hukou_code, 1, 6) from register_person where not sealed and hukou_code is not null
    union
    select substr(place_code, 1, 6) from register_birth where not sealed) named
order by county

-- name: last-learned
select max(recorded_at) from register_journal
