using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>A compiled decision table. Immutable; may be evaluated by many threads at once.</summary>
public sealed class FeelTable
{
    private readonly TableShape shape;
    private readonly Wording?[] wordings;

    internal FeelTable(HitPolicy hit, ImmutableArray<FeelExpression> inputs, ImmutableArray<TableRow> rows, TableShape shape)
    {
        (Hit, Inputs, Rows, this.shape) = (hit, inputs, rows, shape);
        Outputs = [.. rows.Select(r => r.Output)];
        wordings = new Wording?[rows.Length + 1];
        var uses = NodeUses.Of(inputs.Concat(Outputs).Select(e => e.Root).Concat(rows.SelectMany(r => r.Cells).SelectMany(c => c.Test.Operands)));
        (Settings, Benefits, Elements) = (uses.Settings, uses.Benefits, uses.Elements);
    }

    /// <summary>The hit policy.</summary>
    public HitPolicy Hit { get; }

    /// <summary>The type of the outputs.</summary>
    public FeelType Type => shape.OutputType;

    /// <summary>Where it begins in its file, when known.</summary>
    public SourceLocation? At => shape.At;

    /// <summary>The text it was compiled from: hit policy and inputs, then each row's tests and its output.</summary>
    public string Source => string.Join('\n', Rows.Select((_, row) => RowSource(row)).Prepend($"{Hit}: {InputSource}"));

    /// <summary>The input expressions, one for each column.</summary>
    public ImmutableArray<FeelExpression> Inputs { get; }

    /// <summary>The output expressions, one for each row.</summary>
    public ImmutableArray<FeelExpression> Outputs { get; }

    /// <summary>The interpretations named anywhere in it, sorted.</summary>
    public ImmutableArray<string> Settings { get; }

    /// <summary>The benefits whose amounts are read anywhere in it, sorted.</summary>
    public ImmutableArray<string> Benefits { get; }

    /// <summary>Every element read anywhere in it, sorted.</summary>
    public ImmutableArray<ElementUse> Elements { get; }

    internal ImmutableArray<TableRow> Rows { get; }

    /// <summary>The tests of a row, for back ends.</summary>
    /// <param name="row">The row, from 0.</param>
    public ImmutableArray<FeelTest> Tests(int row) => [.. Rows[row].Cells.Select(c => c.Test)];

    /// <summary>Its value. Where no row fits: 0 for <see cref="HitPolicy.CollectSum"/>, otherwise not applicable.</summary>
    /// <param name="frame">The values of the variables, by slot.</param>
    /// <param name="host">What the table asks of its surroundings.</param>
    /// <param name="row">The row that decided, from 0; the greatest one for a maximum, the first that fits for a sum; -1 when none did.</param>
    public FeelValue Evaluate(ReadOnlySpan<FeelValue> frame, IFeelHost host, out int row)
    {
        var values = new FeelValue[Inputs.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Inputs[i].Evaluate(frame, host).Settled();
        }

        var run = new Activation(frame, host, shape.LocalCount == 0 ? [] : new FeelValue[shape.LocalCount], recorder: null);
        return new TableRun(this, values, run).Decide(out row);
    }

    /// <summary>The same value; under it the inputs, and the output of the row that decided.</summary>
    /// <param name="frame">The values of the variables, by slot.</param>
    /// <param name="host">What the table asks of its surroundings.</param>
    /// <param name="recorder">What records it; the same may serve many runs.</param>
    public FeelTrace Explain(ReadOnlySpan<FeelValue> frame, IFeelHost host, FeelRecorder recorder)
    {
        var first = recorder.Begin();
        var value = Evaluate(frame, host, out var row);
        foreach (var input in Inputs)
        {
            input.Record(frame, host, recorder);
        }

        if (row >= 0)
        {
            Rows[row].Output.Record(frame, host, recorder);
        }

        recorder.Finish(first, WordsOf(row), value);
        return recorder.Take(first);
    }

    /// <summary>The same with a recorder of its own.</summary>
    /// <param name="frame">The values of the variables, by slot.</param>
    /// <param name="host">What the table asks of its surroundings.</param>
    public FeelTrace Explain(ReadOnlySpan<FeelValue> frame, IFeelHost host) => Explain(frame, host, new FeelRecorder());

    /// <summary>The table as people read it, a line for each row.</summary>
    public string Render(Language language) => string.Join('\n', Rows.Select((_, i) => RenderRow(i, language)));

    /// <summary>
    /// What is wrong with the table as a whole: gaps, rows that overlap under <see cref="HitPolicy.Unique"/>, rows that never decide; each with an example.
    /// Exact for cells of constants; a cell whose operand is computed is never blamed.
    /// </summary>
    public ImmutableArray<Problem> Analyse() => new TableAnalysis(this, shape).Run();

    private string InputSource => string.Join(", ", Inputs.Select(i => i.Source));

    /// <summary>The words of a row, or of no row at all, made once.</summary>
    private Wording WordsOf(int row) => wordings[row + 1] ??= row < 0
        ? new Wording(InputSource, new Bilingual("决策表：没有一行适用", "decision table: no row decides"))
        : new Wording(RowSource(row), new Bilingual(
            $"决策表第 {row + 1} 行：{RenderRow(row, Language.Zh)}", $"row {row + 1} of the decision table: {RenderRow(row, Language.En)}"));

    private string RowSource(int row) => $"{string.Join(", ", Rows[row].Cells.Select(c => c.Source))} => {Rows[row].Output.Source}";

    internal string RenderRow(int row, Language language)
    {
        var zh = language == Language.Zh;
        var tests = Rows[row].Cells
            .Select((cell, i) => cell.Test is FeelTest.Any ? null : FeelRenderer.Render(cell.Test, Inputs[i].Render(language), Inputs[i].Type, language))
            .OfType<string>().ToList();
        var condition = tests.Count == 0 ? (zh ? "其他情形" : "in any case") : string.Join(zh ? "，并且 " : ", and ", tests);
        return $"{condition}{(zh ? "：" : ": ")}{Rows[row].Output.Render(language)}";
    }
}
