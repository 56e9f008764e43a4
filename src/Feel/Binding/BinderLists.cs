namespace Anyu.Feel;

/// <summary>Quantifiers, loops and filters.</summary>
internal sealed partial class Binder
{
    private const string ItemName = "item";

    private FeelNode? Quantified(Syntax.Quantified syntax)
    {
        if (Bind(syntax.Source) is not { } source || ItemType(source) is not { } item)
        {
            return null;
        }

        var local = Push(syntax.Variable, item, syntax.Source.Span, isItem: false);
        var condition = BindAs(syntax.Condition, Truths);
        Pop();
        return condition is null ? null : new FeelNode.Quantified(syntax.IsEvery, local, source, condition) { Type = Truths, Span = syntax.Span };
    }

    private FeelNode? For(Syntax.For syntax)
    {
        if (Bind(syntax.Source) is not { } source || ItemType(source) is not { } item)
        {
            return null;
        }

        var local = Push(syntax.Variable, item, syntax.Source.Span, isItem: false);
        var result = Bind(syntax.Return);
        Pop();
        return result is null ? null : new FeelNode.For(local, source, result)
        {
            Type = new FeelType.List(result.Type),
            IsBare = result.IsBare,
            Span = syntax.Span,
        };
    }

    /// <summary>A condition keeps members; a number picks one.</summary>
    private FeelNode? Filter(Syntax.Filter syntax)
    {
        if (Bind(syntax.Source) is not { } source || ItemType(source) is not { } item)
        {
            return null;
        }

        var local = Push(ItemName, item, syntax.Source.Span, isItem: true);
        var condition = Bind(syntax.Condition);
        Pop();
        if (condition is { Type: FeelType.Number } && !condition.SelfAndDescendants().Any(n => n is FeelNode.LocalRead read && read.Index == local.Index))
        {
            var position = condition.IsBare ? condition with { IsBare = false } : condition;
            return new FeelNode.MemberAt(source, position) { Type = item, IsBare = source.IsBare, Span = syntax.Span };
        }

        return condition is null || As(condition, Truths) is not { } truth ? null
            : new FeelNode.Filter(local, source, truth) { Type = source.Type, IsBare = source.IsBare, Span = syntax.Span };
    }
}
