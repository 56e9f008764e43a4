-- name: add
insert into register_pair (id, kind, one_id, other_id, one_place, other_place, score, reasons, state, found_at, sealed)
values (@Id, @Kind, @OneId, @OtherId, @OnePlace, @OtherPlace, @Score, @Reasons, 'open', @Now, @Sealed)
on conflict (one_id, other_id) do nothing
