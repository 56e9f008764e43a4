using System.Collections.Immutable;
using System.Globalization;
using Anyu.Law;

namespace Anyu.Batch;

/// <summary>What a total is of.</summary>
/// <param name="On">The date asked.</param>
/// <param name="Place">The division code of the families; empty where it is not known.</param>
/// <param name="Benefit">The benefit.</param>
/// <param name="Order">The order of birth: of a child its place among the children, eldest first; of a delivery one more than the children born before. 0: the benefit is for neither, or the date is not known.</param>
/// <param name="Band">The band of income; empty where the population has none.</param>
public sealed record TotalKey(DateOnly On, string Place, string Benefit, int Order, string Band)
{
    /// <summary>The order in which totals are listed: by day, place, benefit, order of birth and band.</summary>
    public static IComparer<TotalKey> Listed { get; } = Comparer<TotalKey>.Create((a, b) => First(
        a.On.CompareTo(b.On), string.CompareOrdinal(a.Place, b.Place), string.CompareOrdinal(a.Benefit, b.Benefit), a.Order.CompareTo(b.Order), string.CompareOrdinal(a.Band, b.Band)));

    private static int First(params ReadOnlySpan<int> comparisons)
    {
        foreach (var comparison in comparisons)
        {
            if (comparison != 0)
            {
                return comparison;
            }
        }

        return 0;
    }
}

/// <summary>How many answers had each outcome, and the amounts granted and encouraged, in the benefit's unit. An answer is of one family and subject.</summary>
/// <param name="Outcomes">How many answers, by <see cref="Outcome"/>.</param>
/// <param name="Amount">The sum of what was granted.</param>
/// <param name="Encouraged">The sum of what is encouraged or permitted on top.</param>
public sealed record Total(ImmutableArray<long> Outcomes, decimal Amount, decimal Encouraged)
{
    /// <summary>How many answers had that outcome.</summary>
    public long this[Outcome outcome] => Outcomes[(int)outcome];

    /// <summary>Both together.</summary>
    public Total Plus(Total other) => new([.. Outcomes.Zip(other.Outcomes, (a, b) => a + b)], Amount + other.Amount, Encouraged + other.Encouraged);
}

/// <summary>The totals of a population or of a part of it. Parts add up, in any order, to the whole.</summary>
/// <param name="Families">How many families were decided.</param>
/// <param name="Affected">How many of them have at least one benefit as a right.</param>
/// <param name="Walked">How many answers columns left to the walker.</param>
/// <param name="Cells">The totals.</param>
public sealed record BatchTotals(long Families, long Affected, long Walked, ImmutableSortedDictionary<TotalKey, Total> Cells)
{
    private const string Head = "on,place,benefit,order,band,granted,encouraged,planned,refused,unknown,not-decided,not-applicable,amount,encouraged-amount";

    private const int KeyCells = 5;

    /// <summary>Of nobody.</summary>
    public static BatchTotals None { get; } = new(0, 0, 0, ImmutableSortedDictionary.Create<TotalKey, Total>(TotalKey.Listed));

    /// <summary>Both together.</summary>
    public BatchTotals Plus(BatchTotals other)
    {
        var cells = Cells.ToBuilder();
        foreach (var (key, total) in other.Cells)
        {
            cells[key] = cells.TryGetValue(key, out var mine) ? mine.Plus(total) : total;
        }

        return new BatchTotals(Families + other.Families, Affected + other.Affected, Walked + other.Walked, cells.ToImmutable());
    }

    /// <summary>The whole, of its parts by number.</summary>
    internal static BatchTotals Sum(IEnumerable<KeyValuePair<int, BatchTotals>> parts) => parts.OrderBy(p => p.Key).Aggregate(None, (sum, part) => sum.Plus(part.Value));

    /// <summary>The totals as a table, the first line telling the families.</summary>
    public IEnumerable<string> Lines() =>
    [
        string.Create(CultureInfo.InvariantCulture, $"# families {Families} affected {Affected} walked {Walked}"),
        Head,
        .. Cells.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key.On:yyyy-MM-dd},{c.Key.Place},{c.Key.Benefit},{c.Key.Order},{c.Key.Band},{string.Join(',', c.Value.Outcomes)},{Plain(c.Value.Amount)},{Plain(c.Value.Encouraged)}")),
    ];

    /// <summary>Reads what <see cref="Lines"/> wrote.</summary>
    internal static BatchTotals Read(IReadOnlyList<string> lines)
    {
        var counts = lines[0].Split(' ');
        long Count(int at) => long.Parse(counts[at], CultureInfo.InvariantCulture);
        return new BatchTotals(Count(2), Count(4), Count(6), lines.Skip(2).Select(l => l.Split(',')).ToImmutableSortedDictionary(
            c => new TotalKey(DateOnly.ParseExact(c[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), c[1], c[2], int.Parse(c[3], CultureInfo.InvariantCulture), c[4]),
            c => new Total([.. c[KeyCells..^2].Select(n => long.Parse(n, CultureInfo.InvariantCulture))], decimal.Parse(c[^2], CultureInfo.InvariantCulture), decimal.Parse(c[^1], CultureInfo.InvariantCulture)),
            TotalKey.Listed));
    }

    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
