namespace Anyu.Feel;

/// <summary>Turns of phrase for what would read badly word by word.</summary>
internal sealed partial class FeelRenderer
{
    /// <summary>A side of a comparison; a choice in it needs brackets.</summary>
    private string Side(FeelNode node) => node is FeelNode.If or FeelNode.And or FeelNode.Or ? In($"（{Of(node)}）", $"({Of(node)})") : Of(node);

    /// <summary>A member of a list or an argument; brackets where its own words would run into the next.</summary>
    private string Part(FeelNode node) => node is FeelNode.Call { Function: FeelFunction.Min or FeelFunction.Max } ? In($"（{Of(node)}）", $"({Of(node)})") : Side(node);

    private string Looped(FeelNode body)
    {
        loops++;
        var text = Of(body);
        loops--;
        return text;
    }

    /// <summary>The variable by its label; an implicit record within a loop is "this" one.</summary>
    private string Variable(Variable variable)
    {
        var label = variable.Label?.In(language) ?? variable.Name;
        return variable.Implicit ? In($"本{label}", $"this {label}") : label;
    }

    /// <summary>母亲的出生日期, but 分娩日期 rather than 分娩的分娩日期, and 该老人在名单中的序号 without a second 的.</summary>
    private static string Owned(string owner, string label) =>
        label.StartsWith(owner, StringComparison.Ordinal) ? label
        : label[0] is '是' or '在' ? owner + label
        : $"{owner}的{label}";

    private static string WithoutArticle(string label) => label.StartsWith("the ", StringComparison.Ordinal) ? label[4..] : label;

    /// <summary>A chain of choices as one list: 如果……，则为……；如果……，则为……；否则为…….</summary>
    private string Choice(FeelNode.If choice)
    {
        var parts = new List<string>();
        FeelNode rest = choice;
        while (rest is FeelNode.If next)
        {
            parts.Add(In($"如果{Of(next.Condition)}，则为{Inner(next.Then)}", $"if {Of(next.Condition)}, then {Inner(next.Then)}"));
            rest = next.Otherwise;
        }

        parts.Add(In($"否则为{Inner(rest)}", $"otherwise {Inner(rest)}"));
        return string.Join(In("；", "; "), parts);
    }

    /// <summary>A sum of 1 for each member that satisfies something counts those members; of another value, it adds that up over them.</summary>
    private string? ConditionalSum(FeelNode.For loop)
    {
        if (loop.Return is not FeelNode.If { Otherwise: FeelNode.Literal { Value.AsNumber: 0 } } choice)
        {
            return null;
        }

        var (source, condition) = (Of(loop.Source), Looped(choice.Condition));
        return choice.Then is FeelNode.Literal { Value.AsNumber: 1 }
            ? In($"满足“{condition}”的{source}个数", $"the number of {source} for which {condition}")
            : In($"满足“{condition}”的{source}中，{Looped(choice.Then)}之和", $"the sum of {Looped(choice.Then)} over {source} for which {condition}");
    }

    private string SumOf(FeelNode.For loop) => FunctionText.Of(FeelFunction.Sum, [Of(loop)], language);

    /// <summary>出生日期满3年之日, 三周岁生日的前1天.</summary>
    private string Shifted(FeelNode.Call call)
    {
        var (from, amount) = (Of(call.Arguments[0]), call.Arguments[1]);
        if (amount is FeelNode.Negate negate)
        {
            return In($"{from}的前{Inner(negate.Operand)}", $"{Inner(negate.Operand)} before {from}");
        }

        return call.Function == FeelFunction.AddDays
            ? In($"{from}之后{Inner(amount)}", $"{Inner(amount)} after {from}")
            : In($"{from}满{Inner(amount)}之日", $"{Inner(amount)} after {from}");
    }

    /// <summary>What lies in one of several places, when an <c>or</c> says nothing else.</summary>
    private static FeelNode? OneSubject(FeelNode.Or or)
    {
        var printer = new FeelPrinter(units: true);
        var subjects = or.Operands.Select(o => o is FeelNode.Call { Function: FeelFunction.IsWithin } call ? call.Arguments[0] : null).ToList();
        return subjects[0] is { } first && subjects.All(s => s is not null && printer.Print(s) == printer.Print(first)) ? first : null;
    }

    private string WithinAny(FeelNode subject, FeelNode.Or or)
    {
        var places = string.Join(In("、", ", "), or.Operands.Select(o => Of(o.Children[1])));
        return In($"{Of(subject)}在{places}之一范围内", $"{Of(subject)} is within one of {places}");
    }
}
