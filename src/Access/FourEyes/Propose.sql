-- name: add
insert into access_proposal (id, action, subject, digest, place_code, proposed_by, proposed_post, proposed_at, state)
values (@Id, @Action, @Subject, @Digest, @PlaceCode, @ProposedBy, @ProposedPost, @Now, 'open')
on conflict do nothing
