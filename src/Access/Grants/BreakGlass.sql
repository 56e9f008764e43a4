-- name: add
insert into access_grant (id, kind, post, account, subject, place_code, reference, reason, state, asked_at, until_at, review_due_at)
values (@Id, 'break-glass', @Post, @Account, @Subject, @PlaceCode, '', @Reason, 'open', @Now, @UntilAt, @ReviewDueAt)
on conflict (id) do nothing
