-- name: post
insert into store_message (id, topic, body, posted_at)
values (@Id, @Topic, @Body, @Now)
on conflict (id) do nothing
