using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Decides one benefit for one subject: which law, whose law, then <see cref="PlaceDecision"/>.</summary>
internal static class SubjectDecision
{
    /// <summary>The answer, or null when this combination does not exist (its <c>where</c> is not met, its event never happens).</summary>
    public static Determination? Decide(DecisionRun run, IndexedBenefit benefit, Subject subject)
    {
        using var context = run.Begin(benefit, subject);
        if (Connect(context) is not { } connection)
        {
            return null;
        }

        if (!connection.Missing.IsEmpty)
        {
            return Undecidable(context, connection);
        }

        return connection.OtherPlaces.IsEmpty
            ? new PlaceDecision(context, connection).Decide(connection.Place!)
            : MoreFavourable(run, DecideInEach(run, benefit, subject, connection.OtherPlaces.Insert(0, connection.Place!)));
    }

    /// <summary>The answer about a benefit when nobody it could be for is stated.</summary>
    public static Determination WithoutSubject(DecisionRun run, Benefit benefit, Outcome outcome, ImmutableArray<string> missing) => new()
    {
        Benefit = benefit,
        Subject = SubjectPaths.None,
        Outcome = outcome,
        On = run.Request.On,
        Missing = missing.Length < 2 ? missing : [.. missing.Distinct(StringComparer.Ordinal)],
    };

    /// <summary>Reads whether the combination exists and which date and places decide; they belong to the grounds of every answer.</summary>
    private static Connection? Connect(DecisionContext context)
    {
        var benefit = context.Benefit.Benefit;
        var exists = benefit.Where?.Evaluate(context.Frame, context) ?? FeelValue.Yes;
        if (exists.Truth is Truth.No or Truth.NotApplicable)
        {
            return null;
        }

        var lawDate = benefit.SelectedBy.Evaluate(context.Frame, context);
        if (lawDate.Kind == FeelKind.NotApplicable)
        {
            return null;
        }

        var found = new Connection(lawDate.Kind == FeelKind.Date ? lawDate.AsDate : null, exists.Missing, lawDate.Missing);
        foreach (var factor in benefit.ConnectingFactors)
        {
            found = found.With(factor.Evaluate(context.Frame, context));
        }

        return found.Place is null && found.Missing.IsEmpty ? null : found;
    }

    private static ImmutableArray<Determination> DecideInEach(DecisionRun run, IndexedBenefit benefit, Subject subject, ImmutableArray<string> places) =>
        [.. places.Select(place => DecideIn(run, benefit, subject, place))];

    private static Determination DecideIn(DecisionRun run, IndexedBenefit benefit, Subject subject, string place)
    {
        using var context = run.Begin(benefit, subject);
        return new PlaceDecision(context, Connect(context)!.Value).Decide(place);
    }

    private static Determination Undecidable(DecisionContext context, Connection connection) =>
        WithoutSubject(context.Run, context.Benefit.Benefit, Outcome.Unknown, connection.ExistenceMissing.AddRange(connection.Missing)) with
        {
            Subject = context.Subject.Paths,
            Facts = context.Grounds.Facts,
        };

    /// <summary>
    /// Population and Family Planning Law art. 18 (4): where the rules of two provinces differ, those more favourable to the couple apply.
    /// An unknown answer stays unknown: the other might still be better.
    /// </summary>
    private static Determination MoreFavourable(DecisionRun run, ImmutableArray<Determination> answers)
    {
        var best = answers
            .OrderByDescending(a => a.Outcome == Outcome.Unknown)
            .ThenByDescending(a => a.Outcome == Outcome.Granted)
            .ThenByDescending(a => a.Amount?.Value ?? 0)
            .First();
        var others = answers.Where(a => a.Place != best.Place).Select(a => run.NameOf(a.Place!)).ToArray();
        var chosen = run.NameOf(best.Place!);
        var assumed = answers.Any(a => a.Facts.Any(f => f.Source == FactUsed.PlaceDefault)) ? [run.PlaceAssumed] : ImmutableArray<Bilingual>.Empty;
        return best with
        {
            Notes = best.Notes.RemoveRange(assumed).AddRange(assumed).Add(new Bilingual(
                $"双方户籍地规定不一致时适用有利于当事人的规定：采用{chosen.Zh}，另一方为{string.Join('、', others.Select(o => o.Zh))}。",
                $"Where the two household-registration places differ, the more favourable rule applies: {chosen.En} over {string.Join(", ", others.Select(o => o.En))}.")),
        };
    }
}
