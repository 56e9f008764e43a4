using System.Numerics;

namespace Anyu.Feel;

/// <summary>Adds up the results of a run: how many rows have a value, are unknown, are not applicable, and the sum of the values (of truths, how many are 是).</summary>
public sealed class ColumnTotals : IColumnResults
{
    private readonly Total[] totals;

    /// <summary>Totals of nothing yet.</summary>
    /// <param name="results">How many results the plan has.</param>
    public ColumnTotals(int results) => totals = new Total[results];

    /// <summary>How many rows of a result were taken; none when the plan does not hand it over.</summary>
    /// <param name="result">The result.</param>
    public long Rows(int result) => totals[result].Rows;

    /// <summary>How many rows of a result have a value.</summary>
    /// <param name="result">The result.</param>
    public long Known(int result) => totals[result].Known;

    /// <summary>How many rows of a result are unknown.</summary>
    /// <param name="result">The result.</param>
    public long Unknown(int result) => totals[result].Unknown;

    /// <summary>The sum of the known numbers of a result; of truths, how many are 是.</summary>
    /// <param name="result">The result.</param>
    public decimal Sum(int result) => totals[result].Exact + ((decimal)totals[result].Whole / PowersOfTen.Decimal(totals[result].Decimals));

    /// <inheritdoc/>
    public void Take(int result, in ColumnResult values, ColumnBlock block)
    {
        ref var total = ref totals[result];
        var (known, unknown) = SumKernels.Count(values);
        total.Known += known;
        total.Unknown += unknown;
        total.Decimals = values.Decimals;
        Add(ref total, values);
        total.Rows += values.Rows;
    }

    /// <summary>Adds what another thread took.</summary>
    /// <param name="other">Its totals.</param>
    public void Add(ColumnTotals other)
    {
        for (var i = 0; i < totals.Length; i++)
        {
            ref var total = ref totals[i];
            var more = other.totals[i];
            total.Rows += more.Rows;
            total.Known += more.Known;
            total.Unknown += more.Unknown;
            total.Whole += more.Whole;
            total.Exact += more.Exact;
            total.Decimals = Math.Max(total.Decimals, more.Decimals);
        }
    }

    private static void Add(ref Total total, in ColumnResult values)
    {
        if (!values.Wholes.IsEmpty && values.Kind == FeelKind.Number)
        {
            total.Whole += SumKernels.Sum(values.Wholes, values);
        }
        else if (!values.Longs.IsEmpty)
        {
            total.Whole += SumKernels.Sum(values.Longs, values);
        }
        else if (!values.Yes.IsEmpty)
        {
            for (var word = 0; word < ColumnBlock.Words; word++)
            {
                total.Whole += BitOperations.PopCount(values.Yes[word] & values.Known(word));
            }
        }
        else
        {
            AddExact(ref total, values);
        }
    }

    private static void AddExact(ref Total total, in ColumnResult values)
    {
        for (var row = 0; row < values.Exacts.Length && row < values.Rows; row++)
        {
            total.Exact += (values.Known(row / 64) & (1UL << (row % 64))) != 0 ? values.Exacts[row] : 0;
        }
    }

    private struct Total
    {
        public long Rows;
        public long Known;
        public long Unknown;
        public Int128 Whole;
        public decimal Exact;
        public int Decimals;
    }
}
