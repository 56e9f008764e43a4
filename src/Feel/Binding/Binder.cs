using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>
/// Gives names and types to a syntax tree. Goes on after a problem where it can, so that one reading shows every mistake; a part with a problem is null.
/// </summary>
/// <param name="scope">The names.</param>
/// <param name="sink">Where problems go.</param>
/// <param name="plain">Whether the text is plain FEEL, where functions of dates give bare numbers.</param>
internal sealed partial class Binder(Scope scope, ExpressionSink sink, bool plain = false)
{
    private static readonly FeelType Truths = new FeelType.Boolean();
    private static readonly FeelType Dates = new FeelType.Date();
    private static readonly FeelType Plain = new FeelType.Number(Unit.One);

    private readonly Fitting fitting = new(scope, sink);
    private readonly List<FeelNode.LocalRead> locals = [];

    /// <summary>How many local slots the bound expression needs.</summary>
    public int LocalCount { get; private set; }

    public FeelNode? Bind(Syntax syntax) => syntax switch
    {
        Syntax.Number number => Number(number),
        Syntax.Text text => new FeelNode.Literal(FeelValue.Of(text.Value)) { Type = new FeelType.Text(), Span = text.Span },
        Syntax.Date date => new FeelNode.Literal(FeelValue.Of(date.Value)) { Type = Dates, Span = date.Span },
        Syntax.Boolean boolean => new FeelNode.Literal(FeelValue.Of(boolean.Value)) { Type = Truths, Span = boolean.Span },
        Syntax.Name name => Name(name),
        Syntax.Path path => Path(path),
        Syntax.List list => List(list),
        Syntax.Negate negate => Negate(negate),
        Syntax.Not not => BindAs(not.Operand, Truths) is { } operand ? new FeelNode.Not(operand) { Type = Truths, Span = not.Span } : null,
        Syntax.Arithmetic arithmetic => Arithmetic(arithmetic),
        Syntax.Comparison comparison => Comparison(comparison),
        Syntax.Logical logical => Logical(logical),
        Syntax.Between between => Between(between),
        Syntax.In within => In(within),
        Syntax.If choice => If(choice),
        Syntax.Quantified quantified => Quantified(quantified),
        Syntax.For loop => For(loop),
        Syntax.Filter filter => Filter(filter),
        Syntax.Call call => Call(call),
        _ => throw new ArgumentOutOfRangeException(nameof(syntax), syntax, "Not a syntax of policy mode."),
    };

    /// <summary>The syntax bound and fitted to a type; a mismatch is reported.</summary>
    public FeelNode? BindAs(Syntax syntax, FeelType expected) => Bind(syntax) is { } node ? As(node, expected) : null;

    public FeelNode? As(FeelNode node, FeelType expected)
    {
        var before = sink.Count;
        if (fitting.Fit(node, expected) is { } fitted)
        {
            return fitted;
        }

        if (sink.Count == before)
        {
            sink.Add(FeelProblems.WrongType(sink.Spot(node.Span), sink.Text(node.Span), Named(node.Type), Named(expected)));
        }

        return null;
    }

    private Bilingual Named(FeelType type) => TypeNames.Of(type, scope.Schema);

    private static FeelNode.Literal Number(Syntax.Number number) => new(FeelValue.Of(number.Value))
    {
        Type = new FeelType.Number(number.Unit ?? Unit.One),
        IsBare = number.Unit is null,
        Span = number.Span,
    };

    private FeelNode? List(Syntax.List list)
    {
        if (list.Items.IsEmpty)
        {
            sink.Add(FeelProblems.EmptyList(sink.Spot(list.Span)));
            return null;
        }

        var items = list.Items.Select(Bind).ToImmutableArray();
        return items.Contains(null) ? null : ListOf(items!, list.Span);
    }

    /// <summary>A list whose items are brought to one type: that of the first item that is not a bare number or text.</summary>
    private FeelNode? ListOf(ImmutableArray<FeelNode> items, TextSpan span)
    {
        var model = items.FirstOrDefault(i => !i.IsBare && i.Type is not FeelType.Text) ?? items[0];
        var fitted = items.Select(i => model.IsBare && i.IsBare ? i : As(i, model.Type)).ToImmutableArray();
        return fitted.Contains(null) ? null : new FeelNode.ListLiteral(fitted!)
        {
            Type = new FeelType.List(model.Type),
            IsBare = model.IsBare,
            Span = span,
        };
    }

    private FeelNode.LocalRead Push(string name, FeelType type, TextSpan span, bool isItem)
    {
        var label = type is FeelType.Record record && scope.Schema.FindEntity(record.Entity) is { } entity ? entity.Label : new Bilingual(name, name);
        var local = new FeelNode.LocalRead(name, locals.Count, label, isItem) { Type = type, Span = span };
        locals.Add(local);
        LocalCount = Math.Max(LocalCount, locals.Count);
        return local;
    }

    private void Pop() => locals.RemoveAt(locals.Count - 1);

    /// <summary>The type of a list's members; anything else is reported.</summary>
    private FeelType? ItemType(FeelNode source)
    {
        if (source.Type is FeelType.List list)
        {
            return list.Item;
        }

        sink.Add(FeelProblems.NotAList(sink.Spot(source.Span), sink.Text(source.Span), Named(source.Type)));
        return null;
    }
}
