-- name: save
insert into casework_draft (id, owner, service, hash, page, body, saved_at, revision)
values (@Id, @Owner, @Service, @Hash, @Page, @Body, @Now, 1)
on conflict (id) do update set page = excluded.page, hash = excluded.hash, body = excluded.body, saved_at = excluded.saved_at, revision = casework_draft.revision + 1
where casework_draft.owner = excluded.owner and casework_draft.revision = @Revision

-- name: find
select id, owner, service, hash, page, body, saved_at, revision from casework_draft where id = @Id and owner = @Owner

-- name: list
select id, owner, service, hash, page, body, saved_at, revision from casework_draft where owner = @Owner and page not like 'step/%' order by saved_at desc, id limit @Most

-- name: of-case
select id, owner, service, hash, page, body, saved_at, revision from casework_draft where owner = @Owner and page like @Pages order by id

-- name: drop
delete from casework_draft where id = @Id and owner = @Owner

-- name: drop-old
delete from casework_draft where saved_at < @Before
