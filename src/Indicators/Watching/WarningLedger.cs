using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>Keeps warnings and every step of their lives; nothing is changed or removed.</summary>
public static class WarningLedger
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(WarningLedger));

    /// <summary>Opens warnings that are not yet known; the same test is opened once.</summary>
    /// <returns>How many were new.</returns>
    public static Task<int> Open(Database database, CountBook book, IEnumerable<WatchedTest> alarms) => database.Write(async unit =>
    {
        var opened = 0;
        foreach (var test in alarms)
        {
            if (await unit.Get<long>(Sql["known"], new { test.Id }) > 0)
            {
                continue;
            }

            opened += await unit.Execute(Sql["open"], new
            {
                test.Id, test.Indicator, Place = test.Place.ToString(), Period = test.Period.ToString(), test.Rule, Snapshot = ClosePeriod.Digest(book, test.Place, test.Period),
                test.Observed, test.Expected, UpperLimit = (double)test.Upper, test.Probability, test.Synthetic, OpenedAt = unit.Now,
            });
        }

        return opened;
    });

    /// <summary>All warnings with their steps, the oldest first.</summary>
    public static Task<ImmutableArray<WarningCase>> All(Database database) => database.Read(Load);

    /// <summary>All warnings with their steps, the oldest first, in a unit of work.</summary>
    public static Task<ImmutableArray<WarningCase>> All(UnitOfWork unit) => Load(unit);

    /// <summary>Takes a step from the command line.</summary>
    /// <param name="database">A database with <see cref="IndicatorsModule.Migrations"/>.</param>
    /// <param name="catalogue">The definitions, which say where another person scores.</param>
    /// <param name="id">The warning, or the beginning of its id.</param>
    /// <param name="to">The state to come to.</param>
    /// <param name="by">Who takes it.</param>
    /// <param name="note">The cause, or a remark.</param>
    /// <returns>Why it cannot be taken (<c>IND-0206</c> to <c>IND-0208</c>, <c>IND-0214</c>); empty when it was.</returns>
    public static Task<ImmutableArray<Problem>> Step(Database database, IndicatorCatalogue catalogue, string id, WarningState to, WarningHand by, string note) => database.Write(async unit =>
    {
        var matching = (await Load(unit)).Where(w => w.Test.Id.StartsWith(id, StringComparison.Ordinal)).ToList();
        var problem = matching is [var warning] ? await Step(unit, catalogue, warning, to, by, note) : IndicatorProblems.NoWarning(id);
        return problem is null ? ImmutableArray<Problem>.Empty : [problem];
    });

    /// <summary>Takes a step, or says why not; nothing is stored then.</summary>
    internal static async Task<Problem?> Step(UnitOfWork unit, IndicatorCatalogue catalogue, WarningCase warning, WarningState to, WarningHand by, string note)
    {
        var another = catalogue.Indicators.GetValueOrDefault(warning.Test.Indicator)?.Warning.AnotherScores ?? false;
        if (warning.Decide(to, note, by, another) is { } problem)
        {
            return problem;
        }

        var row = new { Warning = warning.Test.Id, Step = (long)warning.Steps.Length, State = to.ToString(), ByName = by.Name, ByAccount = by.Account, Note = note, AtInstant = unit.Now };
        return await unit.Execute(Sql["step"], row) == 1 ? null : IndicatorProblems.WarningStep(warning.State.ToString(), to.ToString());
    }

    private static async Task<ImmutableArray<WarningCase>> Load(UnitOfWork unit)
    {
        var steps = (await unit.Query<StepRow>(Sql["steps"])).ToLookup(s => s.Warning, StringComparer.Ordinal);
        return
        [
            .. (await unit.Query<WarningRow>(Sql["warnings"])).Select(w => new WarningCase(
                new WatchedTest(w.Indicator, PlaceCode.Parse(w.Place), Period.Read(w.Period)!.Value, w.Rule, w.Observed, w.Expected, (long)w.UpperLimit, w.Probability, Alarm: true, Power: 0, w.Synthetic),
                w.Snapshot,
                w.OpenedAt,
                [.. steps[w.Id].Select(s => new WarningStep(Enum.Parse<WarningState>(s.State), s.ByName, s.Note, s.AtInstant, s.ByAccount))])),
        ];
    }
}

/// <summary>A warning as a row.</summary>
internal sealed class WarningRow
{
    public required string Id { get; init; }

    public required string Indicator { get; init; }

    public required string Place { get; init; }

    public required string Period { get; init; }

    public required string Rule { get; init; }

    public required string Snapshot { get; init; }

    public required long Observed { get; init; }

    public required double Expected { get; init; }

    public required double UpperLimit { get; init; }

    public required double Probability { get; init; }

    public required bool Synthetic { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
}

/// <summary>A step as a row.</summary>
internal sealed class StepRow
{
    public required string Warning { get; init; }

    public required long Step { get; init; }

    public required string State { get; init; }

    public required string ByName { get; init; }

    public Guid? ByAccount { get; init; }

    public required string Note { get; init; }

    public required DateTimeOffset AtInstant { get; init; }
}
