using System.Globalization;
using System.Text;

namespace Anyu.Feel;

/// <summary>Writes a typed tree as FEEL: with units as policy mode has them, or plain, where a percentage of something is divided by 100.</summary>
internal sealed class FeelPrinter(bool units)
{
    private enum Level
    {
        Any,
        Or,
        And,
        Comparison,
        Sum,
        Product,
        Unary,
        Postfix,
    }

    public string Print(FeelNode node) => At(node, Level.Any);

    public string Print(FeelTest test) => test switch
    {
        FeelTest.Compare { Operator: ComparisonOperator.Equal } equal => At(equal.Operand, Level.Sum),
        FeelTest.Compare compare => $"{compare.Operator.Symbol()} {At(compare.Operand, Level.Sum)}",
        FeelTest.Interval i => $"{(i.LowClosed ? '[' : '(')}{At(i.Low, Level.Sum)}..{At(i.High, Level.Sum)}{(i.HighClosed ? ']' : ')')}",
        FeelTest.Member member => At(member.List, Level.Sum),
        FeelTest.OneOf oneOf => string.Join(", ", oneOf.Tests.Select(Print)),
        FeelTest.Not not => $"not({Print(not.Test)})",
        _ => "-",
    };

    private string At(FeelNode node, Level needed)
    {
        var (text, level) = Write(node);
        return level < needed ? $"({text})" : text;
    }

    private (string Text, Level Level) Write(FeelNode node) => node switch
    {
        FeelNode.Literal literal => (Literal(literal), literal.Value is { Kind: FeelKind.Number, AsNumber: < 0 } ? Level.Unary : Level.Postfix),
        FeelNode.VariableRead read => (read.Variable.Name, Level.Postfix),
        FeelNode.LocalRead read => (read.Name, Level.Postfix),
        FeelNode.ElementRead read => (Element(read), Level.Postfix),
        FeelNode.Projection read => ($"{At(read.Source, Level.Postfix)}.{read.Element.Name}", Level.Postfix),
        FeelNode.Setting setting => ($"{FunctionTable.Setting}({Quote(setting.Interpretation)})", Level.Postfix),
        FeelNode.AmountOf amount => ($"{FunctionTable.AmountOf}({Quote(amount.Benefit)})", Level.Postfix),
        FeelNode.Negate negate => ($"-{At(negate.Operand, Level.Unary)}", Level.Unary),
        FeelNode.Not not => ($"not({Print(not.Operand)})", Level.Postfix),
        FeelNode.Arithmetic arithmetic => Arithmetic(arithmetic),
        FeelNode.Comparison c => ($"{At(c.Left, Level.Sum)} {c.Operator.Symbol()} {At(c.Right, Level.Sum)}", Level.Comparison),
        FeelNode.Between b => ($"{At(b.Value, Level.Sum)} between {At(b.Low, Level.Sum)} and {At(b.High, Level.Sum)}", Level.Comparison),
        FeelNode.In within => ($"{At(within.Value, Level.Sum)} in {After(within.Test)}", Level.Comparison),
        FeelNode.And and => (string.Join(" and ", and.Operands.Select(o => At(o, Level.Comparison))), Level.And),
        FeelNode.Or or => (string.Join(" or ", or.Operands.Select(o => At(o, Level.And))), Level.Or),
        FeelNode.If choice => ($"if {Print(choice.Condition)} then {Print(choice.Then)} else {Print(choice.Otherwise)}", Level.Any),
        FeelNode.Quantified q => ($"{(q.IsEvery ? "every" : "some")} {q.Variable.Name} in {Print(q.Source)} satisfies {Print(q.Condition)}", Level.Any),
        FeelNode.For loop => ($"for {loop.Variable.Name} in {Print(loop.Source)} return {Print(loop.Return)}", Level.Any),
        FeelNode.Filter filter => ($"{At(filter.Source, Level.Postfix)}[{Print(filter.Condition)}]", Level.Postfix),
        FeelNode.MemberAt index => ($"{At(index.Source, Level.Postfix)}[{Print(index.Position)}]", Level.Postfix),
        FeelNode.ListLiteral list => ($"[{string.Join(", ", list.Items.Select(Print))}]", Level.Postfix),
        FeelNode.Call call => ($"{FunctionTable.Name(call.Function)}({string.Join(", ", call.Arguments.Select(Print))})", Level.Postfix),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a node of policy mode."),
    };

    /// <summary>After <c>in</c>, several tests and negation stand in parentheses; a value in parentheses of its own is told apart by them.</summary>
    private string After(FeelTest test) => test is FeelTest.Interval ? Print(test) : $"({Print(test)})";

    private (string Text, Level Level) Arithmetic(FeelNode.Arithmetic a)
    {
        var level = a.Operator is ArithmeticOperator.Add or ArithmeticOperator.Subtract ? Level.Sum : Level.Product;
        var text = $"{At(a.Left, level)} {a.Operator.Symbol()} {At(a.Right, level + 1)}";
        return (a.IsPercentOf && !units ? $"{text} / 100" : text, level);
    }

    private string Element(FeelNode.ElementRead read) =>
        read.Source is FeelNode.LocalRead { IsItem: true } or FeelNode.VariableRead { Variable.Implicit: true }
            ? read.Element.Name
            : $"{At(read.Source, Level.Postfix)}.{read.Element.Name}";

    private string Literal(FeelNode.Literal literal)
    {
        var value = literal.Value;
        switch (value.Kind)
        {
            case FeelKind.Boolean:
                return value.AsBoolean ? "true" : "false";
            case FeelKind.Date:
                return string.Create(CultureInfo.InvariantCulture, $"@\"{value.AsDate:yyyy-MM-dd}\"");
            case FeelKind.Text:
                return Quote(value.AsText);
            default:
                var word = units && !literal.IsBare ? Units.Word(((FeelType.Number)literal.Type).Unit) : string.Empty;
                var number = value.AsNumber.ToString(CultureInfo.InvariantCulture);
                return word.Length == 0 ? number : $"{number} {word}";
        }
    }

    internal static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\t' => "\\t", '\r' => "\\r", _ => c.ToString() });
        }

        return quoted.Append('"').ToString();
    }
}
