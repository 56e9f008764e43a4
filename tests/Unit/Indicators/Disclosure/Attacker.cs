using System.Numerics;
using Anyu.Indicators;

namespace Anyu.Unit.Indicators.Disclosure;

/// <summary>
/// Everything published, as a system of linear equations over the withheld cells, solved in exact fractions by Gauss–Jordan: another way than the engine's. A cell is
/// recovered when the reduced system has a row with that unknown alone.
/// </summary>
internal static class Attacker
{
    /// <summary>The withheld cells whose value follows, with it.</summary>
    public static Dictionary<int, Fraction> Recover(IReadOnlyList<long> values, bool[] withheld, IReadOnlyList<SumRelation> relations)
    {
        var unknowns = Enumerable.Range(0, withheld.Length).Where(i => withheld[i]).ToList();
        var at = unknowns.Index().ToDictionary(u => u.Item, u => u.Index);
        var rows = new List<Fraction[]>();
        foreach (var relation in relations.Where(r => r.All.Any(c => withheld[c])))
        {
            var row = Enumerable.Repeat(Fraction.Zero, unknowns.Count + 1).ToArray();
            foreach (var (cell, sign) in relation.Parts.Select(p => (p, 1)).Append((relation.Whole, -1)))
            {
                if (withheld[cell])
                {
                    row[at[cell]] += sign;
                }
                else
                {
                    row[^1] -= new Fraction(values[cell] * sign, 1);
                }
            }

            rows.Add(row);
        }

        return Solved(Reduced(rows, unknowns.Count), unknowns);
    }

    private static List<Fraction[]> Reduced(List<Fraction[]> rows, int columns)
    {
        var done = 0;
        for (var column = 0; column < columns && done < rows.Count; column++)
        {
            var pivot = rows.FindIndex(done, row => !row[column].IsZero);
            if (pivot < 0)
            {
                continue;
            }

            (rows[done], rows[pivot]) = (rows[pivot], rows[done]);
            var factor = rows[done][column];
            rows[done] = [.. rows[done].Select(x => x / factor)];
            for (var other = 0; other < rows.Count; other++)
            {
                if (other != done && !rows[other][column].IsZero)
                {
                    var times = rows[other][column];
                    rows[other] = [.. rows[other].Zip(rows[done], (a, b) => a - (times * b))];
                }
            }

            done++;
        }

        return rows[..done];
    }

    private static Dictionary<int, Fraction> Solved(List<Fraction[]> rows, List<int> unknowns) => rows
        .Select(row => (Row: row, Columns: Enumerable.Range(0, unknowns.Count).Where(c => !row[c].IsZero).ToList()))
        .Where(r => r.Columns.Count == 1)
        .ToDictionary(r => unknowns[r.Columns[0]], r => r.Row[^1]);
}

/// <summary>An exact fraction.</summary>
internal readonly record struct Fraction(BigInteger Over, BigInteger Under)
{
    public static Fraction Zero { get; } = new(0, 1);

    public bool IsZero => Over.IsZero;

    public static Fraction operator +(Fraction a, int b) => a + new Fraction(b, 1);

    public static Fraction operator +(Fraction a, Fraction b) => Short((a.Over * b.Under) + (b.Over * a.Under), a.Under * b.Under);

    public static Fraction operator -(Fraction a, Fraction b) => Short((a.Over * b.Under) - (b.Over * a.Under), a.Under * b.Under);

    public static Fraction operator *(Fraction a, Fraction b) => Short(a.Over * b.Over, a.Under * b.Under);

    public static Fraction operator /(Fraction a, Fraction b) => Short(a.Over * b.Under, a.Under * b.Over);

    private static Fraction Short(BigInteger over, BigInteger under)
    {
        if (over.IsZero)
        {
            return Zero;
        }

        var common = BigInteger.GreatestCommonDivisor(over, under) * (under.Sign < 0 ? -1 : 1);
        return new(over / common, under / common);
    }
}
