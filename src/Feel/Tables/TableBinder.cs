using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>Compiles a table, text by text, so that every problem names its own cell.</summary>
internal sealed class TableBinder(Scope scope, FeelType expected, SourceLocation? at)
{
    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();
    private int localCount;

    public Result<FeelTable> Bind(FeelTableSource source)
    {
        if (source.Rows.IsDefaultOrEmpty || source.Inputs.IsDefaultOrEmpty)
        {
            return Result<FeelTable>.Failure(FeelProblems.NoRows(at));
        }

        if (source.Hit is HitPolicy.CollectSum or HitPolicy.CollectMax && expected is not FeelType.Number)
        {
            return Result<FeelTable>.Failure(FeelProblems.NoTotal(at, TypeNames.Of(expected, scope.Schema)));
        }

        var inputs = source.Inputs.Select(i => Expression(i, null, at)).ToImmutableArray();
        var rows = source.Rows.Select((row, number) => Row(row, number + 1, inputs)).ToImmutableArray();
        if (problems.Any(p => p.Severity == ProblemSeverity.Error))
        {
            return Result<FeelTable>.Failure(problems.ToImmutable());
        }

        return Result<FeelTable>.Success(
            new FeelTable(source.Hit, inputs!, rows!, new TableShape(scope.Schema, expected, localCount, at)),
            problems.ToImmutable());
    }

    private FeelExpression? Expression(string text, FeelType? type, SourceLocation? where)
    {
        var result = FeelCompiler.Compile(text, scope, type, where);
        problems.AddRange(result.Problems);
        return result.Value;
    }

    private TableRow? Row(FeelTableRow row, int number, ImmutableArray<FeelExpression?> inputs)
    {
        var where = row.At ?? at;
        if (row.Cells.Length != inputs.Length)
        {
            problems.Add(FeelProblems.RowWidth(where, number, row.Cells.Length, inputs.Length));
            return null;
        }

        var cells = row.Cells.Select((cell, i) => inputs[i] is { } input ? Cell(cell, input.Type, where) : null).ToImmutableArray();
        var output = Expression(row.Output, expected, where);
        return cells.Contains(null) || output is null ? null : new TableRow(cells!, output, where);
    }

    private TableCell? Cell(string text, FeelType type, SourceLocation? where)
    {
        var source = Unquoted(text.Trim(), type) ? FeelPrinter.Quote(text.Trim()) : text;
        var sink = new ExpressionSink(source, where);
        var binder = new Binder(scope, sink);
        var test = FeelCompiler.Parse(source, sink, p => p.ParseCell()) is { } syntax ? binder.Test(syntax, type) : null;
        problems.AddRange(sink.Problems);
        localCount = Math.Max(localCount, binder.LocalCount);
        return test is null || sink.Errors > 0 ? null : new TableCell(source, test);
    }

    /// <summary>Whether the cell is a code or place that lost its quotes in the data file.</summary>
    private bool Unquoted(string text, FeelType type) => type switch
    {
        FeelType.Place => PlaceCodes.IsWellFormed(text),
        FeelType.Code code => scope.Schema.FindCodeList(code.ListId)?.Items.Any(i => i.Code == text) ?? false,
        _ => false,
    };
}

/// <summary>A test and its source.</summary>
internal sealed record TableCell(string Source, FeelTest Test);

/// <summary>A compiled row.</summary>
internal sealed record TableRow(ImmutableArray<TableCell> Cells, FeelExpression Output, SourceLocation? At);

/// <summary>What a table is compiled against.</summary>
internal sealed record TableShape(Schema Schema, FeelType OutputType, int LocalCount, SourceLocation? At);
