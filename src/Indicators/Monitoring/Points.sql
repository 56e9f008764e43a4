-- name: inside
select id, place, name_zh, name_en, forms, since
from indicators_point
where place_code between @ScopeFrom and @ScopeTo
order by place_code, name_zh, id

-- name: steps-inside
select s.point, s.kind, s.post, s.on_day, s.note, s.by_name, s.at_instant
from indicators_point_step s join indicators_point p on p.id = s.point
where p.place_code between @ScopeFrom and @ScopeTo
order by s.point, s.step

-- name: one
select id, place, name_zh, name_en, forms, since
from indicators_point
where id = @Id and place_code between @ScopeFrom and @ScopeTo

-- name: steps
select point, kind, post, on_day, note, by_name, at_instant
from indicators_point_step
where point = @Id
order by step

-- name: add-step
insert into indicators_point_step (point, step, kind, post, on_day, note, by_name, by_account, at_instant)
values (@Point, @Step, @Kind, @Post, @OnDay, @Note, @ByName, @ByAccount, @AtInstant)
