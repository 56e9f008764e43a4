-- name: close
insert into register_seal (id, subject, entry, element, reason, sealed_at, sealed_by, lifted_at, lifted_by)
values (@Id, @Subject, @Entry, @Element, @Reason, @Now, @By, null, null)

-- name: values
select id, body from register_journal where subject = @Subject order by recorded_at, step, id

-- name: lift
update register_seal
set lifted_at = @Now, lifted_by = @By
where subject = @Subject and entry is null and reason = @Reason and lifted_at is null

-- name: reason
select reason from register_seal where subject = @Subject and entry is null and lifted_at is null order by sealed_at

-- name: tied
select subject, kind from register_tie where person_id = @Person order by subject

-- name: pairs
update register_pair
set sealed = @Sealed
where one_id = @Person or other_id = @Person

-- name: pairs-still-sealed
update register_pair
set sealed = @Sealed
where exists (select 1 from register_person p where p.id in (register_pair.one_id, register_pair.other_id) and p.sealed)

-- name: differences
update register_difference
set sealed = @Sealed
where event_id = @Event
