-- name: last
select place, held_on, began_at, step, steps, ended_at, counts, opened, fault
from indicators_night as n
where held_on = (select max(held_on) from indicators_night as other where other.place = n.place)
order by place

-- name: places
select distinct covers from indicators_data_set where mapping in (@Register, @Casework) and covers is not null order by covers

-- name: again
update indicators_night set began_at = @BeganAt, step = 0, steps = @Steps, ended_at = null, fault = null where place = @Place and held_on = @HeldOn

-- name: begin
insert into indicators_night (place, held_on, began_at, step, steps, counts, opened) values (@Place, @HeldOn, @BeganAt, 0, @Steps, 0, 0)

-- name: advance
update indicators_night set step = @Step where place = @Place and held_on = @HeldOn

-- name: fail
update indicators_night set fault = @Fault where place = @Place and held_on = @HeldOn

-- name: end
update indicators_night set step = steps, ended_at = @EndedAt, counts = @Counts, opened = @Opened where place = @Place and held_on = @HeldOn
