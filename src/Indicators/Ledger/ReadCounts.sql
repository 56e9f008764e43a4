-- name: sets
select id, mapping, title_zh, title_en, file, hash, covers, synthetic, imported_on from indicators_data_set order by imported_at, id

-- name: counts
select data_set, series, place, period, cells, value, row_number, column_number from indicators_count

-- name: number
select count(*) from indicators_data_set
