using System.Collections.Immutable;
using System.Numerics;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>Counts what reforms change, block by block. For one thread; tallies of several add up to the same whatever the order.</summary>
internal sealed class SimulationTally : IColumnResults
{
    private readonly ReformSimulation simulation;
    private readonly SimulationGroups groups;
    private readonly AnswerRows current = new();
    private readonly Dictionary<int, AnswerRows> watched;
    private readonly ImmutableArray<int> beside;
    private readonly ImmutableArray<int> orders;
    private readonly BranchRows[] branches;
    private readonly Dictionary<string, Sums> law = new(StringComparer.Ordinal);
    private readonly int from;
    private IChangedAnswers? into;
    private ColumnBlock? block;
    private long families;

    public SimulationTally(ReformSimulation simulation)
    {
        this.simulation = simulation;
        groups = new SimulationGroups(simulation.Plan.Columns.Schema, simulation.PlacesOfParts);
        from = simulation.On.AddYears(-1).DayNumber;
        var answers = simulation.Plan.Answers;
        var plain = answers.Where(a => a.Law == 0).ToDictionary(a => a.Key, a => a.Number, StringComparer.Ordinal);
        beside = [.. answers.Select(a => a.Law == 0 ? -1 : plain[a.Key])];
        orders = [.. answers.Select(a => groups.Births.Of(a.Subject))];
        watched = beside.Where(b => b >= 0).Distinct().ToDictionary(b => b, _ => new AnswerRows());
        branches = [.. simulation.Branches.Select((b, i) => new BranchRows(simulation, i + 1, groups))];
    }

    /// <summary>A part begins.</summary>
    public void Begin(SimulationPart part, IChangedAnswers? changed)
    {
        into = changed;
        groups.Place.Begin(part.Place);
    }

    public void Begin(ColumnBlock rows)
    {
        block = rows;
        families += rows.Rows;
        groups.Begin(rows);
    }

    public void End()
    {
        foreach (var branch in branches)
        {
            branch.End(block!, groups);
        }
    }

    /// <inheritdoc/>
    public void Take(int result, in ColumnResult values, ColumnBlock rows)
    {
        var answer = simulation.Plan.Answers[result / BatchAnswer.ResultsPerAnswer];
        switch (result % BatchAnswer.ResultsPerAnswer)
        {
            case 0:
                current.TakeOutcome(values);
                break;
            case 1:
                current.TakeAmount(values);
                break;
            default:
                current.TakeDate(values, answer.Benefit.Per == "once" ? from : int.MinValue, simulation.On.DayNumber);
                Count(answer);
                break;
        }
    }

    public void Add(SimulationTally other)
    {
        families += other.families;
        groups.Add(other.groups);
        foreach (var (id, sums) in other.law)
        {
            law[id] = law.GetValueOrDefault(id).With(sums);
        }

        for (var i = 0; i < branches.Length; i++)
        {
            branches[i].Add(other.branches[i]);
        }
    }

    public SimulationReport Report() => new(
        simulation.On,
        families,
        [.. law.Where(b => b.Value.Granted > 0).OrderBy(b => b.Key, StringComparer.Ordinal).Select(b => b.Value.Of(simulation.Laws[0].Benefits[b.Key]))],
        [.. branches.Select(b => b.Report(law, groups, families))]);

    private void Count(BatchAnswer answer)
    {
        if (answer.Law == 0)
        {
            law[answer.Benefit.Id] = law.GetValueOrDefault(answer.Benefit.Id).With(current.Sum());
            if (watched.TryGetValue(answer.Number, out var kept))
            {
                kept.Copy(current);
            }

            return;
        }

        branches[answer.Law - 1].Compare(answer, groups.Births.InRows(orders[answer.Number]), watched[beside[answer.Number]], current, (block!, into));
    }
}

/// <summary>How many answers grant something, and the sum of what they grant in ten-thousandths.</summary>
internal readonly record struct Sums(long Granted, Int128 Amount)
{
    public Sums With(Sums other) => new(Granted + other.Granted, Amount + other.Amount);

    public BenefitTotal Of(Benefit benefit) => new(benefit, Granted, (decimal)Amount / AnswerRows.Scale);
}

/// <summary>One answer in the rows of a block: who is granted it and counts, who lacks facts for it, and how much.</summary>
internal sealed class AnswerRows
{
    /// <summary>Amounts are kept in ten-thousandths; what is finer is rounded, halves away from nought.</summary>
    public const int Scale = 10_000;

    private readonly ulong[] hasAmount = new ulong[ColumnBlock.Words];

    /// <summary>The rows that are granted it, of the events that count.</summary>
    public ulong[] Granted { get; } = new ulong[ColumnBlock.Words];

    /// <summary>The rows of which it is unknown.</summary>
    public ulong[] Unknown { get; } = new ulong[ColumnBlock.Words];

    /// <summary>How much, in the rows granted it; 0 where there is no amount.</summary>
    public long[] Amounts { get; } = new long[ColumnBlock.MaxRows];

    public void TakeOutcome(in ColumnResult values)
    {
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            var (granted, unknown) = (0UL, values.Unknown[word] & values.RowsOf(word));
            for (var left = values.Known(word); left != 0; left &= left - 1)
            {
                var bit = left & (~left + 1);
                var outcome = (Outcome)Whole(values, (word * 64) + BitOperations.TrailingZeroCount(left));
                granted |= outcome == Outcome.Granted ? bit : 0;
                unknown |= outcome == Outcome.Unknown ? bit : 0;
            }

            (Granted[word], Unknown[word]) = (granted, unknown);
        }
    }

    public void TakeAmount(in ColumnResult values)
    {
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            hasAmount[word] = values.Known(word) & Granted[word];
        }

        var wholes = values.Wholes;
        var longs = values.Longs;
        var factor = FactorOf(values.Decimals);
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            for (var left = Granted[word]; left != 0; left &= left - 1)
            {
                var row = (word * 64) + BitOperations.TrailingZeroCount(left);
                Amounts[row] = (hasAmount[word] & (left & (~left + 1))) == 0 ? 0
                    : factor == 0 || (wholes.IsEmpty && longs.IsEmpty) ? Exactly(values.Number(row))
                    : (wholes.IsEmpty ? longs[row] : wholes[row]) * factor;
            }
        }
    }

    /// <summary>Leaves out the events outside of the days counted.</summary>
    public void TakeDate(in ColumnResult values, int after, int until)
    {
        if (after == int.MinValue)
        {
            return;
        }

        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            var counts = 0UL;
            for (var left = (Granted[word] | Unknown[word]) & values.Known(word); left != 0; left &= left - 1)
            {
                var day = Whole(values, (word * 64) + BitOperations.TrailingZeroCount(left));
                counts |= day > after && day <= until ? left & (~left + 1) : 0;
            }

            (Granted[word], Unknown[word]) = (Granted[word] & counts, Unknown[word] & (counts | ~values.Known(word)));
        }
    }

    /// <summary>How a row stands.</summary>
    public ChangedStanding At(int row) =>
        (Granted[row / 64] & (1UL << (row % 64))) != 0 ? ChangedStanding.Granted : (Unknown[row / 64] & (1UL << (row % 64))) != 0 ? ChangedStanding.Open : ChangedStanding.None;

    /// <summary>What a row is granted; 0 where it is not.</summary>
    public decimal AmountAt(int row) => At(row) == ChangedStanding.Granted ? (decimal)Amounts[row] / Scale : 0;

    public void Copy(AnswerRows other)
    {
        other.Granted.CopyTo(Granted, 0);
        other.Unknown.CopyTo(Unknown, 0);
        other.Amounts.CopyTo(Amounts, 0);
    }

    public Sums Sum()
    {
        var (granted, sum) = (0L, 0L);
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            granted += BitOperations.PopCount(Granted[word]);
            for (var left = Granted[word]; left != 0; left &= left - 1)
            {
                sum += Amounts[(word * 64) + BitOperations.TrailingZeroCount(left)];
            }
        }

        return new Sums(granted, sum);
    }

    private static int Whole(in ColumnResult values, int row) => values.Wholes.IsEmpty ? (int)values.Number(row) : values.Wholes[row];

    private static long Exactly(decimal amount) => (long)decimal.Round(amount * Scale, MidpointRounding.AwayFromZero);

    private static long FactorOf(int decimals) => decimals switch
    {
        0 => 10_000,
        1 => 1_000,
        2 => 100,
        3 => 10,
        4 => 1,
        _ => 0,
    };
}
