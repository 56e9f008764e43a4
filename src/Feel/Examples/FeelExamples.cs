using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>An assignment of values to what expressions read.</summary>
/// <param name="Assignments">The text of each leaf and its value, in order of first appearance.</param>
public sealed record FeelExample(ImmutableArray<(string Leaf, FeelValue Value)> Assignments)
{
    /// <summary>The renderings of the leaves, beside their types; in the order of <see cref="Assignments"/>.</summary>
    internal ImmutableArray<(FeelNode Leaf, Schema? Schema)> Leaves { get; init; } = [];

    /// <summary>The example as people read it: 月龄 = 36个月，户籍 = 农村.</summary>
    public string Render(Language language) => string.Join(
        language == Language.Zh ? "，" : ", ",
        Assignments.Select((a, i) => $"{FeelRenderer.Render(Leaves[i].Leaf, language)} = {Representatives.Text(a.Value, Leaves[i].Leaf.Type, Leaves[i].Schema, language)}"));
}

/// <summary>
/// Looks for values under which expressions come out in a wanted way. Every distinct leaf read (path, setting, amount, quantified or aggregated part) is an
/// independent variable over representative values; dependence between facts is not known here, so an example shows that the texts allow it, not that a family has it.
/// </summary>
public static class FeelExamples
{
    /// <summary>The first combination whose truths are wanted, in a fixed order; null when none is among the first <paramref name="limit"/>.</summary>
    /// <param name="conditions">Boolean expressions.</param>
    /// <param name="wanted">Whether these truths, one for each condition, are what is looked for.</param>
    /// <param name="limit">The most combinations tried.</param>
    [OverloadResolutionPriority(1)]
    public static FeelExample? Find(IReadOnlyList<FeelExpression> conditions, Func<ReadOnlySpan<Truth>, bool> wanted, int limit = 20_000)
    {
        var truths = new Truth[conditions.Count];
        return Find(
            conditions,
            values =>
            {
                for (var i = 0; i < truths.Length; i++)
                {
                    truths[i] = values[i].Truth;
                }

                return wanted(truths);
            },
            limit);
    }

    /// <summary>The first combination whose values are wanted, in a fixed order; null when none is among the first <paramref name="limit"/>.</summary>
    /// <param name="expressions">Expressions of any type.</param>
    /// <param name="wanted">Whether these values, one for each expression, are what is looked for.</param>
    /// <param name="limit">The most combinations tried.</param>
    /// <param name="reach">What numbers a fact, setting or amount can take; where it is asked, an amount is tried over more of them than those that conditions compare with. Null: not known.</param>
    public static FeelExample? Find(IReadOnlyList<FeelExpression> expressions, Func<ReadOnlySpan<FeelValue>, bool> wanted, int limit = 20_000, Func<FeelNode, NumberReach>? reach = null)
    {
        var search = new LeafSearch(expressions, reach);
        var choice = new int[search.Leaves.Length];
        var values = new FeelValue[expressions.Count];
        for (var tried = 0; tried < limit; tried++)
        {
            search.Evaluate(choice, values);
            if (wanted(values))
            {
                return search.Example(choice);
            }

            if (!Odometer.Next(choice, i => search.Leaves[i].Values.Length))
            {
                break;
            }
        }

        return null;
    }
}
