-- name: ordered
select id, system, type, subject, sequence, place_code, body, posted_at, tries, tried_at, fault, ended_at, is_dropped
from exchange_sent
where subject = @Subject and sequence = 1 and system = @System

-- name: take
insert into exchange_taken (source, id, digest, subject, type, sequence, place_code, taken_at)
values (@Source, @Id, @Digest, @Subject, @Type, @Sequence, @PlaceCode, @Now)
on conflict (source, id) do nothing

-- name: digest
select digest from exchange_taken where source = @Source and id = @Id
