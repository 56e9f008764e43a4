-- name: keep
update cluster_part
set done_at = @Now, silo = @Silo, thread = @Thread
where run = @Run and number = @Number and done_at is null
