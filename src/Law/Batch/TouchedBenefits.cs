using System.Collections.Immutable;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>
/// The benefits that another law may decide otherwise: those whose own provisions differ, and those that rest, through terms, computed facts, open points and amounts of
/// other benefits, on something that does. Of all others the answers are those of the law, to the last row.
/// </summary>
internal sealed class TouchedBenefits
{
    private const string LeapDays = "leap-day-birthday";

    private readonly Lawbook law;
    private readonly ILookup<ElementUse, Definition> meanings;
    private readonly ILookup<string, Provision> provisions;
    private readonly ImmutableHashSet<string> points;
    private readonly ImmutableHashSet<string> direct;
    private readonly ILookup<ElementUse, Definition> changed;
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    private TouchedBenefits(Lawbook law, Lawbook other)
    {
        this.law = law;
        meanings = law.Definitions.Values.ToLookup(d => new ElementUse(d.Entity, d.Element));
        provisions = law.Provisions.Values.Where(p => p.Benefit is not null).ToLookup(p => p.Benefit!, StringComparer.Ordinal);
        points = [.. Differing(law.Interpretations, other.Interpretations, DecisiveText.Of).Select(i => i.Id)];
        changed = Differing(law.Definitions, other.Definitions, DecisiveText.Of).ToLookup(d => new ElementUse(d.Entity, d.Element));
        direct =
        [
            .. Differing(law.Provisions, other.Provisions, DecisiveText.Of).Concat(Adopted(law, other))
                .SelectMany(p => p.AppliesTo.Select(a => a.Split('/')[0]).Append(p.Benefit)).OfType<string>(),
        ];
    }

    /// <summary>Their ids, in both laws.</summary>
    /// <param name="law">The law as it stands.</param>
    /// <param name="other">The other, of one vocabulary.</param>
    public static ImmutableHashSet<string> Between(Lawbook law, Lawbook other)
    {
        if (!IsBranch(law, other))
        {
            return [.. law.Benefits.Keys, .. other.Benefits.Keys];
        }

        var touched = new TouchedBenefits(law, other);
        // Every age rests on how birthdays on a leap day are read, without naming it.
        return touched.points.Contains(LeapDays) ? [.. law.Benefits.Keys] : [.. law.Benefits.Keys.Where(touched.Is)];
    }

    /// <summary>Whether both were read from the same files, that of a reform apart; otherwise more than blocks may differ.</summary>
    private static bool IsBranch(Lawbook law, Lawbook other) =>
        other.FileHashes.Count <= law.FileHashes.Count + 1 && law.FileHashes.All(f => other.FileHashes.GetValueOrDefault(f.Key) == f.Value);

    /// <summary>Both states of the blocks that only one has, or that decide otherwise.</summary>
    private static IEnumerable<T> Differing<T>(IReadOnlyDictionary<string, T> before, IReadOnlyDictionary<string, T> after, Func<T, string> text)
        where T : LawBlock
    {
        foreach (var id in before.Keys.Union(after.Keys, StringComparer.Ordinal))
        {
            var (was, becomes) = (before.GetValueOrDefault(id), after.GetValueOrDefault(id));
            if (was is null || becomes is null || text(was) != text(becomes))
            {
                foreach (var block in new[] { was, becomes }.OfType<T>())
                {
                    yield return block;
                }
            }
        }
    }

    /// <summary>The provisions that places adopted otherwise.</summary>
    private static IEnumerable<Provision> Adopted(Lawbook law, Lawbook other)
    {
        var (before, after) = (law.Adoptions.Select(DecisiveText.Of).ToHashSet(StringComparer.Ordinal), other.Adoptions.Select(DecisiveText.Of).ToHashSet(StringComparer.Ordinal));
        return law.Adoptions.Where(a => !after.Contains(DecisiveText.Of(a))).Concat(other.Adoptions.Where(a => !before.Contains(DecisiveText.Of(a))))
            .Select(a => law.Provisions.GetValueOrDefault(a.Provision) ?? other.Provisions.GetValueOrDefault(a.Provision)).OfType<Provision>();
    }

    private bool Is(string benefit)
    {
        if (!known.TryGetValue(benefit, out var touched))
        {
            // Amounts that rest on each other in a circle are refused when the law is read; this ends one all the same.
            known[benefit] = true;
            known[benefit] = touched = direct.Contains(benefit) || Rests(law.Benefits[benefit]);
        }

        return touched;
    }

    private bool Rests(Benefit benefit)
    {
        var elements = new Dictionary<ElementUse, bool>();
        return Uses.Expressions(benefit).Any(e => Rests(e, benefit.Id, elements)) || provisions[benefit.Id].Any(p => Rests(p, benefit.Id, elements));
    }

    private bool Rests(Provision provision, string benefit, Dictionary<ElementUse, bool> elements) =>
        Rests(provision.Uses, provision.InForce)
        || Uses.Expressions(provision).Any(e => Rests(e, benefit, elements))
        || Uses.Tables(provision).Any(t => Rests(t.Settings, t.Benefits, t.Elements, benefit, elements));

    private bool Rests(ImmutableArray<string> uses, Validity validity) => uses.Any(points.Contains) || (validity.FromAssumedBy is { } start && points.Contains(start));

    private bool Rests(FeelExpression expression, string benefit, Dictionary<ElementUse, bool> elements) => Rests(expression.Settings, expression.Benefits, expression.Elements, benefit, elements);

    private bool Rests(ImmutableArray<string> settings, ImmutableArray<string> benefits, ImmutableArray<ElementUse> uses, string benefit, Dictionary<ElementUse, bool> elements) =>
        settings.Any(points.Contains) || benefits.Any(Is) || uses.Any(u => Rests(u, benefit, elements));

    private bool Rests(ElementUse use, string benefit, Dictionary<ElementUse, bool> elements)
    {
        if (!elements.TryGetValue(use, out var touched))
        {
            elements[use] = false;
            elements[use] = touched = law.Vocabulary.Computes.TryGetValue($"{use.Entity}.{use.Element}", out var compute)
                ? Rests(compute, benefit, elements)
                : changed[use].Any(d => IsFor(d, benefit)) || meanings[use].Where(d => IsFor(d, benefit)).Any(d => Rests(d, benefit, elements));
        }

        return touched;
    }

    private bool Rests(Definition definition, string benefit, Dictionary<ElementUse, bool> elements) =>
        Rests(definition.Uses, definition.InForce) || definition.Value.All.Concat(definition.Covers?.All ?? []).Any(e => Rests(e, benefit, elements));

    private static bool IsFor(Definition definition, string benefit) => definition.Benefits.IsEmpty || definition.Benefits.Contains(benefit, StringComparer.Ordinal);
}
