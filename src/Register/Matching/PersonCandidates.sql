-- name: of
select p.id, p.place_code, p.hukou_code, p.name, p.name_plain, p.pinyin, p.sex, p.birth_date, p.number, p.phone, p.linked_to, 0 as by_former
from register_person p
where p.number_tail in @Tails and p.number_index in @Numbers and not p.sealed
union all
select p.id, p.place_code, p.hukou_code, p.name, p.name_plain, p.pinyin, p.sex, p.birth_date, p.number, p.phone, p.linked_to, 0 as by_former
from register_person p
where p.birth_date in (@BirthDate, @Exchanged) and (p.pinyin || '') = @Pinyin and not p.sealed
union all
select p.id, p.place_code, p.hukou_code, p.name, p.name_plain, p.pinyin, p.sex, p.birth_date, p.number, p.phone, p.linked_to, 0 as by_former
from register_person p
where p.phone_tail in @PhoneTails and p.phone_index in @Phones and not p.sealed
union all
select p.id, p.place_code, p.hukou_code, p.name, p.name_plain, p.pinyin, p.sex, p.birth_date, p.number, p.phone, p.linked_to, 1 as by_former
from register_name_key k
join register_person p on p.id = k.person_id
where k.key = @Plain and not k.sealed and p.birth_date = @BirthDate and not p.sealed
