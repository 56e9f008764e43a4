-- name: by-name
select p.id, p.place_code, p.hukou_code, p.name, p.sex, p.birth_date, p.died_on, p.number, p.linked_to
from (
    select id, min(key) as key from (
        select * from (
            select p.id, p.pinyin as key, p.place_code
            from register_person p
            where not p.sealed and p.pinyin >= @Sound and p.pinyin < @SoundEnd
                -- A case tells a planner nothing of its share: a name goes with its sound, and two shares multiplied would promise one row, to be sorted, for thousands.
                and case when substr(p.name_plain, 1, @PlainLength) = @Plain then true else false end
                and p.place_code between @ScopeFrom and @ScopeTo and p.birth_date between @BornFrom and @BornTo
                and (@AnyTail or p.number_tail in @NumberTails or p.phone_tail in @PhoneTails) and (@AnyHead or p.number_head in @Heads)
            order by p.pinyin, p.place_code
            limit @Most) a
        union all
        select * from (
            select p.id, '' as key, p.place_code
            from register_person p
            where not p.sealed and p.initials = @Initials
                and p.place_code between @ScopeFrom and @ScopeTo and p.birth_date between @BornFrom and @BornTo
                and (@AnyTail or p.number_tail in @NumberTails or p.phone_tail in @PhoneTails) and (@AnyHead or p.number_head in @Heads)
            order by p.place_code
            limit @Most) b
        union all
        select * from (
            select k.person_id as id, k.key, k.place_code
            from register_name_key k
            join register_person p on p.id = k.person_id
            where not k.sealed and (k.key >= @Key and k.key < @KeyEnd)
                and k.place_code between @ScopeFrom and @ScopeTo and not p.sealed and p.birth_date between @BornFrom and @BornTo
                and (@AnyTail or p.number_tail in @NumberTails or p.phone_tail in @PhoneTails) and (@AnyHead or p.number_head in @Heads)
            order by k.key, k.place_code
            limit @Most) c
        union all
        select * from (
            select k.person_id as id, k.key, k.place_code
            from register_name_key k
            join register_person p on p.id = k.person_id
            where not k.sealed and k.key = @Initials
                and k.place_code between @ScopeFrom and @ScopeTo and not p.sealed and p.birth_date between @BornFrom and @BornTo
                and (@AnyTail or p.number_tail in @NumberTails or p.phone_tail in @PhoneTails) and (@AnyHead or p.number_head in @Heads)
            order by k.place_code
            limit @Most) d
    ) found
    group by id
) hit
join register_person p on p.id = hit.id
order by hit.key, p.place_code, p.id
limit @Rows offset @Skip

-- name: by-number
select p.id, p.place_code, p.hukou_code, p.name, p.sex, p.birth_date, p.died_on, p.number, p.linked_to
from register_person p
where not p.sealed and p.number_tail in @NumberTails and p.number_index in @Numbers
    and (p.place_code between @ScopeFrom and @ScopeTo or p.hukou_code between @ScopeFrom and @ScopeTo)
order by p.id
limit @Rows offset @Skip

-- name: by-phone
select p.id, p.place_code, p.hukou_code, p.name, p.sex, p.birth_date, p.died_on, p.number, p.linked_to
from register_person p
where not p.sealed and p.phone_tail in @PhoneTails and p.phone_index in @Phones
    and (p.place_code between @ScopeFrom and @ScopeTo or p.hukou_code between @ScopeFrom and @ScopeTo)
order by p.id
limit @Rows offset @Skip

-- name: by-certificate
select p.id, p.place_code, p.hukou_code, p.name, p.sex, p.birth_date, p.died_on, p.number, p.linked_to
from register_birth b
join register_person p on p.id = b.child_id
where not b.sealed and b.certificate_index in @Certificates and not p.sealed
    and (p.place_code between @ScopeFrom and @ScopeTo or p.hukou_code between @ScopeFrom and @ScopeTo)
order by b.ordinal, p.id
limit @Rows offset @Skip

-- name: by-tail
select id, place_code, hukou_code, name, sex, birth_date, died_on, number, linked_to
from (
    select p.id, p.place_code, p.hukou_code, p.name, p.sex, p.birth_date, p.died_on, p.number, p.linked_to
    from register_person p
    where not p.sealed and p.number_tail in @NumberTails
    union
    select p.id, p.place_code, p.hukou_code, p.name, p.sex, p.birth_date, p.died_on, p.number, p.linked_to
    from register_person p
    where not p.sealed and p.phone_tail in @PhoneTails and @AnyHead
) p
where (p.place_code between @ScopeFrom and @ScopeTo or p.hukou_code between @ScopeFrom and @ScopeTo)
    and p.birth_date between @BornFrom and @BornTo
    and (@AnyHead or exists (select 1 from register_person h where h.id = p.id and h.number_head in @Heads))
order by p.place_code, p.id
limit @Rows offset @Skip

-- name: by-birth
select p.id, p.place_code, p.hukou_code, p.name, p.sex, p.birth_date, p.died_on, p.number, p.linked_to
from register_person p
where not p.sealed and p.birth_date between @BornFrom and @BornTo
    and (p.place_code between @ScopeFrom and @ScopeTo or p.hukou_code between @ScopeFrom and @ScopeTo)
    and (@AnyHead or p.number_head in @Heads)
    and (@AnyTail or p.number_tail in @NumberTails or p.phone_tail in @PhoneTails)
    and (@AnyName
        or p.pinyin >= @Sound and p.pinyin < @SoundEnd and substr(p.name_plain, 1, @PlainLength) = @Plain
        or p.initials = @Initials
        or exists (select 1 from register_name_key k where k.person_id = p.id and not k.sealed and (k.key >= @Key and k.key < @KeyEnd or k.key = @Initials)))
order by p.birth_date, p.place_code, p.id
limit @Rows offset @Skip

-- name: of-list
select p.id, p.place_code, p.hukou_code, p.name, p.sex, p.birth_date, p.died_on, p.number, p.linked_to
from register_person p
where p.id in @Persons and not p.sealed and p.place_code between @ScopeFrom and @ScopeTo
