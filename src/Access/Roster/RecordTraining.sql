-- name: add
insert into access_roster_training (id, entry, place_code, held_on, subject, hours, certificate, recorded_by, recorded_at)
values (@Id, @Entry, @PlaceCode, @HeldOn, @Subject, @Hours, @Certificate, @RecordedBy, @Now)
on conflict do nothing
