using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>What a match comes to.</summary>
public enum Verdict
{
    /// <summary>Different.</summary>
    Different,

    /// <summary>A pair to be looked at.</summary>
    Possible,

    /// <summary>One and the same.</summary>
    Same,
}

/// <summary>One agreement or difference and what it counts.</summary>
/// <param name="Agreement">Its id in <c>content/register/matching.csv</c>.</param>
/// <param name="Points">What it adds.</param>
/// <param name="Label">What people read.</param>
public sealed record MatchReason(string Agreement, int Points, Bilingual Label);

/// <summary>A score with every contribution.</summary>
/// <param name="Score">The sum of the points.</param>
/// <param name="Reasons">The contributions.</param>
internal sealed record Match(int Score, ImmutableArray<MatchReason> Reasons)
{
    /// <summary>The contributions as the work list keeps them: <c>number 60; name 20</c>.</summary>
    public string Text => string.Join("; ", Reasons.Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Agreement} {reason.Points}")));
}

/// <summary>How much each agreement counts and from which score on two are one: content.</summary>
internal sealed class MatchRules
{
    private const string SameFrom = "same-from";
    private const string PossibleFrom = "possible-from";

    private static readonly FrozenDictionary<string, string[]> Needed = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [PersonMatch.Kind] = [.. PersonMatch.Agreements, SameFrom, PossibleFrom],
        [NewbornMatch.Kind] = [.. NewbornMatch.Agreements, SameFrom, PossibleFrom],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<(string Kind, string Agreement), MatchReason> reasons;

    private MatchRules(Dictionary<(string Kind, string Agreement), MatchReason> reasons) => this.reasons = reasons.ToFrozenDictionary();

    /// <summary>Reads the table; null when it has problems.</summary>
    public static MatchRules? Of(IReadOnlyList<TableRow> rows, ProblemSink sink)
    {
        var read = new Dictionary<(string, string), MatchReason>();
        foreach (var row in rows)
        {
            var at = new SourceLocation("register/matching.csv", row.Number);
            if (!Needed.TryGetValue(row[0], out var known) || !known.Contains(row[1], StringComparer.Ordinal) || !int.TryParse(row[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var points))
            {
                sink.Add(RegisterProblems.MatchingRow(at, row[0], row[1]));
                continue;
            }

            read[(row[0], row[1])] = new MatchReason(row[1], points, new(row[3], row[4]));
        }

        foreach (var (kind, agreement) in Needed.SelectMany(kind => kind.Value.Select(agreement => (kind.Key, agreement))).Where(needed => !read.ContainsKey(needed)))
        {
            sink.Add(RegisterProblems.MatchingMissing(new SourceLocation("register/matching.csv"), kind, agreement));
        }

        return sink.Errors > 0 ? null : new MatchRules(read);
    }

    /// <summary>Adds up agreements.</summary>
    public Match Score(string kind, IEnumerable<string> agreements)
    {
        var found = agreements.Select(agreement => reasons[(kind, agreement)]).ToImmutableArray();
        return new Match(found.Sum(reason => reason.Points), found);
    }

    /// <summary>What a score comes to.</summary>
    public Verdict Of(string kind, Match match) =>
        match.Score >= reasons[(kind, SameFrom)].Points ? Verdict.Same : match.Score >= reasons[(kind, PossibleFrom)].Points ? Verdict.Possible : Verdict.Different;

    /// <summary>The contributions that the work list kept, with their words; one whose rule has gone keeps its id for a word.</summary>
    public ImmutableArray<MatchReason> Explain(string kind, string text) => [.. text.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(part =>
    {
        var (agreement, points) = (part.Split(' ')[0], int.Parse(part.Split(' ')[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        var label = reasons.TryGetValue((kind, agreement), out var known) ? known.Label : new Bilingual(agreement, agreement);
        return new MatchReason(agreement, points, label);
    })];
}
