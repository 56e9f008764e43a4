using System.Collections.Immutable;
using Anyu.Feel;
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
            var assumed = Determiner.Decide(Library.Book, stated, request with { Explain = true, Benefits = [] })
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
    public static (Effect Effect, string? Fault) Compare(FamilyStatement statement, string removed, ImmutableArray<Determination> before, ImmutableArray<Determination> after)
    {
        var effect = Effect.Unaffected;
        var without = statement.Without(removed);
        var (whole, partial) = removed == "births" ? (ByKey(statement, before), ByKey(without, after)) : (ByKey(null, before), ByKey(null, after));

        // Births that are not stated follow from the children: other births of theirs are not the fact that was removed.
        foreach (var key in removed == "births" && statement.Draft.Collections.ContainsKey("children") ? whole.Keys : whole.Keys.Union(partial.Keys))
        {
            var (then, now) = (whole.GetValueOrDefault(key), partial.GetValueOrDefault(key));
            now ??= after.FirstOrDefault(d => d.Benefit.Id == key.Benefit && d.Subject.IsEmpty);
            if (Same(then, now))
            {
                continue;
            }

            if (now is { Outcome: Outcome.Unknown } && Names(now, removed, statement))
            {
                effect = Effect.Unknown;
            }
            else if (then is not null && now is not null && then.Outcome == now.Outcome && then.Amount == now.Amount && Names(now, removed, statement))
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

    private static bool Names(Determination answer, string removed, FamilyStatement statement) => answer.Missing.Any(m =>
        m == removed || m.StartsWith(removed + ".", StringComparison.Ordinal) || m.StartsWith(removed + "[", StringComparison.Ordinal)
        || Arises(m, removed, statement));

    /// <summary>What a removal makes missing besides the fact itself: a link to what was removed, or that a date of birth made.</summary>
    private static bool Arises(string missing, string removed, FamilyStatement statement) =>
        (removed.EndsWith(".birthDate", StringComparison.Ordinal) || removed.EndsWith(".date", StringComparison.Ordinal)) && missing.EndsWith(".birth", StringComparison.Ordinal)
        || removed is "children" && missing is "births"
        || removed is "births" && (missing is "children" || missing.StartsWith("children[", StringComparison.Ordinal))
        || statement.Draft.Collections.ContainsKey(removed) && statement.Find(missing).Kind == FeelKind.Record;

    /// <summary>The answers by benefit and subject; where a statement is given, a birth is known by its date, since implied births are numbered otherwise.</summary>
    internal static Dictionary<(string Benefit, string Subject), Determination> ByKey(FamilyStatement? statement, ImmutableArray<Determination> answers) =>
        answers.ToDictionary(d => (d.Benefit.Id, string.Join('|', d.Subject.Values.Select(p => DateOf(statement, p) ?? p))));

    private static string? DateOf(FamilyStatement? statement, string path) =>
        statement is not null && path.StartsWith("births[", StringComparison.Ordinal) && statement.Find(path + ".date") is { IsKnown: true } date ? date.ToString() : null;

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
