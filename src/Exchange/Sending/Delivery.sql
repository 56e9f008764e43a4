-- name: find
select id, system, type, subject, sequence, place_code, body, posted_at, tries, tried_at, fault, ended_at, is_dropped
from exchange_sent
where id = @Id

-- name: try
update exchange_sent set tries = tries + 1, tried_at = @Now where id = @Id

-- name: fail
update exchange_sent set fault = @Fault where id = @Id

-- name: end
update exchange_sent set ended_at = @Now, fault = null, is_dropped = @IsDropped where id = @Id
