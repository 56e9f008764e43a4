using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>Decision tables (<see cref="TableRun"/>): every row of the table is a mask over the rows of the block.</summary>
internal sealed partial class ColumnCompiler
{
    /// <summary>What a row of the table asks and gives.</summary>
    private sealed record TableLine(ColumnNode Fits, ColumnNode MayFit, ColumnValue Output);

    /// <summary>The value of a table in every row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">The rows that come to evaluate it.</param>
    public ColumnValue Compile(FeelTable table, ColumnNode rows)
    {
        var inputs = table.Inputs.Select(i => algebra.Settled(Apart(i.Root, rows))).ToArray();
        var lines = table.Rows.Select((row, i) => Line(row, table.Outputs[i], inputs, rows)).ToImmutableArray();
        return table.Hit switch
        {
            HitPolicy.Unique => Unique(lines, table.Type),
            HitPolicy.First => First(lines, table.Type),
            HitPolicy.CollectSum => SumOf(lines),
            _ => Best(lines, table.Type),
        };
    }

    private TableLine Line(TableRow row, FeelExpression output, ColumnValue[] inputs, ColumnNode rows)
    {
        reach = rows;
        var fits = algebra.Fold(isAnd: true, row.Cells.Select((cell, i) => (graph.True, Check(cell.Test, inputs[i]))).ToList(), False);
        reach = graph.True;
        return new TableLine(fits.Yes, fits.Unknown, Apart(output.Root, graph.And(rows, graph.Or(fits.Yes, fits.Unknown))));
    }

    private ColumnValue Unique(ImmutableArray<TableLine> lines, FeelType type)
    {
        var (hit, overlap, doubt) = (False, False, False);
        foreach (var line in lines)
        {
            overlap = graph.Or(overlap, graph.And(hit, line.Fits));
            hit = graph.Or(hit, line.Fits);
            doubt = graph.Or(doubt, line.MayFit);
        }

        return algebra.Masked(algebra.Choose([.. lines.Select(l => (graph.AndNot(l.Fits, overlap), l.Output))], type), graph.Or(overlap, graph.AndNot(doubt, hit)), False);
    }

    /// <summary>Rows that may fit before the first that does leave it certain only when their outputs are the same.</summary>
    private ColumnValue First(ImmutableArray<TableLine> lines, FeelType type)
    {
        var cases = ImmutableArray.CreateBuilder<(ColumnNode, ColumnValue)>(lines.Length);
        var (open, doubt, unknown) = (graph.True, False, False);
        for (var i = 0; i < lines.Length; i++)
        {
            var hit = graph.And(open, lines[i].Fits);
            for (var before = 0; before < i && !doubt.IsFalse; before++)
            {
                var candidate = graph.And(hit, lines[before].MayFit);
                var same = algebra.Compare(ComparisonOperator.Equal, lines[before].Output, lines[i].Output).Yes;
                unknown = graph.Or(unknown, graph.AndNot(candidate, same));
            }

            cases.Add((hit, lines[i].Output));
            open = graph.AndNot(open, lines[i].Fits);
            doubt = graph.Or(doubt, lines[i].MayFit);
        }

        return algebra.Masked(algebra.Choose(cases.MoveToImmutable(), type), graph.Or(unknown, graph.And(open, doubt)), False);
    }

    private ScalarColumn SumOf(ImmutableArray<TableLine> lines)
    {
        var members = lines.Select(line =>
        {
            var nought = algebra.Compare(ComparisonOperator.Equal, line.Output, algebra.Number(0)).Yes;
            return new ListMember(
                graph.Or(line.Fits, line.MayFit), False, algebra.Masked(((ScalarColumn)line.Output) with { Bounds = null }, graph.AndNot(line.MayFit, nought), False));
        });
        return Sum(new ListColumn([.. members], False, False));
    }

    private ColumnValue Best(ImmutableArray<TableLine> lines, FeelType type)
    {
        if (lines.Any(l => !l.MayFit.IsFalse || !l.Output.Unknown.IsFalse))
        {
            throw new NotInColumnsException("a table that takes the best of rows that may fit");
        }

        if (type is FeelType.Number or FeelType.Date)
        {
            return Extreme(isMin: false, new ListColumn([.. lines.Select(l => new ListMember(l.Fits, False, l.Output))], False, False), ColumnAlgebra.KindOf(type));
        }

        var cases = ImmutableArray.CreateBuilder<(ColumnNode, ColumnValue)>(lines.Length);
        var open = graph.True;
        foreach (var line in lines)
        {
            var hit = graph.AndNot(line.Fits, line.Output.NotApplicable);
            cases.Add((graph.And(open, hit), line.Output));
            open = graph.AndNot(open, hit);
        }

        return algebra.Choose(cases.MoveToImmutable(), type);
    }
}
