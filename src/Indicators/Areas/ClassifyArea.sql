-- name: add
insert into indicators_area (id, place, place_code, type, reasons, values_zh, values_en, decided_by, by_account, decided_on, review_by, decided_at)
values (@Id, @Place, @PlaceCode, @Type, @Reasons, @ValuesZh, @ValuesEn, @DecidedBy, @ByAccount, @DecidedOn, @ReviewBy, @Now)
on conflict (id) do nothing

-- name: inside
select id, place, type, reasons, values_zh, values_en, decided_by, decided_on, review_by
from indicators_area
where place_code between @ScopeFrom and @ScopeTo
order by place_code, decided_at desc, id desc
