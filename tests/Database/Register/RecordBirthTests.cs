using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Register;

public sealed class RecordBirthTests
{
    private static readonly DateOnly Day = new(2025, 2, 14);

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_birth_makes_child_kin_and_event_and_is_told(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var mother = await room.Record(RegisterRoom.Person("李娜", new DateOnly(1992, 1, 1), 122));
        var father = await room.Record(RegisterRoom.Person("王伟", new DateOnly(1990, 1, 1), 121));
        var report = RegisterRoom.Birth(mother.Id, Day) with { Father = ParentRef.Of(father.Id), Name = "王一诺" };
        var born = await room.Record(report);
        Assert.Equal((report.Id, report.Child, true), (born.Event, born.Child, born.IsNew));

        var child = await room.Read(born.Child);
        Assert.Equal(("王一诺", Day, RegisterRoom.Village), (child.Name, child.BirthDate, child.Residence));
        Assert.Equal(2, await room.Count("select count(*) from register_kin"));
        Assert.Equal(1, await room.Count("select count(*) from register_event where kind = 'birth'"));
        Assert.Equal(1, await room.Count("select count(*) from store_job where queue = 'heard' and body like '%' || (select cast(child_id as text) from register_birth) || '%'"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task The_same_report_twice_is_one_birth(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var mother = await room.Record(RegisterRoom.Person("李娜", new DateOnly(1992, 1, 1), 122));
        var report = RegisterRoom.Birth(mother.Id, Day);
        await room.Record(report);
        var again = await room.Record(report);
        Assert.Equal((report.Child, false), (again.Child, again.IsNew));
        var otherIds = await room.Record(report with { Id = Guid.CreateVersion7(), Child = Guid.CreateVersion7() });
        Assert.Equal(report.Child, otherIds.Child);
        Assert.Equal(1, await room.Count("select count(*) from register_report"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Twins_with_one_certificate_number_are_two_children(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var mother = await room.Record(RegisterRoom.Person("李娜", new DateOnly(1992, 1, 1), 122));
        var first = await room.Record(RegisterRoom.Birth(mother.Id, Day) with { Plurality = 2 });
        var second = await room.Record(RegisterRoom.Birth(mother.Id, Day) with { Plurality = 2, Ordinal = 2 });
        Assert.True(second.IsNew);
        Assert.NotEqual(first.Child, second.Child);
        Assert.Equal(2, await room.Count("select count(*) from register_birth"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_wrong_mother_is_a_difference_to_settle_and_no_second_child(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var mother = await room.Record(RegisterRoom.Person("李娜", new DateOnly(1992, 1, 1), 122));
        var stranger = await room.Record(RegisterRoom.Person("张敏", new DateOnly(1991, 1, 1), 124));
        var first = await room.Record(RegisterRoom.Birth(stranger.Id, Day));
        var again = await room.Record(RegisterRoom.Birth(mother.Id, Day) with { Source = new Source("police", "household-register", Confidence.Certified) });
        Assert.Equal(first.Child, again.Child);
        Assert.Equal(["mother"], again.Differences);
        Assert.Equal(1, await room.Count("select count(*) from register_difference where state = 'open'"));
        Assert.Equal(2, await room.Count("select count(*) from register_report"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_birth_registered_elsewhere_is_said_to_be_and_no_more(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        await room.Record(RegisterRoom.Birth(null, Day) with { Place = RegisterRoom.Elsewhere }, room.ClerkElsewhere);
        var refused = await room.Do(unit => RecordBirth.Run(room.Desk, unit, room.Clerk, RegisterRoom.Birth(null, Day)));
        Assert.Equal("REG-0009", Assert.Single(refused.Problems).Code);
        Assert.Equal(1, await room.Count("select count(*) from register_birth"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_mother_stated_by_her_values_is_found_or_recorded(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var stated = RegisterRoom.Person("李娜", new DateOnly(1992, 1, 1), 122, RegisterRoom.Elsewhere);
        var born = await room.Record(RegisterRoom.Birth(null, Day) with { Mother = ParentRef.Of(stated) });
        Assert.Equal(stated.Id, born.Mother);
        var later = await room.Record(RegisterRoom.Birth(null, Day.AddYears(-2), "L350247001") with { Mother = ParentRef.Of(stated with { Id = Guid.CreateVersion7() }) });
        Assert.Equal(stated.Id, later.Mother);
        Assert.Equal(3, await room.Count("select count(*) from register_person"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Sixty_four_clients_report_one_birth_at_once_and_one_child_is_recorded(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var mother = await room.Record(RegisterRoom.Person("李娜", new DateOnly(1992, 1, 1), 122));
        var recorded = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => room.Record(RegisterRoom.Birth(mother.Id, Day)))));
        Assert.Single(recorded, born => born.IsNew);
        Assert.Single(recorded.Select(born => born.Child).Distinct());
        Assert.Equal(1, await room.Count("select count(*) from register_birth"));
        Assert.Equal(2, await room.Count("select count(*) from register_person"));
        Assert.Equal(1, await room.Count("select count(*) from store_message where topic = 'register.birth-recorded'"));
    }

    [Theory]
    [InlineData("too young", "REG-0012")]
    [InlineData("order", "REG-0014")]
    [InlineData("certificate", "REG-0007")]
    [InlineData("too soon", "REG-0015")]
    [InlineData("order taken", "REG-0016")]
    [InlineData("unseen mother", "ACC-0002")]
    [InlineData("future", "REG-0004")]
    public async Task A_birth_that_cannot_be_is_a_numbered_problem(string fault, string code)
    {
        await using var room = await RegisterRoom.Fresh(DatabaseSystem.Sqlite);
        var mother = await room.Record(RegisterRoom.Person("李娜", new DateOnly(1992, 1, 1), 122));
        var girl = await room.Record(RegisterRoom.Person("李小娜", new DateOnly(2018, 1, 1), 142));
        await room.Record(RegisterRoom.Birth(mother.Id, Day));
        var report = RegisterRoom.Birth(mother.Id, Day, "L350247000");
        report = fault switch
        {
            "too young" => report with { Mother = ParentRef.Of(girl.Id) },
            "order" => report with { Ordinal = 2 },
            "certificate" => report with { Certificate = "123" },
            "too soon" => report with { BornOn = Day.AddDays(-90) },
            "order taken" => report,
            "unseen mother" => report with { Mother = ParentRef.Of(Guid.CreateVersion7()) },
            _ => report with { BornOn = Day.AddYears(1) },
        };
        var refused = await room.Do(unit => RecordBirth.Run(room.Desk, unit, room.Clerk, report));
        Assert.Equal(code, Assert.Single(refused.Problems).Code);
        Assert.Equal(1, await room.Count("select count(*) from register_birth"));
    }
}
