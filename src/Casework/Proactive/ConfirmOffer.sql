-- What is open without a confirmation is found only after its case was withdrawn; accepted_at keeps it found for who clicks at the same time.
-- name: find
select id, family, body, receipt from casework_standing
where matter = @Matter and benefit = @Benefit and subject = @Subject and (kind = 'offered' or (kind = 'opened' and (withdrawn_at is not null or accepted_at is not null)))

-- name: accept
update casework_standing set accepted_at = @Now, accepted_by = @By, withdrawn_at = null
where id = @Id and accepted_at is null and (kind = 'offered' or withdrawn_at is not null)
