using Anyu.Casework;
using Anyu.Feel;
using Anyu.Law;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Batch;

/// <summary>Decides the families of one part in columns, and hands those that changed to the exact way, each in a unit of its own. For one thread.</summary>
internal sealed class ScanPart(ScanSite site, Guid scan, ScanPartRow part)
{
    private const int FamiliesAtOnce = 400;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ScanPart));

    /// <summary>Does it. Done again after a kill it hands over what was not handed over.</summary>
    /// <param name="looked">Told how many families more are decided.</param>
    /// <param name="stop">Ends it between two families.</param>
    /// <returns>How many families were handed over.</returns>
    public async Task<int> Run(Action<int> looked, CancellationToken stop)
    {
        var (database, cases) = (site.Database, site.Cases);
        var families = await database.Read(unit => FamilyPlaces.Of(unit, part.Part), stop);
        var (_, _, schema, plan) = await site.Columns(scan, part, stop);
        var (run, digests, block, rows) = (plan.Start(), new FamilyDigests(plan, cases.Shelf.Proactive.Nightly), new ColumnBlock(schema), new FamilyRows(cases.Shelf.Book, schema));
        var handed = 0;
        foreach (var page in families.Chunk(ColumnBlock.MaxRows))
        {
            var (read, kept, known) = await database.Read(async unit => (await AllFamilies.Read(cases, unit, NightlyScan.Program, page, AsOf.Now), await AllFamilies.Kept(cases, unit, page), await Known(unit, page)), stop);
            await NoteFaults(read.Where(family => family.Statement is null), stop);
            var whole = new List<ReadFamily>();
            foreach (var family in read.Where(family => family.Statement is not null))
            {
                if (rows.Write(block, whole.Count, family.Statement!))
                {
                    whole.Add(family);
                }
                else
                {
                    // A place or a child more than the columns hold has come since the scan began: decided exactly at once, and in columns the next night.
                    await HandOver(family, cases.Shelf.Proactive.Nightly, 0, 0, stop);
                    handed++;
                }
            }

            block.Rows = whole.Count;
            digests.Begin(block);
            run.Run(block, digests);
            for (var row = 0; row < whole.Count; row++)
            {
                handed += await Look(whole[row], digests, row, kept, known.GetValueOrDefault(whole[row].Family), stop) ? 1 : 0;
            }

            looked(page.Length);
        }

        return handed;
    }

    /// <summary>Hands a family over when it changed: its rights are others; or it has a standing, and its facts, answers, law or days are others.</summary>
    private async Task<bool> Look(ReadFamily family, FamilyDigests digests, int row, IReadOnlyDictionary<Guid, bool> kept, KnownRow? known, CancellationToken stop)
    {
        var (rights, answers, hasStanding) = (digests.RightsOf(row), digests.AnswersOf(row), kept.TryGetValue(family.Family, out var isDue));
        if (rights == (known?.Rights ?? 0) && !(hasStanding && (isDue || answers != known?.Answers)))
        {
            return false;
        }

        await HandOver(family, digests.BenefitsOf(row), rights, answers, stop);
        return true;
    }

    /// <summary>The way of events determines exactly, and what changed is noted with what the scan found.</summary>
    private Task HandOver(ReadFamily family, IReadOnlyCollection<string> benefits, long rights, long answers, CancellationToken stop) => site.Database.Write(async unit =>
    {
        var changes = await ZeroApplication.LookAt(site.Cases, site.Register, unit, family.Family, benefits);
        await unit.ExecuteEach(Sql["change"], changes.Select(change => new
        {
            Scan = scan, family.Family, family.PlaceCode, change.After.Benefit, change.After.Subject, Turn = change.Kind.ToString(), Cause = change.Cause.ToString(), change.DifferenceFen, unit.Now,
        }));
        await unit.Execute(Sql["keep"], new { family.Family, Rights = rights, Answers = answers, Scan = scan });
    }, stop);

    private async Task NoteFaults(IEnumerable<ReadFamily> broken, CancellationToken stop)
    {
        var faults = broken.Select(family => new { Scan = scan, family.Family, family.PlaceCode, family.Problems[0].Code }).ToList();
        await (faults.Count == 0 ? Task.CompletedTask : site.Database.Write(unit => unit.ExecuteEach(Sql["fault"], faults), stop));
    }

    private static async Task<Dictionary<Guid, KnownRow>> Known(UnitOfWork unit, Guid[] page)
    {
        var known = new Dictionary<Guid, KnownRow>();
        foreach (var some in page.Chunk(FamiliesAtOnce))
        {
            foreach (var row in await unit.Query<KnownRow>(Sql["known"], new { Families = unit.ListOf(some) }))
            {
                known[row.Family] = row;
            }
        }

        return known;
    }

    private sealed record KnownRow(Guid Family, long Rights, long Answers);
}
