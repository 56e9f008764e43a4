using System.Collections.Immutable;
using System.Numerics;
using Anyu.Feel;
using Anyu.Law;

namespace Anyu.Batch;

/// <summary>Adds up the answers of one part by place, benefit, order of birth and band. For one thread.</summary>
internal sealed class PartTotals : IColumnResults
{
    private static readonly int Outcomes = Enum.GetValues<Outcome>().Length;

    private readonly BatchPlan plan;
    private readonly string placeOfPart;
    private readonly int place;
    private readonly int band;
    private readonly int[] orderOfAnswer;
    private readonly BirthOrders orders;
    private readonly Dictionary<int, Cell> cells = [];
    private readonly Cell[] cellOfRow = new Cell[ColumnBlock.MaxRows];
    private readonly ulong[] granted = new ulong[ColumnBlock.Words];
    private readonly ulong[] affected = new ulong[ColumnBlock.Words];
    private readonly int[] decimals;
    private long families;
    private long affectedFamilies;

    /// <summary>Totals of a part.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="placeOfPart">Where its families live, for populations without a column of places; empty where that is not known.</param>
    public PartTotals(BatchPlan plan, string placeOfPart)
    {
        (this.plan, this.placeOfPart) = (plan, placeOfPart);
        (place, band) = (plan.Columns.Schema.IndexOf(FileColumns.Place), plan.Columns.Schema.IndexOf(FileColumns.IncomeBand));
        orders = new BirthOrders(plan.Columns.Schema);
        orderOfAnswer = [.. plan.Answers.Select(a => orders.Of(a.Subject))];
        decimals = new int[plan.Answers.Length * 2];
    }

    /// <summary>Bit r % 64 of word r / 64: the family in row r of the block last decided has at least one benefit as a right.</summary>
    public ReadOnlySpan<ulong> Affected => affected;

    /// <summary>Before the answers of a block.</summary>
    public void Begin(ColumnBlock block)
    {
        families += block.Rows;
        Array.Clear(affected);
        orders.Begin(block);
        var (bands, last, cell) = (band < 0 ? 1 : block[band].Field.Texts.Length + 1, -1, default(Cell));
        for (var row = 0; row < block.Rows; row++)
        {
            var key = (CodeOf(block, place, row) * bands) + (band < 0 ? 0 : CodeOf(block, band, row));
            cell = key == last ? cell : CellAt(key);
            (cellOfRow[row], last) = (cell!, key);
        }
    }

    /// <summary>After them.</summary>
    public void End()
    {
        foreach (var word in affected)
        {
            affectedFamilies += BitOperations.PopCount(word);
        }
    }

    /// <inheritdoc/>
    public void Take(int result, in ColumnResult values, ColumnBlock block)
    {
        var (answer, part) = (result / BatchAnswer.ResultsPerAnswer, result % BatchAnswer.ResultsPerAnswer);
        if (part == 0)
        {
            Count(answer, values);
        }
        else
        {
            Sum(answer, part - 1, values);
        }
    }

    /// <summary>The totals, of which nothing is in the plan's numbers any more.</summary>
    /// <param name="walked">How many answers were walked.</param>
    public BatchTotals Done(long walked)
    {
        var totals = new Dictionary<TotalKey, Total>();
        var bands = band < 0 ? 1 : plan.Columns.Schema.Fields[band].Texts.Length + 1;
        foreach (var (key, cell) in cells)
        {
            var (placeCode, bandText) = (place < 0 ? placeOfPart : TextOf(place, key / bands), TextOf(band, key % bands));
            foreach (var answer in plan.Answers)
            {
                for (var order = 0; order < BirthOrders.Orders; order++)
                {
                    if (cell.Total(answer.Number, order, decimals) is { } total)
                    {
                        var at = new TotalKey(answer.On, placeCode, answer.Benefit.Id, order, bandText);
                        totals[at] = totals.TryGetValue(at, out var before) ? before.Plus(total) : total;
                    }
                }
            }
        }

        return new BatchTotals(families, affectedFamilies, walked, totals.ToImmutableSortedDictionary(TotalKey.Listed));
    }

    /// <summary>The code in a row plus one; 0 for none.</summary>
    private static int CodeOf(ColumnBlock block, int column, int row) =>
        column < 0 || (block[column].Unknown is { Length: > 0 } unknown && (unknown[row / 64] & (1UL << (row % 64))) != 0) ? 0 : block[column].Wholes[row] + 1;

    private string TextOf(int column, int code) => column < 0 || code == 0 ? "" : plan.Columns.Schema.Fields[column].Texts[code - 1];

    private Cell CellAt(int key)
    {
        if (!cells.TryGetValue(key, out var cell))
        {
            cells[key] = cell = new Cell(plan.Answers.Length);
        }

        return cell;
    }

    private void Count(int answer, in ColumnResult values)
    {
        Array.Clear(granted);
        var order = orders.InRows(orderOfAnswer[answer]);
        for (var word = 0; word * 64 < values.Rows; word++)
        {
            var (known, unknown) = (values.Known(word), values.Unknown[word] & values.RowsOf(word));
            for (var left = known | unknown; left != 0; left &= left - 1)
            {
                var bit = BitOperations.TrailingZeroCount(left);
                var row = (word * 64) + bit;
                var outcome = (unknown & (1UL << bit)) != 0 ? (int)Outcome.Unknown : values.Wholes.IsEmpty ? (int)values.Number(row) : values.Wholes[row];
                cellOfRow[row].Counts[(((answer * BirthOrders.Orders) + order[row]) * Outcomes) + outcome]++;
                granted[word] |= outcome == (int)Outcome.Granted ? 1UL << bit : 0;
            }

            affected[word] |= granted[word];
        }
    }

    /// <summary>What is guaranteed counts where it is granted; of an open answer it is only a floor.</summary>
    private void Sum(int answer, int part, in ColumnResult values)
    {
        var order = orders.InRows(orderOfAnswer[answer]);
        decimals[(answer * 2) + part] = Math.Max(decimals[(answer * 2) + part], values.Decimals);
        for (var word = 0; word * 64 < values.Rows; word++)
        {
            for (var left = values.Known(word) & (part == 0 ? granted[word] : ulong.MaxValue); left != 0; left &= left - 1)
            {
                var row = (word * 64) + BitOperations.TrailingZeroCount(left);
                var at = (((answer * BirthOrders.Orders) + order[row]) * 2) + part;
                if (!values.Wholes.IsEmpty)
                {
                    cellOfRow[row].Wholes[at] += values.Wholes[row];
                }
                else if (!values.Longs.IsEmpty)
                {
                    cellOfRow[row].Wholes[at] += values.Longs[row];
                }
                else
                {
                    cellOfRow[row].Exacts[at] += values.Exacts[row];
                }
            }
        }
    }

    /// <summary>The answers of one place and band.</summary>
    private sealed class Cell(int answers)
    {
        public long[] Counts { get; } = new long[answers * BirthOrders.Orders * Outcomes];

        /// <summary>Amount and what is encouraged of each answer and order, scaled.</summary>
        public Int128[] Wholes { get; } = new Int128[answers * BirthOrders.Orders * 2];

        public decimal[] Exacts { get; } = new decimal[answers * BirthOrders.Orders * 2];

        public Total? Total(int answer, int order, int[] decimals)
        {
            var at = (answer * BirthOrders.Orders) + order;
            var counts = Counts.AsSpan(at * Outcomes, Outcomes);
            return counts.ContainsAnyExcept(0L) ? new Total([.. counts], Amount(at * 2, decimals[answer * 2]), Amount((at * 2) + 1, decimals[(answer * 2) + 1])) : null;
        }

        private decimal Amount(int at, int scale) => Exacts[at] + ((decimal)Wholes[at] / PowerOfTen(scale));

        private static decimal PowerOfTen(int exponent) => exponent == 0 ? 1 : 10 * PowerOfTen(exponent - 1);
    }
}
