-- name: find
select id, number, matter, service, hash, place_code, applicant, submitted_at, outcome, revision
from casework_case
where id = @Id
{for update}

-- name: events
select id, sequence, body from casework_event where case_id = @Id order by sequence

-- name: add-matter
insert into casework_matter (id, applicant, place_code, title_zh, title_en, opened_at, changed_at)
values (@Id, @Applicant, @PlaceCode, @TitleZh, @TitleEn, @Now, @Now)
on conflict do nothing

-- name: matter-of
select id, applicant, place_code, title_zh, title_en, opened_at, changed_at from casework_matter where id = @Id

-- name: touch-matter
update casework_matter set changed_at = @Now where id = @Id

-- name: add-case
insert into casework_case (id, number, matter, service, hash, place_code, applicant, same_key, submitted_at, submitted_on, revision)
values (@Id, @Number, @Matter, @Service, @Hash, @PlaceCode, @Applicant, @SameKey, @Now, @Today, 0)
on conflict do nothing

-- name: same
select id, number, applicant from casework_case where service = @Service and same_key in @Keys

-- name: change-case
update casework_case
set revision = @Revision, hash = @Hash, outcome = @Outcome, closed_on = @ClosedOn, rating = @Rating, same_key = case when @IsReleased then null else same_key end
where id = @Id

-- name: add-event
insert into casework_event (case_id, sequence, id, kind, happened_at, happened_on, body)
values (@CaseId, @Sequence, @Id, @Kind, @Now, @Today, @Body)

-- name: add-command
insert into casework_command (id, case_id, done_at) values (@Id, @CaseId, @Now) on conflict do nothing

-- name: put-step
insert into casework_step (case_id, step, service, kind, status, agency, permission, place_code, holder, held_on, proposer, opened_on, due, beyond, paused, late, attempt)
values (@CaseId, @Step, @Service, @Kind, @Status, @Agency, @Permission, @PlaceCode, @Holder, @HeldOn, @Proposer, @OpenedOn, @Due, @Beyond, @Paused, @Late, @Attempt)
on conflict (case_id, step) do update set
    status = excluded.status, agency = excluded.agency, permission = excluded.permission, place_code = excluded.place_code, holder = excluded.holder, held_on = excluded.held_on,
    proposer = excluded.proposer, opened_on = excluded.opened_on, due = excluded.due, beyond = excluded.beyond, paused = excluded.paused, late = excluded.late, attempt = excluded.attempt

-- name: add-message
insert into casework_message (id, matter, case_id, kind, sent_at, body)
values (@Id, @Matter, @CaseId, @Kind, @Now, @Body)

-- name: add-letter
insert into casework_letter (id, case_id, letter, step, issued_at, body, digest)
values (@Id, @CaseId, @Letter, @Step, @Now, @Body, @Digest)
