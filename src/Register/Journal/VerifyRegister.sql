-- name: person
select id, place_code, hukou_code, name, name_plain, pinyin, initials, sex, birth_date, died_on, ethnicity,
    number, number_index, number_head, number_tail, phone, phone_index, phone_tail, linked_to, sealed, recorded_at
from register_person
where id = @Id

-- name: extra-person
select r.id
from register_person r
where not exists (select 1 from register_journal j where j.subject = r.id)
order by r.id
limit 1000

-- name: remove-person
delete from register_person where id = @Id

-- name: kin
select id, parent_id, child_id, kind, role, from_date, to_date, sealed
from register_kin
where id = @Id

-- name: extra-kin
select r.id
from register_kin r
where not exists (select 1 from register_journal j where j.subject = r.id)
order by r.id
limit 1000

-- name: remove-kin
delete from register_kin where id = @Id

-- name: marriage
select id, one_id, other_id, from_date, to_date, end_kind, sealed
from register_marriage
where id = @Id

-- name: extra-marriage
select r.id
from register_marriage r
where not exists (select 1 from register_journal j where j.subject = r.id)
order by r.id
limit 1000

-- name: remove-marriage
delete from register_marriage where id = @Id

-- name: guardian
select id, ward_id, guardian_id, organisation_id, kind, from_date, to_date, sealed
from register_guardian
where id = @Id

-- name: extra-guardian
select r.id
from register_guardian r
where not exists (select 1 from register_journal j where j.subject = r.id)
order by r.id
limit 1000

-- name: remove-guardian
delete from register_guardian where id = @Id

-- name: birth
select id, child_id, mother_id, father_id, born_on, sex, ordinal, plurality, place_code, certificate, certificate_index, sealed
from register_birth
where id = @Id

-- name: extra-birth
select r.id
from register_birth r
where not exists (select 1 from register_journal j where j.subject = r.id)
order by r.id
limit 1000

-- name: remove-birth
delete from register_birth where id = @Id

-- name: pregnancy
select id, mother_id, expected_on, place_code, ended_on, end_kind, sealed
from register_pregnancy
where id = @Id

-- name: extra-pregnancy
select r.id
from register_pregnancy r
where not exists (select 1 from register_journal j where j.subject = r.id)
order by r.id
limit 1000

-- name: remove-pregnancy
delete from register_pregnancy where id = @Id

-- name: organisation
select id, code, name, kind, place_code, closed_on, sealed
from register_organisation
where id = @Id

-- name: extra-organisation
select r.id
from register_organisation r
where not exists (select 1 from register_journal j where j.subject = r.id)
order by r.id
limit 1000

-- name: remove-organisation
delete from register_organisation where id = @Id

-- name: event
select id, kind, person_id, happened_on, place_code, recorded_at, sealed
from register_event
where id = @Id

-- name: extra-event
select r.id
from register_event r
where not exists (select 1 from register_journal j where j.subject = r.id)
order by r.id
limit 1000

-- name: remove-event
delete from register_event where id = @Id

-- name: keys
select key, place_code, person_id, sealed from register_name_key where person_id = @Id
