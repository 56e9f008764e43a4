-- name: clear
delete from access_post_role
where post = @Post

-- name: add
insert into access_post_role (post, role)
values (@Post, @Role)
