using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>What is certain of a list whose membership is not: who is surely in, and who may be. Nobody else can be.</summary>
internal sealed record PartialList(ImmutableArray<FeelValue> Members, ImmutableArray<FeelValue> Possible);

/// <summary>What is certain of an unknown number: it lies between these, both included.</summary>
/// <param name="Low">The least it can be.</param>
/// <param name="High">The most it can be.</param>
/// <param name="Applies">Whether it is surely a number; otherwise it may turn out not to be applicable.</param>
internal sealed record Bounds(decimal Low, decimal High, bool Applies)
{
    /// <summary>The bounds of a value that is surely a number; null when there are none.</summary>
    public static Bounds? Of(FeelValue value) =>
        value.Kind == FeelKind.Number ? new Bounds(value.AsNumber, value.AsNumber, Applies: true)
        : value.Certain<Bounds>() is { Applies: true } bounds ? bounds
        : null;
}

/// <summary>Comparison of two values of one static type, by missing facts and bounds.</summary>
internal static class Comparing
{
    public static FeelValue Compare(ComparisonOperator op, FeelValue left, FeelValue right)
    {
        if (left.IsKnown && right.IsKnown)
        {
            return FeelValue.Of(Holds(op, left, right));
        }

        left = left.Settled();
        right = right.Settled();
        if (left.Kind == FeelKind.NotApplicable || right.Kind == FeelKind.NotApplicable)
        {
            return FeelValue.NotApplicable;
        }

        return ByBounds(op, left, right) ?? FeelValue.UnknownOfBoth(left.Vague(), right.Vague());
    }

    private static bool Holds(ComparisonOperator op, FeelValue left, FeelValue right) => op switch
    {
        ComparisonOperator.Equal => Same(left, right),
        ComparisonOperator.NotEqual => !Same(left, right),
        _ => Holds(op, left.Magnitude, right.Magnitude),
    };

    private static bool Same(FeelValue left, FeelValue right) => left.Kind switch
    {
        FeelKind.Text => string.Equals(left.AsText, right.AsText, StringComparison.Ordinal),
        FeelKind.Record => Equals(left.AsRecord, right.AsRecord),
        _ => left.Magnitude == right.Magnitude,
    };

    private static bool Holds(ComparisonOperator op, decimal left, decimal right) => op switch
    {
        ComparisonOperator.Equal => left == right,
        ComparisonOperator.NotEqual => left != right,
        ComparisonOperator.Less => left < right,
        ComparisonOperator.LessOrEqual => left <= right,
        ComparisonOperator.Greater => left > right,
        _ => left >= right,
    };

    /// <summary>A comparison that holds, or fails, for every value the bounds allow.</summary>
    private static FeelValue? ByBounds(ComparisonOperator op, FeelValue left, FeelValue right)
    {
        if (Bounds.Of(left) is not { } l || Bounds.Of(right) is not { } r)
        {
            return null;
        }

        var (always, never) = op switch
        {
            ComparisonOperator.Equal => (false, l.High < r.Low || l.Low > r.High),
            ComparisonOperator.NotEqual => (l.High < r.Low || l.Low > r.High, false),
            ComparisonOperator.Less or ComparisonOperator.LessOrEqual => (Holds(op, l.High, r.Low), !Holds(op, l.Low, r.High)),
            _ => (Holds(op, l.Low, r.High), !Holds(op, l.High, r.Low)),
        };
        return always ? FeelValue.Yes : never ? FeelValue.No : null;
    }
}
