-- name: find
select id, place, persons, seed, begun_at, reached, ended_at from synthetic_county

-- name: begin
insert into synthetic_county (id, place, persons, seed, begun_at, reached, ended_at)
values (@Id, @Place, @Persons, @Seed, @BegunAt, @Reached, null)
on conflict (id) do nothing

-- name: reach
update synthetic_county set reached = @Reached where id = @Id

-- name: end
update synthetic_county set ended_at = @Now where id = @Id
