-- name: add
insert into access_grant (id, kind, post, account, subject, place_code, reference, reason, state, asked_at)
values (@Id, 'approval', @Post, @Account, @Subject, @PlaceCode, @Reference, @Reason, 'asked', @Now)
on conflict (id) do nothing
