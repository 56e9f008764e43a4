using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>
/// <c>count</c>, <c>sum</c>, <c>min</c> and <c>max</c> over a list. A member that is not applicable, such as the income of a father who is not there, adds
/// nothing. A member that is unknown, or may not be in the list, leaves the result unknown; a count and a sum then still know their bounds.
/// </summary>
internal static class Aggregates
{
    public static FeelValue Of(FeelFunction function, FeelValue list)
    {
        if (list.Certain<PartialList>() is { } partial)
        {
            return OfPartial(function, list, partial);
        }

        if (list.Kind != FeelKind.List)
        {
            return list;
        }

        try
        {
            return function switch
            {
                FeelFunction.Count => CountOf(list.AsList),
                FeelFunction.Sum => Sum(list.AsList),
                _ => Extreme(function, list.AsList),
            };
        }
        catch (OverflowException)
        {
            return FeelValue.Unknown(FeelReasons.NumberRange);
        }
    }

    private static FeelValue OfPartial(FeelFunction function, FeelValue list, PartialList partial)
    {
        if (function == FeelFunction.Count)
        {
            var (sure, open) = Count(partial.Members);
            var (possible, doubtful) = Count(partial.Possible);
            return Between(sure, sure + open.Length + possible + doubtful.Length, list.Missing.AsSpan());
        }

        return FeelValue.Unknown([.. list.Missing, .. partial.Members.SelectMany(m => m.Missing)]);
    }

    /// <summary>A member that is unknown may turn out not to be there, such as a father of whom nothing is stated.</summary>
    private static FeelValue CountOf(ImmutableArray<FeelValue> members)
    {
        var (sure, unknown) = Count(members);
        return unknown.Length == 0
            ? FeelValue.Of(sure)
            : Between(sure, sure + unknown.Length, [.. unknown.SelectMany(u => u.Missing)]);
    }

    private static FeelValue Between(decimal low, decimal high, ReadOnlySpan<string> missing) =>
        FeelValue.UnknownBut(new Bounds(low, high, Applies: true), missing);

    private static (decimal Sure, ImmutableArray<FeelValue> Unknown) Count(ImmutableArray<FeelValue> members)
    {
        var sure = 0m;
        ImmutableArray<FeelValue> unknown = [];
        foreach (var member in members)
        {
            if (member.Kind == FeelKind.Unknown)
            {
                unknown = unknown.Add(member);
            }
            else if (member.Kind != FeelKind.NotApplicable)
            {
                sure++;
            }
        }

        return (sure, unknown);
    }

    private static FeelValue Sum(ImmutableArray<FeelValue> members)
    {
        var (low, high, bounded) = (0m, 0m, true);
        FeelValue? unknown = null;
        foreach (var member in members)
        {
            if (member.Kind == FeelKind.Number)
            {
                low += member.AsNumber;
                high += member.AsNumber;
            }
            else if (member.Kind == FeelKind.Unknown)
            {
                unknown = unknown is { } before ? FeelValue.UnknownOfBoth(before, member.Vague()) : member.Vague();
                var bounds = member.Certain<Bounds>();
                bounded &= bounds is not null;
                low += bounds is { Applies: false } ? Math.Min(0, bounds.Low) : bounds?.Low ?? 0;
                high += bounds is { Applies: false } ? Math.Max(0, bounds.High) : bounds?.High ?? 0;
            }
        }

        return unknown is not { } open ? FeelValue.Of(low)
            : bounded ? FeelValue.UnknownBut(new Bounds(low, high, Applies: true), open.Missing.AsSpan())
            : open;
    }

    private static FeelValue Extreme(FeelFunction function, ImmutableArray<FeelValue> members)
    {
        FeelValue? best = null;
        FeelValue? unknown = null;
        foreach (var member in members)
        {
            if (member.Kind == FeelKind.Unknown)
            {
                unknown = unknown is { } before ? FeelValue.UnknownOfBoth(before, member.Vague()) : member.Vague();
            }
            else if (member.Kind != FeelKind.NotApplicable && (best is not { } b || (member.Magnitude < b.Magnitude) == (function == FeelFunction.Min)))
            {
                best = member;
            }
        }

        return unknown ?? best ?? FeelValue.NotApplicable;
    }
}
