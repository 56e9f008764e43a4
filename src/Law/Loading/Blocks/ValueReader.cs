using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Reads a value: a number or expression in the benefit's unit, or a decision table.</summary>
internal sealed class ValueReader(ChoiceReader choices, Scope scope, FeelType type, ProblemSink sink)
{
    /// <summary>Reads one; null with its problems in the sink.</summary>
    public LawValue? Read(YamlItem item, string key)
    {
        switch (item)
        {
            case YamlText text:
                return choices.Bind(text, scope, type) is { } expression ? new LawValue(expression, null) : null;
            case YamlMap map:
                var reader = new MapReader(map, sink, key);
                var table = reader.Map("table");
                reader.Close();
                return table is not null ? ReadTable(table)
                    : Missing(LawProblems.WrongType(item.At, new(key, key), new("数、表达式或 table", "a number, an expression or a table"), item.KindLabel));
            default:
                return Missing(LawProblems.WrongType(item.At, new(key, key), new("数、表达式或 table", "a number, an expression or a table"), item.KindLabel));
        }
    }

    private LawValue? ReadTable(MapReader reader)
    {
        var hit = reader.Scalar("hit", reader.Need("hit"));
        var inputs = reader.Texts("inputs");
        var rules = reader.Items("rules");
        reader.Close();
        var rows = rules.Select(r => Row(r, inputs.Length)).ToImmutableArray();
        if (hit is null || inputs.IsEmpty || rows.IsEmpty || rows.Contains(null))
        {
            sink.Add(LawProblems.MissingKey(reader.At, inputs.IsEmpty ? "inputs" : "rules", "table"));
            return null;
        }

        var policy = reader.WordOf(hit, "hit", Words.HitPolicies, HitPolicy.Unique);
        var table = ExpressionBinder.Bind(new FeelTableSource(policy, [.. inputs.Select(i => i.Text)], rows!), scope, type, reader.At, sink);
        choices.NoteSettings(table?.Settings ?? []);
        return table is null ? null : new LawValue(null, table) { Rows = RowConditions(inputs, rows!) };
    }

    /// <summary>Each row as one expression; empty when a row cannot be written so.</summary>
    private ImmutableArray<FeelExpression> RowConditions(ImmutableArray<YamlText> inputs, ImmutableArray<FeelTableRow> rows)
    {
        var conditions = rows.Select(r => Condition(inputs, r)).ToImmutableArray();
        return conditions.Contains(null) ? [] : [.. conditions.OfType<FeelExpression>()];
    }

    private FeelExpression? Condition(ImmutableArray<YamlText> inputs, FeelTableRow row)
    {
        var tests = row.Cells.Select((cell, i) => (Cell: cell.Trim(), Input: inputs[i].Text)).Where(t => t.Cell != "-").ToList();
        var text = tests.Count == 0 ? "true" : string.Join(" and ", tests.Select(t => $"(({t.Input}) in ({t.Cell}))"));
        return FeelCompiler.Compile(text, scope, new FeelType.Boolean()).Value;
    }

    private FeelTableRow? Row(YamlItem item, int inputs)
    {
        if (item is not YamlList list || list.Items.Length != inputs + 1 || list.Items.Any(i => i is not YamlText))
        {
            sink.Add(LawProblems.WrongType(
                item.At,
                new("table 的一行", "a row of the table"),
                new($"{inputs} 个条件加 1 个结果的列表", $"a list of {inputs} tests and one output"),
                item.KindLabel));
            return null;
        }

        var cells = list.Items.Cast<YamlText>().Select(c => c.Text).ToImmutableArray();
        return new FeelTableRow(cells[..^1], cells[^1], item.At with { Column = 0 });
    }

    private LawValue? Missing(Problem problem)
    {
        sink.Add(problem);
        return null;
    }
}
