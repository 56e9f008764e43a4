using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>Writes a typed tree as people read it, with the labels of the vocabulary.</summary>
internal sealed partial class FeelRenderer
{
    private readonly Language language;

    /// <summary>How many loops stand around: within one, an element of the record itself must be told from that of the member.</summary>
    private int loops;

    private FeelRenderer(Language language) => this.language = language;

    private bool Zh => language == Language.Zh;

    public static string Render(FeelNode node, Language language) => new FeelRenderer(language).Of(node);

    public static string Render(FeelTest test, string subject, FeelType type, Language language) => new FeelRenderer(language).OfTest(test, subject, type);

    private string In(string zh, string en) => Zh ? zh : en;

    private string Of(FeelNode node) => node switch
    {
        FeelNode.Literal literal => ValueText.Of(literal.Value, literal.Type, literal.Label, language),
        FeelNode.VariableRead read => Variable(read.Variable),
        FeelNode.LocalRead read => In($"该{read.Label.Zh}", $"that {read.Label.En}"),
        FeelNode.ElementRead read => Element(read),
        FeelNode.Projection read => In(Owned($"每个{Of(read.Source)}", read.Element.Label.Zh), $"{read.Element.Label.En} of each of {Of(read.Source)}"),
        FeelNode.Setting setting => setting.Label is { } label
            ? In($"口径“{label.Zh}”", $"interpretation '{label.En}'")
            : In($"口径“{setting.Interpretation}”", $"interpretation '{setting.Interpretation}'"),
        FeelNode.AmountOf amount => amount.Label is { } label
            ? In($"{label.Zh}的数额", $"the amount of {label.En}")
            : In($"待遇“{amount.Benefit}”的数额", $"amount of '{amount.Benefit}'"),
        FeelNode.Negate negate => In("负", "minus ") + Inner(negate.Operand),
        FeelNode.Not not => In($"并非（{Of(not.Operand)}）", $"not ({Of(not.Operand)})"),
        FeelNode.Arithmetic arithmetic => Arithmetic(arithmetic),
        FeelNode.Comparison comparison => Comparison(comparison),
        FeelNode.Between b => In($"{Of(b.Value)}在{Of(b.Low)}至{Of(b.High)}之间（含两端）", $"{Of(b.Value)} is from {Of(b.Low)} to {Of(b.High)}, both included"),
        FeelNode.In within => OfTest(within.Test, Of(within.Value), within.Value.Type),
        FeelNode.And and => string.Join(In("，并且 ", ", and "), and.Operands.Select(Inner)),
        FeelNode.Or any when OneSubject(any) is { } subject => WithinAny(subject, any),
        FeelNode.Or any => string.Join(In("，或者 ", ", or "), any.Operands.Select(Inner)),
        FeelNode.If choice => Choice(choice),
        FeelNode.Quantified q => Quantified(q),
        FeelNode.For loop => In($"每个{Of(loop.Source)}的（{Looped(loop.Return)}）", $"for each of {Of(loop.Source)}: {Looped(loop.Return)}"),
        FeelNode.Filter filter => In($"符合“{Looped(filter.Condition)}”的{Of(filter.Source)}", $"those of {Of(filter.Source)} with {Looped(filter.Condition)}"),
        FeelNode.MemberAt index => In($"{Of(index.Source)}中的第{Of(index.Position)}个", $"number {Of(index.Position)} of {Of(index.Source)}"),
        FeelNode.ListLiteral list => string.Join(In("、", ", "), list.Items.Select(Part)),
        FeelNode.Call { Function: FeelFunction.Sum, Arguments: [FeelNode.For { Return: FeelNode.If } loop] } => ConditionalSum(loop) ?? SumOf(loop),
        FeelNode.Call { Function: >= FeelFunction.AddDays and <= FeelFunction.AddYears } call => Shifted(call),
        FeelNode.Call call => FunctionText.Of(call.Function, [.. call.Arguments.Select(Part)], language),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a node of policy mode."),
    };

    /// <summary>An operand of <c>and</c>, <c>or</c> or arithmetic; in parentheses where the words alone would not show the grouping.</summary>
    private string Inner(FeelNode node) => node is FeelNode.And or FeelNode.Or or FeelNode.If or FeelNode.Arithmetic or FeelNode.Quantified or FeelNode.For
        ? In($"（{Of(node)}）", $"({Of(node)})")
        : Of(node);

    /// <summary>母亲已就业 for a yes or no, 母亲的出生日期 for what has a value; the item of a filter needs no name.</summary>
    private string Element(FeelNode.ElementRead read)
    {
        var label = read.Element.Label;
        var isItem = read.Source is FeelNode.LocalRead { IsItem: true };
        if (isItem || (loops == 0 && read.Source is FeelNode.VariableRead { Variable.Implicit: true }))
        {
            return label.In(language);
        }

        var owner = Of(read.Source);
        return read.Element.Type is FeelType.Boolean
            ? In($"{owner}{label.Zh}", $"{owner}: {label.En}")
            : In(Owned(owner, label.Zh), $"{owner}'s {WithoutArticle(label.En)}");
    }

    private string Arithmetic(FeelNode.Arithmetic a)
    {
        var (zh, en) = a.Operator switch
        {
            ArithmeticOperator.Add => ("加", " + "),
            ArithmeticOperator.Subtract => ("减", " − "),
            ArithmeticOperator.Multiply => ("乘以", " × "),
            _ => ("除以", " ÷ "),
        };
        if (a.IsPercentOf)
        {
            var leftIsRate = a.Left.Type is FeelType.Number { Unit: Unit.Percent };
            var (rate, of) = leftIsRate ? (a.Left, a.Right) : (a.Right, a.Left);
            return In($"{Inner(of)}的{Inner(rate)}", $"{Inner(rate)} of {Inner(of)}");
        }

        return Inner(a.Left) + In(zh, en) + Inner(a.Right);
    }

    private string Comparison(FeelNode.Comparison c)
    {
        if (c.Right is FeelNode.Literal { Value.Kind: FeelKind.Boolean } truth && c.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
        {
            var wanted = ((FeelNode.Literal)c.Right).Value.AsBoolean == (c.Operator == ComparisonOperator.Equal);
            return wanted ? Of(c.Left) : In($"并非（{Of(c.Left)}）", $"not ({Of(c.Left)})");
        }

        return Compared(Side(c.Left), c.Operator, c.Left.Type, Side(c.Right));
    }

    private string Compared(string left, ComparisonOperator op, FeelType type, string right)
    {
        var dates = type is FeelType.Date;
        return op switch
        {
            ComparisonOperator.Equal => In($"{left}为{right}", $"{left} is {right}"),
            ComparisonOperator.NotEqual => In($"{left}不为{right}", $"{left} is not {right}"),
            ComparisonOperator.Less => In($"{left}{(dates ? "早于" : "小于")}{right}", $"{left} is {(dates ? "before" : "less than")} {right}"),
            ComparisonOperator.LessOrEqual => In($"{left}{(dates ? "不晚于" : "不超过")}{right}", $"{left} is {(dates ? "on or before" : "at most")} {right}"),
            ComparisonOperator.Greater => In($"{left}{(dates ? "晚于" : "大于")}{right}", $"{left} is {(dates ? "after" : "more than")} {right}"),
            _ => In($"{left}{(dates ? "不早于" : "不低于")}{right}", $"{left} is {(dates ? "on or after" : "at least")} {right}"),
        };
    }

    private string OfTest(FeelTest test, string subject, FeelType type) => test switch
    {
        FeelTest.Any => In($"{subject}不限", $"any {subject}"),
        FeelTest.Compare compare => Compared(subject, compare.Operator, type, Of(compare.Operand)),
        FeelTest.Interval i => Compared(subject, i.LowClosed ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, type, Of(i.Low))
            + Compared(In("且", " and "), i.HighClosed ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, type, Of(i.High)).Replace("and  is", "and is", StringComparison.Ordinal),
        FeelTest.Member member => In($"{subject}是{Of(member.List)}之一", $"{subject} is one of {Of(member.List)}"),
        FeelTest.OneOf { Tests: var tests } when tests.All(t => t is FeelTest.Compare { Operator: ComparisonOperator.Equal }) => In(
            $"{subject}为{string.Join("、", tests.Select(t => Of(t.Operands[0])))}之一",
            $"{subject} is one of {string.Join(", ", tests.Select(t => Of(t.Operands[0])))}"),
        FeelTest.OneOf oneOf => string.Join(In("，或者 ", ", or "), oneOf.Tests.Select(t => OfTest(t, subject, type))),
        FeelTest.Not not => In($"并非（{OfTest(not.Test, subject, type)}）", $"not ({OfTest(not.Test, subject, type)})"),
        _ => throw new ArgumentOutOfRangeException(nameof(test), test, "Not a unary test."),
    };

    private string Quantified(FeelNode.Quantified q) => q.IsEvery
        ? In($"每个{Of(q.Source)}都满足“{Looped(q.Condition)}”", $"for each of {Of(q.Source)}: {Looped(q.Condition)}")
        : In($"{Of(q.Source)}中至少有一个满足“{Looped(q.Condition)}”", $"for at least one of {Of(q.Source)}: {Looped(q.Condition)}");
}
