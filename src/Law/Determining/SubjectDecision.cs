using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Decides one benefit for one subject: which law, whose law, then <see cref="PlaceDecision"/>.</summary>
internal static class SubjectDecision
{
    /// <summary>The answer, or null when this combination does not exist (its <c>where</c> is not met, its event never happens).</summary>
    public static Determination? Decide(DecisionRun run, Benefit benefit, Subject subject)
    {
        var context = NewContext(run, benefit, subject);
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

        var places = benefit.ConnectingFactors.Select(f => f.Evaluate(context.Frame, context)).Where(p => p.Kind != FeelKind.NotApplicable).ToImmutableArray();
        ImmutableArray<string> missing = [.. lawDate.Missing, .. places.SelectMany(p => p.Missing)];
        if (places.IsEmpty || !missing.IsEmpty)
        {
            return places.IsEmpty && missing.IsEmpty ? null : Undecidable(run, benefit, subject, [.. exists.Missing, .. missing], context);
        }

        if (places.Length == 1)
        {
            return new PlaceDecision(run, benefit, subject, PlaceCode.Parse(places[0].AsText), lawDate.AsDate, exists.Missing, context).Decide();
        }

        var answers = places.Select(p => p.AsText).Distinct(StringComparer.Ordinal)
            .Select(p => new PlaceDecision(run, benefit, subject, PlaceCode.Parse(p), lawDate.AsDate, exists.Missing, Again(run, benefit, subject)).Decide())
            .ToImmutableArray();
        return answers.Length == 1 ? answers[0] : MoreFavourable(run, answers);
    }

    /// <summary>The answer about a benefit when nobody it could be for is stated.</summary>
    public static Determination WithoutSubject(DecisionRun run, Benefit benefit, Outcome outcome, ImmutableArray<string> missing) => new()
    {
        Benefit = benefit,
        Subject = ImmutableSortedDictionary<string, string>.Empty,
        SubjectLabel = new Bilingual("", ""),
        Outcome = outcome,
        On = run.Request.On,
        Missing = [.. missing.Distinct(StringComparer.Ordinal)],
    };

    /// <summary>A context whose frame holds the subject's records.</summary>
    public static DecisionContext NewContext(DecisionRun run, Benefit benefit, Subject subject)
    {
        var context = new DecisionContext(run, benefit);
        foreach (var (role, record) in subject.Roles)
        {
            context.Frame[context.Plan.SlotOf(role)] = FeelValue.Of(record);
            if (role == "parent" && context.Plan.OtherParentSlot is >= 0 and var slot)
            {
                var other = run.Book.Vocabulary.Roles[role].Roots.First(r => r != record.Path);
                context.Frame[slot] = context.Frame[context.Plan.SlotOf(other)];
            }
        }

        return context;
    }

    /// <summary>A context that has read which place and date decide: they belong to the grounds of every answer.</summary>
    private static DecisionContext Again(DecisionRun run, Benefit benefit, Subject subject)
    {
        var context = NewContext(run, benefit, subject);
        benefit.Where?.Evaluate(context.Frame, context);
        benefit.SelectedBy.Evaluate(context.Frame, context);
        foreach (var factor in benefit.ConnectingFactors)
        {
            factor.Evaluate(context.Frame, context);
        }

        return context;
    }

    /// <summary>The subject in words, such as 母亲、第1个分娩.</summary>
    public static Bilingual LabelOf(DecisionRun run, Subject subject)
    {
        if (subject.Roles is [var only])
        {
            return run.LabelOf(only.Record);
        }

        var labels = subject.Roles.Select(r => run.LabelOf(r.Record)).ToArray();
        return new Bilingual(string.Join('、', labels.Select(l => l.Zh)), string.Join(", ", labels.Select(l => l.En)));
    }

    public static ImmutableSortedDictionary<string, string> PathsOf(Subject subject) =>
        subject.Roles.ToImmutableSortedDictionary(r => r.Role, r => r.Record.Path, StringComparer.Ordinal);

    private static Determination Undecidable(DecisionRun run, Benefit benefit, Subject subject, ImmutableArray<string> missing, DecisionContext context) =>
        WithoutSubject(run, benefit, Outcome.Unknown, missing) with
        {
            Subject = PathsOf(subject),
            SubjectLabel = LabelOf(run, subject),
            Facts = context.Facts,
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
        var others = string.Join("、", answers.Where(a => a.Place != best.Place).Select(a => a.Place));
        var assumed = answers.Any(a => a.Facts.Any(f => f.Source == "place-default")) ? [run.PlaceAssumed] : ImmutableArray<Bilingual>.Empty;
        return best with
        {
            Notes = best.Notes.RemoveRange(assumed).AddRange(assumed).Add(new Bilingual(
                $"双方户籍地规定不一致时适用有利于当事人的规定：采用{best.Place}，另一方为{others}。",
                $"Where the two household-registration places differ, the more favourable rule applies: {best.Place} over {others}.")),
        };
    }
}
