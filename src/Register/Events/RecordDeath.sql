-- name: marriages
select id from register_marriage where one_id in @Persons and to_date is null and not sealed
union
select id from register_marriage where other_id in @Persons and to_date is null and not sealed

-- name: guardians
select id from register_guardian where ward_id in @Persons and to_date is null and not sealed
union
select id from register_guardian where guardian_id in @Persons and to_date is null and not sealed
