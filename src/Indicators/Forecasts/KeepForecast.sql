-- name: last
select coalesce(max(number), 0) from indicators_forecast where place = @Place

-- name: keep
insert into indicators_forecast (place, number, run, kept_at, kept_by) values (@Place, @Number, @Run, @KeptAt, @KeptBy)

-- name: all
select number, run from indicators_forecast where place = @Place order by number

-- name: places
select distinct place from indicators_forecast order by place

-- name: number
select count(*) from indicators_forecast
