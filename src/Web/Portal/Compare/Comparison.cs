using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Web.Design;

namespace Anyu.Web.Portal.Compare;

/// <summary>One benefit for one subject, in each place.</summary>
internal sealed record ComparedRow(Benefit Benefit, Bilingual Subject, ImmutableArray<Determination?> Cells);

/// <summary>The answers of several places, matched by benefit and subject. Rows that arise nowhere are left out.</summary>
internal sealed record Comparison(ImmutableArray<ComparedRow> Rows, ImmutableArray<ImmutableArray<Determination>> ByPlace, ImmutableArray<Problem> Problems)
{
    /// <summary>Decides for each place.</summary>
    public static Comparison Of(Lawbook book, FamilyStatement statement, DecisionRequest request, ImmutableArray<string> places)
    {
        var requests = places.Select(p => request with { Place = p, Explain = false }).ToImmutableArray();
        var problems = requests.SelectMany(r => Determiner.Check(book, statement, r)).DistinctBy(p => (p.Code, p.What)).ToImmutableArray();
        if (!problems.IsEmpty)
        {
            return new Comparison([], [], problems);
        }

        var answers = requests.Select(r => Determiner.Decide(book, statement, r)).ToImmutableArray();
        var rows = answers
            .SelectMany(a => a)
            .GroupBy(Key, StringComparer.Ordinal)
            .Where(g => g.Any(d => d.Outcome is not (Outcome.NotApplicable or Outcome.NotDecided)))
            .Select(g => new ComparedRow(g.First().Benefit, g.First().SubjectLabel, [.. answers.Select(a => a.FirstOrDefault(d => Key(d) == g.Key))]))
            .OrderBy(r => Words.RankOf(r.Benefit.Group), StringComparer.Ordinal)
            .ToImmutableArray();
        return new Comparison(rows, answers, []);
    }

    private static string Key(Determination answer) => answer.Benefit.Id + "|" + string.Join('|', answer.Subject.Values);
}
