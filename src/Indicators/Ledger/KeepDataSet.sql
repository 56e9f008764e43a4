-- name: known
select count(*) from indicators_data_set where id = @Id

-- name: closed
select place, period, state, digest, changed_by, step from indicators_period order by place, period, step

-- name: data-set
insert into indicators_data_set (id, mapping, title_zh, title_en, file, hash, covers, synthetic, imported_on, imported_at, imported_by, row_count)
values (@Id, @Mapping, @TitleZh, @TitleEn, @File, @Hash, @Covers, @Synthetic, @ImportedOn, @ImportedAt, @ImportedBy, @RowCount)

-- name: quarantine
insert into indicators_quarantine (data_set, row_number, row_text, problems)
values (@DataSet, @RowNumber, @RowText, @Problems)
