using System.Collections.Immutable;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Determining;

/// <summary>Takes single facts out of a statement and compares what is answered before and after.</summary>
internal static class RemovedFact
{
    /// <summary>The statement of a worked case with every place that was assumed now stated, so that nothing falls back on the place asked.</summary>
    public static FamilyStatement WithPlacesStated(FamilyStatement statement, DecisionRequest request)
    {
        var stated = statement;
        for (var round = 0; round < 5; round++)
        {
            var assumed = Determiner.Decide(Library.Book, stated, request with { Explain = true })
                .SelectMany(d => d.Facts)
                .Where(f => f.Source == "place-default")
                .ToArray();
            if (assumed.Length == 0)
            {
                break;
            }

            stated = assumed.Aggregate(stated, (s, f) => State(s, f.Path, f.Value.AsText));
        }

        return StatementBuilder.Build(Library.Book, stated.Draft with { Place = null }).Value!;
    }

    private static FamilyStatement State(FamilyStatement statement, string path, string value)
    {
        var answered = statement.Answer(path, value);
        Assert.True(answered.Succeeded, $"{path}: {value}: {(answered.Succeeded ? "" : string.Join('\n', answered.Problems))}");
        return answered.Value;
    }

    /// <summary>The path of every fact stated: elements, whole roots, whole collections.</summary>
    public static ImmutableArray<string> PathsOf(FamilyStatement statement) =>
        [.. statement.Draft.Roots.Keys.Concat(statement.Draft.Collections.Keys).Concat(statement.Stated.Select(s => s.Path)).Distinct(StringComparer.Ordinal)];

    /// <summary>What the removal did to the answers, or why it is wrong.</summary>
    public static (Effect Effect, string? Fault) Compare(string removed, ImmutableArray<Determination> before, ImmutableArray<Determination> after)
    {
        var effect = Effect.Unaffected;
        foreach (var key in before.Concat(after).Select(KeyOf).Distinct())
        {
            var (then, now) = (before.FirstOrDefault(d => KeyOf(d) == key), after.FirstOrDefault(d => KeyOf(d) == key));
            now ??= after.FirstOrDefault(d => d.Benefit.Id == key.Benefit && d.Subject.IsEmpty);
            if (Same(then, now))
            {
                continue;
            }

            if (now is { Outcome: Outcome.Unknown } && Names(now, removed))
            {
                effect = Effect.Unknown;
            }
            else if (then is not null && now is not null && then.Outcome == now.Outcome && then.Amount == now.Amount && Names(now, removed))
            {
                effect = Effect.OfferUnknown;
            }
            else
            {
                return (Effect.Wrong, $"{key}: {Text(then)} became {Text(now)}");
            }
        }

        return (effect, null);
    }

    private static bool Same(Determination? then, Determination? now) =>
        then is not null && now is not null
            ? (then.Outcome, then.Amount, then.Encouraged) == (now.Outcome, now.Amount, now.Encouraged)
            : Nothing(then) && Nothing(now);

    private static bool Nothing(Determination? answer) => answer is null or { Outcome: Outcome.NotApplicable or Outcome.Refused };

    private static bool Names(Determination answer, string removed) => answer.Missing.Any(m =>
        m == removed || m.StartsWith(removed + ".", StringComparison.Ordinal) || m.StartsWith(removed + "[", StringComparison.Ordinal)
        || Arises(m, removed));

    /// <summary>What a removal makes missing besides the fact itself: a link that a date of birth made, a birth that the children implied.</summary>
    private static bool Arises(string missing, string removed) =>
        (removed.EndsWith(".birthDate", StringComparison.Ordinal) || removed.EndsWith(".date", StringComparison.Ordinal)) && missing.EndsWith(".birth", StringComparison.Ordinal)
        || removed is "children" && missing is "births" || removed is "births" && missing.EndsWith(".birth", StringComparison.Ordinal)
        || removed is "births" && missing.StartsWith("children[", StringComparison.Ordinal);

    private static (string Benefit, string Subject) KeyOf(Determination d) => (d.Benefit.Id, string.Join('|', d.Subject.Values));

    private static string Text(Determination? d) =>
        d is null ? "no answer" : $"{d.Outcome} {d.Amount?.Relation} {d.Amount?.Value} +{d.Encouraged?.Value} (missing {string.Join(", ", d.Missing)})";
}

/// <summary>What a removed fact did.</summary>
internal enum Effect
{
    /// <summary>The answer is the same.</summary>
    Unaffected,

    /// <summary>The answer is unknown and names the fact.</summary>
    Unknown,

    /// <summary>The right is the same; what is offered on top is unknown and names the fact.</summary>
    OfferUnknown,

    /// <summary>Another known answer, or an unknown that does not name the fact.</summary>
    Wrong,
}
