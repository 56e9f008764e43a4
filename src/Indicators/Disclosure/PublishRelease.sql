-- name: latest
select number, digest from indicators_release where audience = @Audience order by number desc limit 1

-- name: counts
select series, place, period, cells, value, withheld, number from indicators_released where audience = @Audience order by number, series, place, period, cells

-- name: release
insert into indicators_release (audience, number, digest, exposed, released_at)
values (@Audience, @Number, @Digest, @Exposed, @ReleasedAt)
on conflict (audience, number) do nothing
