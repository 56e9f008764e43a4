using Anyu.Access;
using Anyu.Batch;
using Anyu.Casework;
using Anyu.DatabaseTests.Casework;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Batch;

/// <summary>The families of the register as a population: the same families and the same facts as one by one, whatever happened to them.</summary>
public sealed class RegisterPopulationTests
{
    private static readonly Actor Reader = Actor.OfProgram("batch", PlaceRange.Nation, RegisterPermissions.Read);

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Every_column_of_every_family_is_what_reading_it_alone_gives(DatabaseSystem system)
    {
        await using var village = await Village.Fresh(system);
        await village.Settle(system == DatabaseSystem.Sqlite ? 16 : 2);
        var population = await Open(village);
        var (rows, found) = (new FamilyRows(CaseStage.Shelf.Book, population.Schema), new List<Guid>());
        var (block, alone) = (new ColumnBlock(population.Schema), new ColumnBlock(population.Schema));
        foreach (var part in population.Parts)
        {
            using var blocks = population.Open(part);
            while (blocks.Next(block))
            {
                var families = Enumerable.Range(0, block.Rows).Select(row => Guid.Parse(blocks.ReferenceOf(block.FirstRow + row))).ToList();
                found.AddRange(families);
                await village.Database.Write(async unit =>
                {
                    for (var row = 0; row < families.Count; row++)
                    {
                        rows.Write(alone, row, (await Families.Of(village.Cases, village.Register, unit, Reader, families[row]))!.Statement);
                    }
                });
                Assert.All(Enumerable.Range(0, families.Count), row => Assert.All(Enumerable.Range(0, population.Schema.Fields.Length), column => Assert.Equal(ValueOf(alone[column], row), ValueOf(block[column], row))));
            }
        }

        Assert.Equal(population.Parts.Sum(p => p.Families), found.Count);
        Assert.Equal((await Anchors(village)).Order(), found.Order());
        Assert.True(found.Count > (system == DatabaseSystem.Sqlite ? 150 : 20), $"{found.Count} families");
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Totals_are_by_township_each_read_leaves_one_row_of_evidence_and_parts_add_up(DatabaseSystem system)
    {
        await using var village = await Village.Fresh(system);
        await village.Settle(3);
        var population = await Open(village);
        var before = await Count(village, "select count(*) from store_evidence where action like 'register.%read'");
        var order = new BatchOrder(CaseStage.Shelf.Book, population, BatchRequest.For(new DateOnly(2025, 3, 1)) with { Benefits = ["parental-leave"] }) { Threads = 2 };
        var totals = BatchJob.Totals(order).Value!;
        Assert.Equal(population.Parts.Sum(p => p.Families), totals.Families);
        Assert.Equal(population.Parts.Select(p => p.Place!).Distinct().Order(), totals.Cells.Keys.Select(k => k.Place).Distinct().Order());
        Assert.Equal(before, await Count(village, "select count(*) from store_evidence where action like 'register.%read'"));
        Assert.Equal(population.Parts.Select(p => p.Place).Distinct().Count(), await Count(village, "select count(*) from store_evidence where action = 'register.families.read' and purpose = 'program:batch'"));
        var linqing = (await RegisterPopulation.Open(village.Database, village.Cases, Reader, PlaceCode.Parse("371581"))).Value!;
        Assert.All(linqing.Parts, part => Assert.StartsWith("371581", part.Place, StringComparison.Ordinal));
        Assert.Contains(linqing.Parts, part => PlaceCode.Parse(part.Place!).Level == PlaceLevel.Township);
        Assert.Equal(population.Parts.Where(p => p.Place == "371581").Sum(p => p.Families), linqing.Parts.Sum(p => p.Families));
        Assert.Equal("BAT-0100", Assert.Single((await RegisterPopulation.Open(village.Database, village.Cases, Reader, PlaceCode.Parse("371599"))).Problems).Code);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Reforms_over_the_register_count_its_families_and_show_none_of_them(DatabaseSystem system)
    {
        await using var village = await Village.Fresh(system);
        await village.Settle(3);
        var population = await Open(village);
        var (book, on) = (CaseStage.Shelf.Book, new DateOnly(2025, 3, 1));
        var branch = LawBranch.Of(book, "all.yaml", """
            id: all
            zh: 假设
            en: Supposed
            changes:
              - add: linqing-2023-5-plan#二（四）1
                insert: 假设父母每年再享受育儿假3天。
                provision: { id: supposed-3, benefit: parental-leave, part: base, force: must, add: 3, per: year }
                note: { zh: 说明, en: Note }
                ground: { zh: 理由, en: Ground }
            """u8.ToArray());
        Assert.True(branch.Succeeded, string.Join('\n', branch.Problems));
        var report = ReformJob.Of(new ReformOrder(book, [branch.Value!], population, on) { Place = PlaceCode.Parse("371581") }).Run(null, null, TestContext.Current.CancellationToken);
        var reform = Assert.Single(report.Reforms);
        Assert.Equal(population.Parts.Sum(p => p.Families), reform.All.Families);
        Assert.Equal(population.Parts.Select(p => p.Place!).Distinct().Order(), reform.ByPlace.Select(c => c.Group).Order());
        Assert.Equal(reform.All.Families, reform.ByPlace.Sum(c => c.Families));
        Assert.True(reform.All.Open > 0);
        var linqing = (await RegisterPopulation.Open(village.Database, village.Cases, Reader, PlaceCode.Parse("371581"))).Value!;
        var closer = Assert.Single(ReformJob.Of(new ReformOrder(book, [branch.Value!], linqing, on) { Place = PlaceCode.Parse("371581") }).Run(null, null, TestContext.Current.CancellationToken).Reforms);
        Assert.Equal(linqing.Parts.Select(p => p.Place!).Distinct().Order(), closer.ByPlaceAt(PlaceLevel.Township).Select(c => c.Group));
        Assert.Equal(reform.ByPlace.Single(c => c.Group == "371581"), closer.All with { Group = "371581" });
        Assert.Equal(closer.All, closer.ByPlaceAt(PlaceLevel.Township).AsEnumerable().Aggregate((a, b) => a.With(b)) with { Group = "" });
        Assert.NotEmpty(reform.Examples);
        Assert.All(reform.Examples, e => Assert.Equal("371581", e.Place));
        Assert.Equal(2, await Count(village, "select count(*) from store_evidence where action = 'register.families.read' and subject = '371581'"));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_value_that_is_no_place_names_the_family_and_a_register_that_moved_on_is_noticed(DatabaseSystem system)
    {
        await using var village = await Village.Fresh(system);
        await village.Settle(1);
        var lost = await village.Database.Write(unit => village.Person(unit, RegisteredSex.Female, new(1990, 1, 1), PlaceCode.Parse("371581001001")));
        var population = await Open(village);
        await village.Move(lost, PlaceCode.Parse("371599001001"), new(2025, 2, 1));
        Assert.Equal("BAT-0102", Assert.Single(BatchJob.Totals(Order(population)).Problems).Code);
        var broken = Assert.Single(BatchJob.Totals(Order(await Open(village))).Problems);
        Assert.Equal("BAT-0101", broken.Code);
        Assert.Contains(lost.ToString("D"), broken.What.Zh, StringComparison.Ordinal);
    }

    /// <summary>Without an index each man would be sought through all marriages: a county's families would take days.</summary>
    [Fact]
    public async Task No_family_is_sought_through_a_whole_table()
    {
        await using var village = await Village.Fresh(DatabaseSystem.Sqlite);
        var families = SqlFile.Beside(typeof(FamilyPlaces))["families"];
        var steps = await village.Read(unit => unit.Query<PlanStep>(
            TestDatabase.Sql($"explain query plan {families.In(Dialect.Sqlite)}"), new { From = "371581000000", To = "371581999999", First = Guid.Empty, Last = Guid.AllBitsSet, Today = new DateOnly(2025, 3, 1), Adult = new DateOnly(2007, 3, 1), Male = 1 }));
        Assert.True(steps.Count > 10, "The plan is empty.");
        Assert.DoesNotContain(steps, step => step.Detail.StartsWith("SCAN", StringComparison.Ordinal));
    }

    private static BatchOrder Order(IPopulation population) => new(CaseStage.Shelf.Book, population, BatchRequest.For(new DateOnly(2025, 3, 1)) with { Benefits = ["parental-leave"] });

    private static async Task<RegisterPopulation> Open(Village village) =>
        (await RegisterPopulation.Open(village.Database, village.Cases, Reader, PlaceCode.Nation)).Value ?? throw new InvalidOperationException("The register cannot be read.");

    private static Task<long> Count(Village village, string sql) => village.Read(unit => unit.Get<long>(TestDatabase.Sql(sql)));

    /// <summary>The person through whom each living person's family is found.</summary>
    private static async Task<IEnumerable<Guid>> Anchors(Village village)
    {
        var (anchors, today) = (new HashSet<Guid>(), CaseDesk.DayOf(village.Clock.GetUtcNow()));
        var living = await village.Read(unit => unit.Query<Guid>(TestDatabase.Sql("select id from register_person where died_on is null and linked_to is null")));
        await village.Database.Write(async unit =>
        {
            foreach (var person in living)
            {
                if (await Families.Anchor(village.Register, unit, Reader, person, today) is { } anchor)
                {
                    anchors.Add(anchor);
                }
            }
        });
        return anchors;
    }

    private static (string, bool, bool, bool, long) ValueOf(ColumnVector vector, int row)
    {
        bool Has(ulong[] bits) => bits.Length > 0 && (bits[row / 64] & (1UL << (row % 64))) != 0;
        var isKnown = !Has(vector.Unknown) && !Has(vector.NotApplicable);
        return (vector.Field.Name, Has(vector.Unknown), Has(vector.NotApplicable), Has(vector.Yes), isKnown && vector.Wholes.Length > 0 ? vector.Wholes[row] : isKnown && vector.Longs.Length > 0 ? vector.Longs[row] : 0);
    }

    private sealed record PlanStep(long Id, long Parent, long Notused, string Detail);
}
