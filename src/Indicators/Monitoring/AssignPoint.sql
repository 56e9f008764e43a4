-- name: add
insert into indicators_point (id, place, place_code, name_zh, name_en, forms, since, assigned_at)
values (@Id, @Place, @PlaceCode, @NameZh, @NameEn, @Forms, @Since, @Now)
on conflict (id) do nothing
