-- name: keep
insert into indicators_plan (plan, version, place, title, run, inputs_hash, from_year, to_year, additions, note, published, written_at, by_name, by_account)
values (@Plan, @Version, @Place, @Title, @Run, @InputsHash, @FromYear, @ToYear, @Additions, @Note, @Published, @WrittenAt, @ByName, @ByAccount)
