-- name: of
select p.id, p.place_code, p.hukou_code, p.name, p.name_plain, p.pinyin, p.sex, p.birth_date, p.number, p.phone, p.linked_to, 0 as by_former,
    (select k.parent_id from register_kin k where k.child_id = p.id and k.role = 'mother' and k.to_date is null and not k.sealed order by k.id limit 1) as mother_id
from register_person p
where p.number_tail in @Tails and p.number_index in @Numbers and not p.sealed
union all
select p.id, p.place_code, p.hukou_code, p.name, p.name_plain, p.pinyin, p.sex, p.birth_date, p.number, p.phone, p.linked_to, 0 as by_former,
    (select k.parent_id from register_kin k where k.child_id = p.id and k.role = 'mother' and k.to_date is null and not k.sealed order by k.id limit 1) as mother_id
from register_person p
where p.birth_date in (@BirthDate, @Exchanged) and (p.pinyin || '') = @Pinyin and not p.sealed
union all
select p.id, p.place_code, p.hukou_code, p.name, p.name_plain, p.pinyin, p.sex, p.birth_date, p.number, p.phone, p.linked_to, 0 as by_former,
    (select k.parent_id from register_kin k where k.child_id = p.id and k.role = 'mother' and k.to_date is null and not k.sealed order by k.id limit 1) as mother_id
from register_person p
where p.phone_tail in @PhoneTails and p.phone_index in @Phones and not p.sealed
union all
select p.id, p.place_code, p.hukou_code, p.name, p.name_plain, p.pinyin, p.sex, p.birth_date, p.number, p.phone, p.linked_to, 1 as by_former,
    (select k.parent_id from register_kin k where k.child_id = p.id and k.role = 'mother' and k.to_date is null and not k.sealed order by k.id limit 1) as mother_id
from register_name_key n
join register_person p on p.id = n.person_id
where n.key = @Plain and not n.sealed and p.birth_date = @BirthDate and not p.sealed
