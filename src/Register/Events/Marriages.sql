-- name: of
select id, one_id, other_id, from_date, to_date from register_marriage where one_id in @Persons and not sealed
union
select id, one_id, other_id, from_date, to_date from register_marriage where other_id in @Persons and not sealed
order by from_date, id
