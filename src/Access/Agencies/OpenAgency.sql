-- name: add
insert into access_agency (id, name_zh, name_en, kind, place_code, opened_at)
values (@Id, @NameZh, @NameEn, @Kind, @PlaceCode, @Now)
on conflict (id) do nothing
