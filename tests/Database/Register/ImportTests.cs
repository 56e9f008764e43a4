using System.Text;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Register;

public sealed class ImportTests : IDisposable
{
    private const string Header = "姓名,曾用名,性别,出生日期,身份证号,手机号码,民族,居住地代码,户籍地代码,起始日期,母亲身份证号\n";

    private static readonly DateOnly Born = new(1990, 5, 1);

    private readonly string folder = Directory.CreateTempSubdirectory("anyu-").FullName;

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_table_is_imported_row_by_row_with_journal_evidence_and_kin(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var mother = RegisterRoom.Number(new DateOnly(1992, 1, 1), 122);
        var outcome = await Import(room, Csv(
            $"李小娜,,,,{RegisterRoom.Number(new DateOnly(2015, 3, 1), 124)},,,371581001001,,,{mother}",
            $"李娜,李小妹,女,1992-01-01,{mother},138 1234 5678,汉族,371581001001,220102,2012-03-01,",
            "王强,,男,1988/3/4,,,回,371581,371581,,371502199201019999",
            "阿卜杜拉•买买提,,1,19900102,,,05,371581,,,"));
        Assert.Equal((4, 3, 0, 1, 1, 0), (outcome.Read, outcome.Recorded, outcome.Known, outcome.Quarantined, outcome.KinRecorded, outcome.KinMissing));
        var refused = Assert.Single(outcome.Refused);
        Assert.Equal((4, "KRN-0004", 11), (refused.Row, refused.Problems[0].Code, refused.Problems[0].At!.Column));

        var hit = Assert.Single((await room.Search("李小妹")).Hits);
        var read = await room.Read(hit.Id);
        Assert.Equal(("李娜", "13812345678", "01", PlaceCode.Parse("220102")), (read.Name, read.Phone, read.Ethnicity, read.Hukou));
        Assert.Null((await room.Read(hit.Id, new AsOf(new DateOnly(2012, 2, 29)))).Residence);
        var family = (await room.Do(unit => FamilyOn.Run(room.Desk, unit, room.Clerk, hit.Id, AsOf.Now))).Value!;
        Assert.Equal("李小娜", Assert.Single(family.Members, member => member.Relation == Relation.Child).Record!.Name);
        Assert.Equal("阿卜杜拉·买买提", Assert.Single((await room.Search("maimaiti")).Hits).Name);
        Assert.Equal(3, await room.Count("select count(*) from store_evidence where action = 'register.person.import'"));
        Assert.Equal(0, await room.Count("select count(*) from register_import_row"));
        Assert.Empty((await VerifyRegister.Run(room.Database, room.Desk)).Findings);
        Assert.Empty((await EvidenceVerifier.Verify(room.Database, null, [])).Findings);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Couples_are_named_in_one_row_or_in_both_and_joined_once(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var (wife, husband, third) = (RegisterRoom.Number(new DateOnly(1992, 1, 1), 122), RegisterRoom.Number(new DateOnly(1990, 1, 1), 121), RegisterRoom.Number(new DateOnly(1991, 1, 1), 121));
        var path = Path.Combine(folder, "couples.csv");
        await File.WriteAllTextAsync(path, $"姓名,身份证号,居住地,配偶身份号码,结婚日期\n李娜,{wife},371581,{husband},2016-05-20\n王强,{husband},371581,{wife},2016-05-20\n赵刚,{third},371581,{wife},2017-01-01\n孙丽,,371581,{wife},\n");
        var outcome = await Import(room, path);
        Assert.Equal((4, 3, 1, 1), (outcome.Read, outcome.Recorded, outcome.Quarantined, outcome.KinRecorded));
        Assert.Contains(Assert.Single(outcome.Refused).Problems, problem => problem.Code is "REG-0211" or "REG-0005");
        var hit = Assert.Single((await room.Search("李娜")).Hits);
        var family = (await room.Do(unit => FamilyOn.Run(room.Desk, unit, room.Clerk, hit.Id, AsOf.Now))).Value!;
        Assert.Equal("王强", Assert.Single(family.Members, member => member.Relation == Relation.Spouse).Record!.Name);
        Assert.Equal(new DateOnly(2016, 5, 20), Assert.Single(family.Marriages).From);
        Assert.Empty((await VerifyRegister.Run(room.Database, room.Desk)).Findings);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Whom_the_register_has_is_not_recorded_again(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        await room.Record(RegisterRoom.Person("王伟", Born, 123));
        await room.Record(RegisterRoom.Person("李娜", Born, 124, RegisterRoom.Elsewhere), room.ClerkElsewhere);
        var outcome = await Import(room, Csv(
            $"王伟,,男,1990-05-01,{RegisterRoom.Number(Born, 123)},,,371581,,,",
            $"李娜,,女,1990-05-01,{RegisterRoom.Number(Born, 124)},,,371581,,,",
            "王伟,,男,1990-05-01,,,,371581,,,",
            $"张敏,,女,1990-05-01,{RegisterRoom.Number(Born, 126)},,,371581,,,",
            $"张敏,,女,1990-05-01,{RegisterRoom.Number(Born, 126)},,,371581,,,"));
        Assert.Equal((5, 2, 1, 2), (outcome.Read, outcome.Recorded, outcome.Known, outcome.Quarantined));
        Assert.Equal(["REG-0009", "REG-0207"], outcome.Refused.Select(row => row.Problems[0].Code));
        Assert.Equal(1, await room.Count("select count(*) from register_pair where state = 'open'"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_dry_run_says_the_same_and_stores_nothing(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var path = Csv($"王伟,,男,1990-05-01,{RegisterRoom.Number(Born, 123)},,,371581,,,", "李娜,,她,1990-05-01,,,,371581,,,");
        var order = Order(path);
        var dry = (await ImportPersons.DryRun(room.Desk, room.Database, room.Registrar, order)).Value!;
        Assert.Equal(0, await room.Count("select count(*) from register_person"));
        Assert.Equal(0, await room.Count("select count(*) from register_quarantine"));
        var real = (await ImportPersons.Run(room.Desk, room.Database, room.Registrar, order)).Value!;
        Assert.Equal((dry.Read, dry.Recorded, dry.Known, dry.Quarantined), (real.Read, real.Recorded, real.Known, real.Quarantined));
        Assert.Equal("REG-0204", Assert.Single(real.Refused).Problems[0].Code);
        Assert.Equal("REG-0209", (await ImportPersons.Run(room.Desk, room.Database, room.Registrar, order with { Id = Guid.CreateVersion7() })).Problems[0].Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task An_import_that_was_interrupted_goes_on_and_records_nobody_twice(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var rows = Enumerable.Range(0, 45_000).Select(i => $"王伟,,男,1990-05-01,{RegisterRoom.Number(Born.AddDays(i / 400), 101 + (2 * (i % 400)))},,,371581,,,".Replace("1990-05-01", Born.AddDays(i / 400).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        var order = Order(Csv([.. rows]));
        using var stop = new CancellationTokenSource();
        var running = ImportPersons.Run(room.Desk, room.Database, room.Registrar, order, stop.Token);
        while (!running.IsCompleted && await room.Count("select count(*) from register_person") == 0)
        {
            await Task.Delay(5);
        }

        await stop.CancelAsync();
        var stopped = await Record.ExceptionAsync(() => running);
        var kept = await room.Count("select count(*) from register_person");
        Assert.True(stopped is OperationCanceledException || kept == 45_000);
        var outcome = kept == 45_000 ? (await running).Value! : (await ImportPersons.Run(room.Desk, room.Database, room.Registrar, order)).Value!;
        Assert.Equal(45_000, await room.Count("select count(*) from register_person"));
        Assert.Equal(45_000, await room.Count("select count(*) from register_journal"));
        Assert.Equal(45_000, await room.Count("select rows_recorded from register_import"));
        Assert.Equal(45_000, outcome.Recorded);
    }

    [Theory]
    [InlineData("picture", "KRN-0024")]
    [InlineData("nothing", "REG-0201")]
    [InlineData("no names", "REG-0202")]
    [InlineData("empty", "REG-0202")]
    [InlineData("broken workbook", "KRN-0022")]
    [InlineData("open quote", "KRN-0021")]
    [InlineData("no permission", "ACC-0001")]
    public async Task What_is_no_table_of_persons_is_a_numbered_problem(string fault, string code)
    {
        await using var room = await RegisterRoom.Fresh(DatabaseSystem.Sqlite);
        var path = Path.Combine(folder, "t.csv");
        byte[] bytes = fault switch
        {
            "picture" => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0],
            "no names" => Encoding.UTF8.GetBytes("甲,乙\n1,2\n"),
            "broken workbook" => [(byte)'P', (byte)'K', 3, 4, 9, 9],
            "open quote" => Encoding.UTF8.GetBytes(Header + "\"王伟,,男,1990-05-01\n"),
            "empty" => [],
            _ => Encoding.UTF8.GetBytes(Header),
        };
        await File.WriteAllBytesAsync(path, bytes);
        var order = Order(fault == "nothing" ? path + "x" : path);
        var refused = await ImportPersons.Run(room.Desk, room.Database, fault == "no permission" ? room.Clerk : room.Registrar, order);
        Assert.Equal(code, refused.Problems[0].Code);
        Assert.Equal(0, await room.Count("select count(*) from register_person"));
    }

    [Fact]
    public async Task One_row_too_many_is_refused_before_anything_is_stored()
    {
        await using var room = await RegisterRoom.Fresh(DatabaseSystem.Sqlite);
        var path = Path.Combine(folder, "many.csv");
        await using (var writer = new StreamWriter(path))
        {
            await writer.WriteAsync(Header);
            for (var i = 0; i <= 1_000_000; i++)
            {
                await writer.WriteAsync("王,,1,19900501,,,,371581\n");
            }
        }

        Assert.Equal("REG-0203", (await ImportPersons.Run(room.Desk, room.Database, room.Registrar, Order(path))).Problems[0].Code);
        Assert.Equal(0, await room.Count("select count(*) from register_import"));
    }

    [Fact]
    public async Task What_is_exported_can_be_imported()
    {
        await using var room = await RegisterRoom.Fresh(DatabaseSystem.Sqlite);
        await room.Record(RegisterRoom.Person("王伟", Born, 123) with { Phone = "13812345678", Ethnicity = "03" });
        await room.Record(RegisterRoom.Person("阿卜杜拉·买买提", Born));
        foreach (var name in new[] { "out.csv", "out.xlsx" })
        {
            var path = Path.Combine(folder, name);
            var exported = await ExportPersons.Run(room.Desk, room.Database, room.Registrar, new ExportOrder(Guid.CreateVersion7(), Anyu.Access.PlaceRange.Nation, path));
            Assert.Equal(2, exported.Value!.Rows);
            await using var other = await RegisterRoom.Fresh(DatabaseSystem.Sqlite);
            var outcome = await Import(other, path);
            Assert.Equal((2, 0), (outcome.Recorded, outcome.Quarantined));
            Assert.Equal("13812345678", (await other.Read(Assert.Single((await other.Search("王伟")).Hits).Id)).Phone);
        }

        Assert.Equal("ACC-0001", (await ExportPersons.Run(room.Desk, room.Database, room.Clerk, new ExportOrder(Guid.CreateVersion7(), Anyu.Access.PlaceRange.Nation, Path.Combine(folder, "no.csv")))).Problems[0].Code);
        Assert.Equal(4, await room.Count("select count(*) from store_evidence where action = 'register.person.export'"));
    }

    [Fact]
    public async Task Tables_of_older_systems_are_understood_and_their_private_characters_made_official()
    {
        await using var room = await RegisterRoom.Fresh(DatabaseSystem.Sqlite);
        var path = Path.Combine(folder, "old.csv");
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        await File.WriteAllBytesAsync(path, gb.GetBytes(Header + "王\uE864,,男,1990-05-01,,,,371581,,,\n"));
        Assert.Equal(1, (await Import(room, path)).Recorded);
        Assert.Equal("王\u9FBB", Assert.Single((await room.Search("1990-05-01")).Hits).Name);
    }

    [Fact]
    public async Task A_mapping_of_ones_own_comes_first()
    {
        await using var room = await RegisterRoom.Fresh(DatabaseSystem.Sqlite);
        var (table, mapping) = (Path.Combine(folder, "t.csv"), Path.Combine(folder, "m.csv"));
        await File.WriteAllTextAsync(table, "XM,XB,CSRQ,JZD\n王伟,1,19900501,371581\n");
        await File.WriteAllTextAsync(mapping, "name,XM\nsex,XB\nbirth-date,CSRQ\nresidence,JZD\n");
        Assert.Equal(1, (await ImportPersons.Run(room.Desk, room.Database, room.Registrar, Order(table) with { Mapping = mapping })).Value!.Recorded);
        await File.WriteAllTextAsync(mapping, "nane,XM\n");
        Assert.Equal("REG-0106", (await ImportPersons.Run(room.Desk, room.Database, room.Registrar, Order(table) with { Mapping = mapping })).Problems[0].Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static ImportOrder Order(string path) => new(Guid.CreateVersion7(), path, null, null, new Source("police", "table", Confidence.Reported));

    private static async Task<ImportOutcome> Import(RegisterRoom room, string path)
    {
        var imported = await ImportPersons.Run(room.Desk, room.Database, room.Registrar, Order(path));
        Assert.True(imported.Succeeded, string.Join('\n', imported.Problems));
        return imported.Value;
    }

    private string Csv(params IReadOnlyList<string> rows)
    {
        var path = Path.Combine(folder, $"{Guid.CreateVersion7():n}.csv");
        File.WriteAllText(path, Header + string.Join('\n', rows) + "\n");
        return path;
    }
}
