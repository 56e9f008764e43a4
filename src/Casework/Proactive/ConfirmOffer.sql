-- name: find
select id, family, body, receipt from casework_standing where matter = @Matter and benefit = @Benefit and subject = @Subject and kind = 'offered'

-- name: accept
update casework_standing set accepted_at = @Now, accepted_by = @By where id = @Id and accepted_at is null
