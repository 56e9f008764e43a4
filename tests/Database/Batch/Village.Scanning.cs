using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Batch;
using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Batch;

/// <summary>The village at night.</summary>
internal sealed partial class Village
{
    public ScanSite Site => new(Database, Cases, Register);

    /// <summary>A mother and a child of whom all is known that the subsidy asks for.</summary>
    public async Task<(Guid Mother, Guid Child)> MotherOf(DateOnly born, params (string Path, string Value)[] stated)
    {
        var family = await Database.Write(async unit =>
        {
            var mother = await Person(unit, RegisteredSex.Female, new(1994, 5, 3), Places[0]);
            return (mother, await Birth(unit, mother, null, born));
        });
        await Know(family.mother, stated);
        return family;
    }

    /// <summary>What families state of their children, in every family.</summary>
    public async Task KnowChildren()
    {
        foreach (var person in await Read(unit => unit.Query<Guid>(TestDatabase.Sql("select distinct parent_id from register_kin where role = 'mother' and not sealed order by parent_id"))))
        {
            await Know(person);
        }
    }

    /// <summary>The job of the queue done by a worker of its own.</summary>
    public JobWorker Worker() => new(Database, BatchModule.Scans, (job, stop) => NightlyScan.Work(Site, job, null, stop), Clock);

    /// <summary>A whole scan; what it changed.</summary>
    public async Task<IReadOnlyList<ScanChange>> Scan()
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        var scan = await Database.Write(NightlyScan.Ask);
        while (await Worker().RunNext())
        {
        }

        Assert.NotNull((await Read(unit => ScanReports.Last(unit)))[0].EndedAt);
        return await Changes(scan);
    }

    public Task<IReadOnlyList<ScanChange>> Changes(Guid scan) => Read(unit => ScanReports.Families(unit, PlaceRange.Nation, scan, 0, 10_000));

    /// <summary>What the exact way would change after the scan.</summary>
    public Task<ImmutableArray<StandingChange>> LookAlone(Guid family) =>
        Database.Write(unit => ZeroApplication.LookAt(Cases, Register, unit, family, Cases.Shelf.Proactive.Nightly.Where(b => b == "child-rearing-subsidy")));

    /// <summary>From now on a sample reform is the law.</summary>
    public void Amend(string reform)
    {
        var branch = LawBranch.Of(Cases.Shelf.Book, reform, File.ReadAllBytes(Repository.At("samples", "reforms", reform + ".yaml")));
        Assert.True(branch.Succeeded, string.Join('\n', branch.Problems));
        Cases = new CaseDesk(Cases.Shelf with { Book = branch.Value.Book }, cipher, outbox);
    }

    private Task Know(Guid anchor, params (string Path, string Value)[] stated) => Database.Write(async unit =>
    {
        var reader = Actor.OfProgram("test", PlaceRange.Nation, RegisterPermissions.Read);
        if (await Families.Of(Cases, Register, unit, reader, anchor) is not { } family)
        {
            return;
        }

        foreach (var (path, value) in stated)
        {
            await Families.State(Cases, unit, family, path, value);
        }

        for (var child = 1; child <= family.Statement.CountOf("children"); child++)
        {
            await Families.State(Cases, unit, family, FormattableString.Invariant($"children[{child}].hukou"), "371581");
            await Families.State(Cases, unit, family, FormattableString.Invariant($"children[{child}].chinese"), "true");
        }
    });
}
