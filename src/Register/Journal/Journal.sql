-- name: append
insert into register_journal (subject, id, kind, step, event, valid_from, valid_to, recorded_at, actor, agency, document, confidence, corrects, body)
values (@Subject, @Id, @Kind, @Step, @Event, @ValidFrom, @ValidTo, @RecordedAt, @Actor, @Agency, @Document, @Confidence, @Corrects, @Body)

-- name: tie
insert into register_tie (person_id, subject, kind)
values (@PersonId, @Subject, @Kind)
on conflict (person_id, subject) do nothing

-- name: of
select j.subject, j.id, j.kind, j.step, j.event, j.valid_from, j.valid_to, j.recorded_at, j.actor, j.agency, j.document, j.confidence, j.corrects, j.body
from register_journal j
where j.subject = @Subject
order by j.recorded_at, j.step, j.id

-- name: sealed-values
select s.entry, s.element
from register_seal s
where s.subject = @Subject and s.lifted_at is null and s.entry is not null

-- name: tied
select t.subject
from register_tie t
where t.person_id = @PersonId and t.kind = @Kind
order by t.subject

-- name: is-sealed
select count(*) from register_seal where subject = @Subject and entry is null and lifted_at is null

-- name: subjects
select j.subject, j.kind
from register_journal j
where j.subject > @After
group by j.subject, j.kind
order by j.subject
limit @Most
