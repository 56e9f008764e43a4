-- name: candidates
select b.id, b.child_id, b.mother_id, b.father_id, b.born_on, b.sex, b.ordinal, b.plurality, b.place_code, b.certificate, p.place_code as child_place, p.hukou_code as child_hukou
from register_birth b
join register_person p on p.id = b.child_id
where not b.sealed and b.certificate_index in @Certificates
union all
select b.id, b.child_id, b.mother_id, b.father_id, b.born_on, b.sex, b.ordinal, b.plurality, b.place_code, b.certificate, p.place_code as child_place, p.hukou_code as child_hukou
from register_birth b
join register_person p on p.id = b.child_id
where not b.sealed and b.mother_id in @Mothers and b.born_on between @From and @To
union all
select b.id, b.child_id, b.mother_id, b.father_id, b.born_on, b.sex, b.ordinal, b.plurality, b.place_code, b.certificate, p.place_code as child_place, p.hukou_code as child_hukou
from register_birth b
join register_person p on p.id = b.child_id
where not b.sealed and b.id = @Id
