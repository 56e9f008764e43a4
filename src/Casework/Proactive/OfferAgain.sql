-- name: of-case
select family, benefit, subject, period from casework_grant where case_id = @CaseId

-- name: bring-back
update casework_standing set accepted_at = null, accepted_by = null, withdrawn_at = @Now
where family = @Family and benefit = @Benefit and subject = @Subject and coalesce(period, '') = @Period and kind in ('offered', 'opened')
