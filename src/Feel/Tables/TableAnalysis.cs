using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>
/// Tries a table on every combination of values that its constants tell apart: exact for cells of constants. A computed operand is unknown here, so that a cell
/// with one neither fills a gap for certain nor is blamed for an overlap.
/// </summary>
internal sealed class TableAnalysis(FeelTable table, TableShape shape)
{
    private const int MaximumCombinations = 200_000;

    private readonly bool[] decides = new bool[table.Rows.Length];
    private readonly bool[] fits = new bool[table.Rows.Length];
    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();
    private readonly HashSet<(int First, int Second)> overlaps = [];
    private bool gapFound;

    public ImmutableArray<Problem> Run()
    {
        var columns = table.Inputs.Select((input, i) => Representatives.Of(input.Type, shape.Schema, Constants(i))).ToArray();
        var total = columns.Aggregate(1L, (product, c) => Math.Min(product * c.Length, MaximumCombinations + 1L));
        if (total > MaximumCombinations)
        {
            return [FeelProblems.TooManyCombinations(shape.At, MaximumCombinations)];
        }

        var truths = columns.Select((column, c) => column.Select(v => Column(c, v)).ToArray()).ToArray();
        var choice = new int[columns.Length];
        do
        {
            Try(choice, columns, truths);
        }
        while (Odometer.Next(choice, i => columns[i].Length));

        ReportDeadRows();
        return problems.ToImmutable();
    }

    private IEnumerable<FeelValue> Constants(int column) => table.Rows
        .SelectMany(r => r.Cells[column].Test.Operands)
        .SelectMany(o => o.SelfAndDescendants())
        .OfType<FeelNode.Literal>()
        .Select(l => l.Value);

    /// <summary>How each row's cell in a column takes a value.</summary>
    private Truth[] Column(int column, FeelValue value) => [.. table.Rows.Select(r => CheckConstant(r.Cells[column].Test, value))];

    private static Truth CheckConstant(FeelTest test, FeelValue value)
    {
        var constant = test.Operands.All(o => o.SelfAndDescendants().All(n => n is FeelNode.Literal or FeelNode.Negate or FeelNode.ListLiteral or FeelNode.Arithmetic));
        return constant ? test.Check(value, default).Truth : Truth.Unknown;
    }

    private void Try(int[] choice, FeelValue[][] columns, Truth[][][] truths)
    {
        var (firstSure, anyMay) = (-1, false);
        for (var row = 0; row < table.Rows.Length; row++)
        {
            var truth = RowTruth(choice, truths, row);
            if (truth == Truth.No)
            {
                continue;
            }

            anyMay = true;
            fits[row] = true;
            decides[row] |= firstSure < 0;
            if (truth == Truth.Yes && firstSure >= 0)
            {
                ReportOverlap(firstSure, row, choice, columns);
            }

            firstSure = truth == Truth.Yes && firstSure < 0 ? row : firstSure;
        }

        if (!anyMay && !gapFound && table.Hit != HitPolicy.CollectSum)
        {
            gapFound = true;
            problems.Add(FeelProblems.Gap(shape.At, Example(choice, columns)));
        }
    }

    private static Truth RowTruth(int[] choice, Truth[][][] truths, int row)
    {
        var result = Truth.Yes;
        for (var c = 0; c < choice.Length; c++)
        {
            var truth = truths[c][choice[c]][row];
            if (truth is Truth.No or Truth.NotApplicable)
            {
                return Truth.No;
            }

            result = truth == Truth.Unknown ? Truth.Unknown : result;
        }

        return result;
    }

    private void ReportOverlap(int first, int second, int[] choice, FeelValue[][] columns)
    {
        if (table.Hit == HitPolicy.Unique && overlaps.Add((first, second)))
        {
            problems.Add(FeelProblems.Overlap(table.Rows[second].At, first + 1, second + 1, Example(choice, columns)));
        }
    }

    private void ReportDeadRows()
    {
        for (var row = 0; row < fits.Length; row++)
        {
            if (!fits[row])
            {
                problems.Add(FeelProblems.DeadRow(table.Rows[row].At, row + 1, new("没有任何情形符合它的条件", "nothing can fit it")));
            }
            else if (table.Hit == HitPolicy.First && !decides[row])
            {
                problems.Add(FeelProblems.DeadRow(table.Rows[row].At, row + 1, new("它的情形都已被前面的行占去", "earlier rows take everything that fits it")));
            }
        }
    }

    private Bilingual Example(int[] choice, FeelValue[][] columns) => new(Example(choice, columns, Language.Zh), Example(choice, columns, Language.En));

    private string Example(int[] choice, FeelValue[][] columns, Language language) => string.Join(
        language == Language.Zh ? "，" : ", ",
        table.Inputs.Select((input, i) => $"{input.Render(language)} = {Representatives.Text(columns[i][choice[i]], input.Type, shape.Schema, language)}"));
}
