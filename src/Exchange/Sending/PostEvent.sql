-- name: post
insert into exchange_sent (id, system, type, subject, sequence, place_code, body, posted_at, tries, is_dropped)
values (@Id, @System, @Type, @Subject, @Sequence, @PlaceCode, @Body, @Now, 0, @No)
on conflict do nothing
