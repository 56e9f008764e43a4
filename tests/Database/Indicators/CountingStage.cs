using Anyu.Access;
using Anyu.Casework;
using Anyu.DatabaseTests.Register;
using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Indicators;

/// <summary>A county with its own register, cases and tables on a fresh database, in March 2025.</summary>
internal sealed class CountingStage : IAsyncDisposable
{
    private readonly TestDatabase room;

    private CountingStage(TestDatabase room, Anyu.Store.Database database, ManualClock clock, RegisterDesk desk) => (this.room, Database, Clock, Desk) = (room, database, clock, desk);

    public Anyu.Store.Database Database { get; }

    public ManualClock Clock { get; }

    public RegisterDesk Desk { get; }

    /// <summary>Who counts, and may see the records.</summary>
    public Actor Statistician { get; } = Actor.OfProgram("statistics", PlaceRange.Of(IndicatorStage.County), RegisterPermissions.Count, CaseworkPermissions.Count, RegisterPermissions.Read, CaseworkPermissions.Read);

    /// <summary>Who counts only.</summary>
    public Actor Counter { get; } = Actor.OfProgram("counter", PlaceRange.Of(IndicatorStage.County), RegisterPermissions.Count, CaseworkPermissions.Count);

    public static async Task<CountingStage> Fresh(DatabaseSystem system)
    {
        var fresh = await TestDatabase.Fresh(system);
        var clock = new ManualClock();
        var database = await fresh.Open(clock, AccessModule.Migrations, RegisterModule.Migrations, CaseworkModule.Migrations, IndicatorsModule.Migrations);
        return new CountingStage(fresh, database, clock, RegisterRoom.NewDesk());
    }

    /// <summary>Records a person who lives in one of the first three townships, or in none.</summary>
    public async Task<Guid> Person(DateOnly born, RegisteredSex sex, int? town)
    {
        var at = town is { } number ? PlaceCode.Parse(IndicatorStage.Townships[number] + "001") : IndicatorStage.County;
        var person = new NewPerson
        {
            Id = Guid.CreateVersion7(), Name = "样例人", Sex = sex, BirthDate = born, Residence = at, Hukou = at, Source = new Source("police", "household-register", Confidence.Certified),
        };
        var recorded = await Database.Write(unit => RecordPerson.Run(Desk, unit, Registrar, person));
        Assert.True(recorded.Succeeded, string.Join('\n', recorded.Problems));
        return person.Id;
    }

    /// <summary>Records a birth; the child lives where its mother does.</summary>
    public async Task<Guid> Birth(Guid? mother, DateOnly on, RegisteredSex sex)
    {
        var report = new BirthReport
        {
            Id = Guid.CreateVersion7(), Child = Guid.CreateVersion7(), Mother = mother is { } id ? ParentRef.Of(id) : null, BornOn = on, Sex = sex, Place = IndicatorStage.County, Residence = mother is null ? IndicatorStage.County : null,
            Source = RegisterRoom.Certificate,
        };
        var recorded = await Database.Write(unit => RecordBirth.Run(Desk, unit, Registrar, report));
        Assert.True(recorded.Succeeded, string.Join('\n', recorded.Problems));
        return report.Child;
    }

    public async Task Death(Guid person, DateOnly on) =>
        Assert.True((await Database.Write(unit => RecordDeath.Run(Desk, unit, Registrar, new DeathReport(Guid.CreateVersion7(), person, on, RegisterRoom.Certificate)))).Succeeded);

    /// <summary>Records a pregnancy, today.</summary>
    public async Task Pregnancy(Guid mother, DateOnly expectedOn) =>
        Assert.True((await Database.Write(unit => RecordPregnancy.Run(Desk, unit, Registrar, new PregnancyReport(Guid.CreateVersion7(), mother, expectedOn, RegisterRoom.Certificate)))).Succeeded);

    /// <summary>A closed case as casework keeps it.</summary>
    public Task Case(DateOnly closedOn, bool late, string outcome = "granted") => Database.Write(async unit =>
    {
        var row = new
        {
            Id = unit.NewId(), Number = unit.NewId().ToString("N"), Matter = unit.NewId(), Place = PlaceRange.Full(IndicatorStage.Townships[0]), unit.Now, From = closedOn.AddDays(-9), ClosedOn = closedOn, Outcome = outcome,
            Late = late, No = false,
        };
        await unit.Execute(TestDatabase.Sql("insert into casework_matter (id, applicant, place_code, title_zh, title_en, opened_at, changed_at) values (@Matter, 'x', @Place, 'x', 'x', @Now, @Now)"), row);
        await unit.Execute(TestDatabase.Sql("insert into casework_case (id, number, matter, service, hash, place_code, applicant, submitted_at, submitted_on, outcome, closed_on, revision) values (@Id, @Number, @Matter, 'birth-registration', 'h', @Place, 'x', @Now, @From, @Outcome, @ClosedOn, 1)"), row);
        await unit.Execute(TestDatabase.Sql("insert into casework_step (case_id, step, service, kind, status, agency, permission, place_code, beyond, paused, late, attempt) values (@Id, 'file', 'birth-registration', 'task', 'done', 'health', 'case.accept', @Place, @No, @No, @Late, 1)"), row);
    });

    /// <summary>Counts, which must succeed.</summary>
    public async Task<TakenCounts> Take(string period, bool accept = false)
    {
        var taken = await new TakeCounts(IndicatorStage.County, Period.Read(period)!.Value, accept).Run(Database, IndicatorStage.Catalogue, IndicatorStage.Law.Places, Counter, "甲");
        Assert.True(taken.Succeeded, string.Join('\n', taken.Problems));
        return taken.Value;
    }

    public Task<CountBook> Book() => ReadCounts.Run(Database, IndicatorStage.Catalogue);

    public static CountKey Key(string series, string period, PlaceCode? place = null, string? breakdown = null, string? code = null) =>
        new(series, place ?? IndicatorStage.County, Period.Read(period)!.Value, breakdown is null ? Cells.All : Cells.Of(breakdown, code!));

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await room.DisposeAsync();
    }

    private static Actor Registrar { get; } = Actor.OfProgram("registrar", PlaceRange.Of(IndicatorStage.County), RegisterPermissions.Write, RegisterPermissions.Read, RegisterPermissions.Search);
}
