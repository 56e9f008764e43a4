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

-- name: running
select v.service, v.hash, v.version, v.published_at
from casework_version v
where exists (select 1 from casework_case c where c.service = v.service and c.hash = v.hash and c.outcome is null)
order by v.service, v.version
