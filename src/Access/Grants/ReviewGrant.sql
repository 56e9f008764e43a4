-- name: review
update access_grant
set state = 'ended', reviewed_by = @ReviewedBy, reviewed_at = @Now, review = @Review, review_note = @Note
where id = @Id and kind = 'break-glass' and reviewed_at is null
