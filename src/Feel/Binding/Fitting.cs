using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>
/// Makes a node fit the type that its place asks for, where the text leaves it open: a bare number takes a unit, a text literal becomes a code or a place.
/// Nothing else is ever converted.
/// </summary>
internal sealed class Fitting(Scope scope, ExpressionSink sink)
{
    private readonly Schema schema = scope.Schema;

    /// <summary>The node in that type; null when it does not fit. A wrong code is reported here; a wrong type is left to the caller.</summary>
    public FeelNode? Fit(FeelNode node, FeelType expected)
    {
        if (node.Type == expected)
        {
            return node;
        }

        return (node.Type, expected) switch
        {
            (_, FeelType.Number { Unit: var unit }) when node.IsBare && node.Type is FeelType.Number => TakeUnit(node, unit),
            (FeelType.Number { Unit: var found }, FeelType.Number { Unit: var unit }) => UnitAlgebra.Meet(found, unit) is null ? null : node,
            (FeelType.Text, FeelType.Code or FeelType.Place) => FitText(node, expected),
            (FeelType.List, FeelType.List { Item: var item }) => FitList(node, item),
            _ => null,
        };
    }

    /// <summary>Both nodes in one type; null when they are unlike.</summary>
    public (FeelNode Left, FeelNode Right)? Meet(FeelNode left, FeelNode right)
    {
        if (left.Type == right.Type && left.IsBare == right.IsBare)
        {
            return (left, right);
        }

        if (!left.IsBare && left.Type is not FeelType.Text && Fit(right, left.Type) is { } fittedRight)
        {
            return (left, fittedRight);
        }

        return Fit(left, right.Type) is { } fittedLeft ? (fittedLeft, right) : null;
    }

    /// <summary>The same bare number, or expression over bare numbers, in a unit.</summary>
    public FeelNode TakeUnit(FeelNode node, Unit unit)
    {
        if (node is FeelNode.Literal { Value: var value } && unit == Unit.Percent && Math.Abs(value.AsNumber) is > 0 and < 1)
        {
            sink.Add(FeelProblems.SmallPercent(sink.Spot(node.Span), value.AsNumber));
        }

        var children = ImmutableArray.CreateBuilder<FeelNode>(node.Children.Length);
        var factors = node is FeelNode.Arithmetic { Operator: ArithmeticOperator.Multiply or ArithmeticOperator.Divide };
        // A factor that is in the unit already leaves the others plain: 2.5 children * 36 are children.
        var taken = factors && node.Children.Any(child => !child.IsBare && child.Type is FeelType.Number { Unit: var known } && known == unit);
        foreach (var child in node.Children)
        {
            children.Add(child.IsBare && !(factors && taken) ? TakeUnit(child, unit) : child);
            taken |= child.IsBare;
        }

        return node.WithChildren(children.MoveToImmutable()) with { Type = InUnit(node.Type, unit), IsBare = false };
    }

    private static FeelType InUnit(FeelType type, Unit unit) =>
        type is FeelType.List list ? new FeelType.List(InUnit(list.Item, unit)) : new FeelType.Number(unit);

    private FeelNode? FitText(FeelNode node, FeelType expected)
    {
        switch (node)
        {
            case FeelNode.Literal literal:
                return Literal(literal, expected);
            case FeelNode.If choice:
                return Fit(choice.Then, expected) is { } then && Fit(choice.Otherwise, expected) is { } otherwise
                    ? choice with { Then = then, Otherwise = otherwise, Type = expected }
                    : null;
            default:
                return null;
        }
    }

    private FeelNode? FitList(FeelNode node, FeelType item)
    {
        if (node.IsBare && item is FeelType.Number { Unit: var unit })
        {
            return TakeUnit(node, unit);
        }

        if (node is FeelNode.For loop)
        {
            return Fit(loop.Return, item) is { } returned ? loop with { Return = returned, Type = new FeelType.List(item) } : null;
        }

        if (node is not FeelNode.ListLiteral list)
        {
            return null;
        }

        var items = list.Items.Select(i => Fit(i, item)).ToImmutableArray();
        return items.Contains(null) ? null : list with { Items = items!, Type = new FeelType.List(item) };
    }

    private FeelNode.Literal? Literal(FeelNode.Literal literal, FeelType expected)
    {
        var text = literal.Value.AsText;
        if (expected is FeelType.Place)
        {
            if (PlaceCodes.IsWellFormed(text))
            {
                return literal with { Type = expected, Label = scope.PlaceLabel?.Invoke(text) };
            }

            sink.Add(FeelProblems.NotAPlace(sink.Spot(literal.Span), text));
            return null;
        }

        var list = schema.FindCodeList(((FeelType.Code)expected).ListId);
        if (list?.Items.FirstOrDefault(i => string.Equals(i.Code, text, StringComparison.Ordinal)) is { } code)
        {
            return literal with { Type = expected, Label = code.Label };
        }

        sink.Add(FeelProblems.NotACode(sink.Spot(literal.Span), text, TypeNames.Of(expected, schema), NearestCode(list, text)));
        return null;
    }

    private static string? NearestCode(CodeList? list, string text) =>
        list?.Items.FirstOrDefault(i => i.Label.Zh == text || string.Equals(i.Label.En, text, StringComparison.OrdinalIgnoreCase))?.Code
        ?? Nearest.To(text, list?.Items.Select(i => i.Code) ?? []);
}
