-- name: claim
insert into register_birth (id, child_id, mother_id, father_id, born_on, sex, ordinal, plurality, place_code, certificate, certificate_index, sealed)
values (@Id, @Child, @Mother, null, @BornOn, @Sex, @Ordinal, @Plurality, @Place, null, @CertificateIndex, @Sealed)
on conflict do nothing

-- name: open-pregnancy
select id
from register_pregnancy
where mother_id = @Mother and ended_on is null and not sealed and expected_on between @From and @To
order by id
