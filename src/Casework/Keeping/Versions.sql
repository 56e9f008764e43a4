-- name: publish
insert into casework_version (service, hash, version, files, published_at)
values (@Service, @Hash, @Version, @Files, @Now)
on conflict do nothing

-- name: of-version
select hash from casework_version where service = @Service and version = @Version

-- name: files
select files from casework_version where service = @Service and hash = @Hash

-- name: list
select service, hash, version, published_at from casework_version order by service, version
