using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Casework;

/// <summary>What a case says of a benefit that it carries out: facts of the vocabulary's entity <c>grant</c>.</summary>
internal static class GrantFacts
{
    private const string ChildRole = "child";
    private const string ChildPaths = "children[";
    private const string BirthPaths = "births[";

    /// <summary>The facts that follow from a determination.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(Standing standing, string receipt, DateOnly decided)
    {
        yield return new("grant.decided", Day(decided));
        yield return new("grant.receipt", Receipt.IdOf(Convert.FromBase64String(receipt)));
        yield return new("grant.provision", string.Join("；", standing.Articles));
        yield return new("grant.sentence", string.Join("；", standing.Sentences));
        yield return new("grant.amount", standing.Amount is null ? "" : CaseFacts.Both(standing.AmountWords));
        yield return new("grant.yuan", standing.IsMoney ? Yuan(standing.AmountFen) : "");
        yield return new("grant.from", standing.From is { } from ? Day(from) : "");
        yield return new("grant.until", standing.Until is { } until ? Day(until) : "");
    }

    /// <summary>What changed, and the money that follows from it.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(StandingChange change)
    {
        yield return new("grant.change", CaseFacts.Both(change.Text()));
        yield return new("grant.owed", change.DifferenceFen > 0 ? Yuan(change.DifferenceFen) : "");
        yield return new("grant.recover", change.DifferenceFen < 0 ? Yuan(-change.DifferenceFen) : "");
    }

    /// <summary>What makes it this one and no other, and who arranges it.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(Standing standing, long turn, GrantOffice office, PlaceCode place) =>
    [
        new("grant.benefit", standing.Benefit),
        new("grant.subject", standing.Subject),
        new("grant.period", standing.Period.Length > 0 ? standing.Period : CaseFacts.Both(new Bilingual("一次性", "once"))),
        new("grant.turn", turn.ToString(CultureInfo.InvariantCulture)),
        new("grant.name", CaseFacts.Both(standing.Title)),
        new("grant.for", CaseFacts.Both(standing.For)),
        new("grant.office", office.Agency),
        new("grant.place", place.ToString()),
    ];

    /// <summary>What the register knows of the family that the form has room for: of several children the one whom the benefit is for.</summary>
    public static ImmutableSortedDictionary<string, string> Of(RegisterFamily? known, ServiceDefinition service, Standing standing) =>
        known is null ? CaseFacts.Empty.Values : Prefill.From(known, service, (family, subject) => subject == ChildRole ? ChildOf(family, standing.Subject) : null);

    private static string? ChildOf(RegisterFamily known, string subject)
    {
        var ids = subject.Split(' ').Select(role => role[(role.IndexOf('=', StringComparison.Ordinal) + 1)..]).Select(id => Guid.TryParse(id, out var parsed) ? parsed : Guid.Empty).ToHashSet();
        var paths = known.Ids.Where(record => ids.Contains(record.Value)).Select(record => record.Key).ToList();
        return paths.Find(path => path.StartsWith(ChildPaths, StringComparison.Ordinal))
            ?? (paths.Find(path => path.StartsWith(BirthPaths, StringComparison.Ordinal)) is { } birth && known.Values.GetValueOrDefault($"{birth}.id") is { } id
                ? known.Ids.Keys.FirstOrDefault(path => path.StartsWith(ChildPaths, StringComparison.Ordinal) && known.Values.GetValueOrDefault($"{path}.birth") == id)
                : null);
    }

    private static string Yuan(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
