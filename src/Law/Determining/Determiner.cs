using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>
/// Decides what a family gets: every benefit, for every subject it could be for, by the law in force on the date of the selecting event
/// in the deciding place. Pure: the same lawbook, statement and request give the same answers.
/// </summary>
public static class Determiner
{
    /// <summary>The most determinations one asking may give; more combinations of subjects than that are a mistake in the statement.</summary>
    public const int MaxDeterminations = 3000;

    /// <summary>All answers, in the order of the catalogue.</summary>
    public static ImmutableArray<Determination> Decide(Lawbook book, FamilyStatement statement, DecisionRequest request)
    {
        var run = new DecisionRun(book, statement, request);
        var answers = ImmutableArray.CreateBuilder<Determination>(run.Index.Benefits.Length);
        foreach (var benefit in run.Index.Benefits)
        {
            if (request.Benefits.IsEmpty || request.Benefits.Contains(benefit.Benefit.Id, StringComparer.Ordinal))
            {
                DecideBenefit(run, benefit, answers);
            }
        }

        return answers.DrainToImmutable();
    }

    /// <summary>The problems with a request before anything is decided: unknown place, benefit, interpretation or option, or more answers than are given at once.</summary>
    public static ImmutableArray<Problem> Check(Lawbook book, FamilyStatement statement, DecisionRequest request)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (request.Place is not null && !FactValues.IsPlace(request.Place, book))
        {
            problems.Add(FactProblems.UnknownPlace("place", request.Place, null));
        }

        problems.AddRange(request.Benefits.Where(b => !book.Benefits.ContainsKey(b)).Select(b => FactProblems.UnknownBenefit(b, Nearest.To(b, book.Benefits.Keys))));
        foreach (var (id, option) in request.Settings)
        {
            CheckSetting(book, id, option, problems);
        }

        problems.AddRange(statement.Check(request.On));
        if (TooMany(book, statement, request, MaxDeterminations) is { } tooMany)
        {
            problems.Add(tooMany);
        }

        return problems.ToImmutable();
    }

    /// <summary>The problem with a request that would give more answers than that, counted before anything is decided.</summary>
    internal static Problem? TooMany(Lawbook book, FamilyStatement statement, DecisionRequest request, int limit)
    {
        var count = Asked(book, request).Sum(b => Subjects.Count(statement, book.Vocabulary, b));
        return count > limit ? FactProblems.TooManyAnswers(count, limit) : null;
    }

    private static IEnumerable<Benefit> Asked(Lawbook book, DecisionRequest request) =>
        book.Benefits.Values.Where(b => request.Benefits.IsEmpty || request.Benefits.Contains(b.Id, StringComparer.Ordinal));

    private static void CheckSetting(Lawbook book, string id, string option, ImmutableArray<Problem>.Builder problems)
    {
        if (!book.Interpretations.TryGetValue(id, out var interpretation))
        {
            problems.Add(FactProblems.UnknownSetting(id, option, Nearest.To(id, book.Interpretations.Keys) ?? "content/law"));
        }
        else if (!interpretation.Allows(option))
        {
            problems.Add(FactProblems.UnknownSetting(id, option, interpretation.Type == "option" ? string.Join("、", interpretation.Options.Keys) : interpretation.Type));
        }
    }

    private static void DecideBenefit(DecisionRun run, IndexedBenefit benefit, ImmutableArray<Determination>.Builder answers)
    {
        var subjects = run.SubjectsOf(benefit);
        if (!subjects.NotStated.IsEmpty)
        {
            answers.Add(SubjectDecision.WithoutSubject(run, benefit.Benefit, Outcome.Unknown, subjects.NotStated));
            return;
        }

        var before = answers.Count;
        foreach (var subject in subjects.Found)
        {
            if (SubjectDecision.Decide(run, benefit, subject) is { } answer)
            {
                answers.Add(answer);
            }
        }

        if (answers.Count == before)
        {
            answers.Add(SubjectDecision.WithoutSubject(run, benefit.Benefit, Outcome.NotApplicable, []));
        }
    }
}
