-- name: earlier
select count(*) from indicators_report where point = @Point and form = @Form and period = @Period and data_set <> @Id

-- name: known
select count(*) from indicators_report where data_set = @Id

-- name: add
insert into indicators_report (data_set, point, form, period, note, by_post, by_account, sent_at)
values (@DataSet, @Point, @Form, @Period, @Note, @ByPost, @ByAccount, @SentAt)
