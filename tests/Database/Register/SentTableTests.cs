using System.Collections.Immutable;
using System.Text;
using Anyu.Access;
using Anyu.DatabaseTests.Access;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Register;

/// <summary>Tables of persons that somebody sends by the page: checked, mapped, confirmed by a second person, imported, given up; within the places of the post.</summary>
public sealed class SentTableTests
{
    private const string Few = "姓名,性别,出生日期,居住地代码\n王伟,男,1990-05-01,991501\n李娜,她,1990-05-01,991501\n张敏,女,1991-05-01,991502\n赵强,男,1992-05-01,991501\n";
    private const string Unknown = "who,born,which,where\n王伟,1990-05-01,男,991501\n";

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_table_is_checked_first_then_imported_with_its_quarantine_and_the_file_is_gone(DatabaseSystem system)
    {
        await using var room = await Room.Fresh(system);
        var (registrar, id) = (await room.Registrar(), await room.Send(Few));
        var kept = await room.Database.Read(unit => unit.Query<byte[]>(TestDatabase.Sql("select body from register_sent_piece")));
        Assert.True(kept.Count > 0 && kept.All(body => body.AsSpan().IndexOf("王伟"u8) < 0 && body.AsSpan().IndexOf("1990"u8) < 0));
        Assert.Equal(SentState.Checking, (await room.Find(registrar, id))!.State);
        await room.Work();
        var seen = (await room.Find(registrar, id))!;
        Assert.Equal((SentState.Checked, new TableCounts(4, 2, 0, 2, 0, 0)), (seen.State, seen.Report!.Counts!));
        Assert.Equal([(3, "REG-0204"), (4, "REG-0008")], seen.Report.Refused.Select(row => (row.Row, row.Problems[0].Code)));
        Assert.Equal(("姓名", "居住地代码"), (seen.Report.Columns["name"], seen.Report.Columns["residence"]));
        Assert.Equal(0, await room.Count("select count(*) from register_person"));

        Assert.Null(await room.Write(unit => new ConfirmTable(id).Run(room.Desk, unit, registrar)));
        Assert.Equal("REG-0214", (await room.Write(unit => new ConfirmTable(id).Run(room.Desk, unit, registrar)))?.Code);
        await room.Work();
        seen = (await room.Find(registrar, id))!;
        Assert.Equal((SentState.Done, 2L, 2L), (seen.State, seen.Report!.Counts!.Recorded, seen.Report.Counts.Quarantined));
        Assert.Equal(2, await room.Count("select count(*) from register_person"));
        Assert.Equal(0, await room.Count("select count(*) from register_sent_piece"));
        Assert.Equal(2, await room.Count($"select count(*) from store_evidence where action = 'register.person.import' and actor = '{registrar.EvidenceName}'"));
        var rows = (await room.Write(unit => ReadQuarantine.Run(room.Desk, unit, registrar, id))).Value!;
        Assert.Contains("3,REG-0204 2,李娜,她", rows, StringComparison.Ordinal);
        Assert.Equal((1, "ACC-0002"), (ReadQuarantine.FilesOf(seen), (await room.Write(unit => ReadQuarantine.Run(room.Desk, unit, registrar, id, 2))).Problems[0].Code));
        Assert.Equal(3, ReadQuarantine.FilesOf(seen with { Report = seen.Report with { Counts = seen.Report.Counts with { Quarantined = (2 * ReadQuarantine.RowsOfFile) + 1 } } }));
        Assert.Equal(1, await room.Count("select count(*) from store_evidence where action = 'register.import.quarantine-read'"));
        Assert.Empty((await EvidenceVerifier.Verify(room.Database, null, [])).Findings);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Many_rows_need_another_person_who_may_import(DatabaseSystem system)
    {
        await using var room = await Room.Fresh(system);
        var (first, second) = (await room.Registrar(), await room.Another());
        var rows = string.Concat(Enumerable.Range(0, 1000).Select(i => FormattableString.Invariant($"王伟,男,{new DateOnly(1970, 1, 1).AddDays(i):yyyy-MM-dd},991501\n")));
        var id = await room.Send("姓名,性别,出生日期,居住地代码\n" + rows);
        await room.Work();
        Assert.Null(await room.Write(unit => new ConfirmTable(id).Run(room.Desk, unit, first)));
        Assert.Equal(SentState.Waiting, (await room.Find(first, id))!.State);
        await room.Work();
        Assert.Equal(0, await room.Count("select count(*) from register_person"));
        Assert.Equal("ACC-0021", (await room.Write(unit => new DecideTable(id, Confirm: true, "").Run(room.Desk, unit, first)))?.Code);
        Assert.Equal("ACC-0012", (await room.Write(unit => new DecideTable(id, Confirm: false, "").Run(room.Desk, unit, second)))?.Code);
        Assert.Null(await room.Write(unit => new DecideTable(id, Confirm: false, "缺来源").Run(room.Desk, unit, second)));
        Assert.Equal(SentState.Checked, (await room.Find(first, id))!.State);

        Assert.Null(await room.Write(unit => new ConfirmTable(id).Run(room.Desk, unit, first)));
        var clicks = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => room.Write(unit => new DecideTable(id, Confirm: true, "").Run(room.Desk, unit, second)))));
        Assert.Single(clicks, click => click is null);
        await room.Work();
        Assert.Equal((SentState.Done, 1000L), ((await room.Find(first, id))!.State, await room.Count("select count(*) from register_person")));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Headings_that_are_not_known_are_mapped_and_the_table_is_checked_again(DatabaseSystem system)
    {
        await using var room = await Room.Fresh(system);
        var (registrar, id) = (await room.Registrar(), await room.Send(Unknown));
        await room.Work();
        var seen = (await room.Find(registrar, id))!;
        Assert.Equal((SentState.Refused, "REG-0202"), (seen.State, seen.Report!.Problems[0].Code));
        Assert.Equal(["who", "born", "which", "where"], seen.Report.Headings);
        Assert.Equal("REG-0214", (await room.Write(unit => new ConfirmTable(id).Run(room.Desk, unit, registrar)))?.Code);

        await Map(("name", "who"), ("birth-date", "which"), ("sex", "born"), ("residence", "where"));
        Assert.Equal((SentState.Checked, 0L, 1L), ((await room.Find(registrar, id))!.State, (await room.Find(registrar, id))!.Report!.Counts!.Recorded, (await room.Find(registrar, id))!.Report!.Counts!.Quarantined));
        await Map(("name", "who"), ("birth-date", "born"), ("sex", "which"), ("residence", "where"));
        Assert.Equal(1, (await room.Find(registrar, id))!.Report!.Counts!.Recorded);

        async Task Map(params (string Element, string Heading)[] pairs)
        {
            Assert.Null(await room.Write(unit => new MapTable(id, null, pairs.ToImmutableSortedDictionary(pair => pair.Element, pair => pair.Heading, StringComparer.Ordinal)).Run(room.Desk, unit, registrar)));
            await room.Work();
        }
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task What_is_no_table_or_not_permitted_or_not_of_these_places_is_refused(DatabaseSystem system)
    {
        await using var room = await Room.Fresh(system);
        var (registrar, clerk, elsewhere) = (await room.Registrar(), await room.Stage.Staff(AccessStage.County, "health", "clerk"), await room.Stage.Staff(AccessStage.OtherCounty, "health", "registrar"));
        Assert.Equal("REG-0212", (await room.Sent([], registrar)).Problem?.Code);
        Assert.Equal("KRN-0024", (await room.Sent([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], registrar)).Problem?.Code);
        Assert.Equal("ACC-0001", (await room.Sent(Encoding.UTF8.GetBytes(Few), clerk)).Problem?.Code);
        Assert.Equal(0, await room.Count("select count(*) from register_sent_piece"));

        var id = await room.Send(Few);
        await room.Work();
        Assert.Null(await room.Find(elsewhere, id));
        Assert.Empty(await room.Database.Read(unit => SentTables.List(room.Desk, unit, elsewhere)));
        Assert.Empty(await room.Database.Read(unit => SentTables.List(room.Desk, unit, clerk)));
        Assert.Equal(["ACC-0002", "ACC-0002", "ACC-0002", "ACC-0002", "ACC-0002"],
        [
            (await room.Write(unit => new ConfirmTable(id).Run(room.Desk, unit, elsewhere)))?.Code, (await room.Write(unit => new DecideTable(id, Confirm: true, "").Run(room.Desk, unit, elsewhere)))?.Code,
            (await room.Write(unit => new DropTable(id).Run(room.Desk, unit, elsewhere)))?.Code, (await room.Write(unit => ReadQuarantine.Run(room.Desk, unit, elsewhere, id))).Problems[0].Code,
            (await room.Write(unit => new MapTable(id, null, ImmutableSortedDictionary<string, string>.Empty).Run(room.Desk, unit, elsewhere)))?.Code,
        ]);
        Assert.Equal("ACC-0001", (await room.Write(unit => new ConfirmTable(id).Run(room.Desk, unit, clerk)))?.Code);
        Assert.Equal(SentState.Checked, (await room.Find(registrar, id))!.State);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_process_that_dies_behind_the_import_records_nobody_twice_and_who_left_the_post_imports_nothing(DatabaseSystem system)
    {
        await using var room = await Room.Fresh(system);
        var (registrar, id) = (await room.Registrar(), await room.Send(Few));
        await room.Work();
        Assert.Null(await room.Write(unit => new ConfirmTable(id).Run(room.Desk, unit, registrar)));
        await room.Work(isKilled: true);
        Assert.Equal((SentState.Importing, 2L), ((await room.Find(registrar, id))!.State, await room.Count("select count(*) from register_person")));
        room.Stage.Clock.Advance(TimeSpan.FromMinutes(6));
        await room.Work();
        Assert.Equal((SentState.Done, 2L), ((await room.Find(registrar, id))!.State, await room.Count("select count(*) from register_person")));

        var late = await room.Send(Few + "钱多,女,1993-05-01,991501\n");
        var founder = room.Stage.Founder;
        Assert.Null(await room.Write(unit => new VacatePost(Guid.CreateVersion7(), registrar.Post).Run(unit, founder, room.Stage.Outbox)));
        await room.Work();
        var another = await room.Another();
        Assert.Equal((SentState.Refused, "ACC-0001"), ((await room.Find(another, late))!.State, (await room.Find(another, late))!.Report!.Problems[0].Code));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_table_that_is_given_up_or_forgotten_leaves_no_file(DatabaseSystem system)
    {
        await using var room = await Room.Fresh(system);
        var (registrar, id) = (await room.Registrar(), await room.Send(Few));
        Assert.Equal("REG-0214", (await room.Write(unit => new DropTable(id).Run(room.Desk, unit, registrar)))?.Code);
        await room.Work();
        Assert.Null(await room.Write(unit => new DropTable(id).Run(room.Desk, unit, registrar)));
        Assert.Equal((SentState.Dropped, 0L), ((await room.Find(registrar, id))!.State, await room.Count("select count(*) from register_sent_piece")));

        var forgotten = await room.Send(Few);
        await room.Work();
        room.Stage.Clock.Advance(TimeSpan.FromDays(8));
        var next = await room.Send(Unknown);
        Assert.Equal((SentState.Dropped, SentState.Checking), ((await room.Find(registrar, forgotten))!.State, (await room.Find(registrar, next))!.State));
        Assert.Equal(1, await room.Count("select count(distinct table_id) from register_sent_piece"));
    }

    /// <summary>A register with posts, and the queue that works tables off.</summary>
    private sealed class Room(AccessStage stage, RegisterDesk desk) : IAsyncDisposable
    {
        private Actor? registrar;

        public AccessStage Stage => stage;

        public RegisterDesk Desk => desk;

        public Anyu.Store.Database Database => stage.Database;

        public static async Task<Room> Fresh(DatabaseSystem system) => new(await AccessStage.Fresh(system, RegisterModule.Migrations), RegisterRoom.NewDesk());

        public async Task<Actor> Registrar() => registrar ??= await Another();

        public Task<Actor> Another() => stage.Staff(AccessStage.County, "health", "registrar");

        public async Task<Guid> Send(string text)
        {
            var (id, problem) = await Sent(Encoding.UTF8.GetBytes(text), await Registrar());
            Assert.Null(problem);
            return id;
        }

        public async Task<(Guid Id, Problem? Problem)> Sent(byte[] bytes, Actor actor)
        {
            using var body = new MemoryStream(bytes);
            var id = Guid.CreateVersion7();
            return (id, await Write(unit => new SendTable(id, "../c/人员.csv", null, "police", body).Run(desk, unit, actor)));
        }

        public Task<SentTable?> Find(Actor actor, Guid id) => Write(unit => SentTables.Find(desk, unit, actor, id));

        /// <summary>Does what waits in the queue; a process that is killed does it and stores no end.</summary>
        public async Task Work(bool isKilled = false)
        {
            if (isKilled)
            {
                var job = await Write(unit => Jobs.Take(unit, RegisterModule.Imports, TimeSpan.FromMinutes(5)));
                await WorkTable.Run(desk, Database, stage.Roles, job!, CancellationToken.None);
                return;
            }

            var worker = new JobWorker(Database, RegisterModule.Imports, (job, stop) => WorkTable.Run(desk, Database, stage.Roles, job, stop), stage.Clock);
            while (await worker.RunNext())
            {
            }

            Assert.Equal(0, await Count("select count(*) from store_job where last_fault is not null"));
        }

        public Task<T> Write<T>(Func<UnitOfWork, Task<T>> work) => Database.Write(work);

        public Task<long> Count(string sql) => Database.Read(unit => unit.Get<long>(TestDatabase.Sql(sql)));

        public ValueTask DisposeAsync() => stage.DisposeAsync();
    }
}
