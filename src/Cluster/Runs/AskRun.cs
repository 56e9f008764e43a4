using Anyu.Batch;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Store;

namespace Anyu.Cluster;

/// <summary>
/// Hands a run to the silos. Asked again it is the same run, under way or finished; one that failed, or whose results were moved away, begins anew with the parts
/// that its folder holds.
/// </summary>
/// <param name="Order">What is to be decided.</param>
/// <param name="Population">The full path of the population.</param>
/// <param name="Folder">The full path of the folder.</param>
internal sealed record AskRun(BatchOrder Order, string Population, string Folder)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(AskRun));

    private static readonly BulkTable<PartRow> Parts = new(
        "cluster_part",
        new BulkColumn<PartRow>("run", ColumnKind.Text, p => p.Run),
        new BulkColumn<PartRow>("number", ColumnKind.Whole, p => p.Number),
        new BulkColumn<PartRow>("families", ColumnKind.Whole, p => p.Families),
        new BulkColumn<PartRow>("attempts", ColumnKind.Whole, _ => 0L),
        new BulkColumn<PartRow>("done_at", ColumnKind.Instant, p => p.DoneAt));

    /// <summary>Hands it over.</summary>
    /// <returns>The run's id, or why not: <c>CLU-0008</c>, <c>BAT-0011</c>, <c>BAT-0012</c>.</returns>
    public async Task<Result<string>> Run(Database database)
    {
        var begun = SharedRun.Begin(Folder, Order);
        if (begun.Value is not { } finished)
        {
            return Result<string>.Failure(begun.Problems);
        }

        return await database.Write(async unit =>
        {
            // Two clients that ask for the same run at once would both find none.
            await unit.Execute(Sql["lock"]);
            var known = await unit.Find<RunRow>(Sql["known"], new { Run = Order.Id });
            if (known is { State: RunRow.Running } && known.Folder != Folder)
            {
                return Result<string>.Failure(ClusterProblems.OtherFolder(known.Folder));
            }

            if (known is not { State: RunRow.Running })
            {
                await Begin(unit, [.. finished]);
            }

            return Result<string>.Success(Order.Id);
        });
    }

    private async Task Begin(UnitOfWork unit, HashSet<int> finished)
    {
        await unit.Execute(Sql["remove"], new { Run = Order.Id });
        await unit.Execute(Sql["add"], new
        {
            Run = Order.Id,
            Population,
            Order.Population.Fingerprint,
            Folder,
            OnDay = Order.Request.On[0],
            Benefits = string.Join(',', Order.Request.Benefits),
            Order.WithRows,
            Lawbook = Order.Book.Hash,
            Receipt.Engine,
            unit.Now,
        });
        await unit.InsertAll(Parts, Order.Population.Parts.Select(p => new PartRow(Order.Id, p.Number, p.Families, finished.Contains(p.Number) ? unit.Now : null)));
    }

    private sealed record PartRow(string Run, long Number, long Families, DateTimeOffset? DoneAt);
}
