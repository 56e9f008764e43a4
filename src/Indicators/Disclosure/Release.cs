using System.Collections.Immutable;

namespace Anyu.Indicators;

/// <summary>Why a number is not shown.</summary>
public enum WithheldReason
{
    /// <summary>It is small, or a small one could be worked out from it. Which of the two is not said: that would be an answer.</summary>
    Confidential,

    /// <summary>The denominator is below 30: a rate would say nothing.</summary>
    SmallDenominator,
}

/// <summary>What one audience may see of a book of counts. The answer depends on the data and the audience alone, so the same question always has the same answer.</summary>
public sealed class Release
{
    private readonly Lazy<ImmutableDictionary<CountKey, bool>> plan;

    /// <summary>The release of a book to an audience; worked out when first asked.</summary>
    public Release(CountBook book, Audience audience)
    {
        (Book, Audience) = (book, audience);
        plan = new(() => ReleasePlan.Run(book, DisclosureRule.Threshold(audience)));
    }

    /// <summary>The counts.</summary>
    public CountBook Book { get; }

    /// <summary>Who reads.</summary>
    public Audience Audience { get; }

    /// <summary>Whether a count may be shown.</summary>
    public bool Shows(CountKey key) =>
        Audience == Audience.AuthorisedStaff || !Book.Catalogue.Series[key.Series].Persons || (plan.Value.TryGetValue(key, out var withheld) && !withheld);

    /// <summary>All counts of the plan with whether each is withheld, for exports and for attack tests.</summary>
    public IEnumerable<(CountKey Key, bool Withheld)> All => plan.Value.Select(p => (p.Key, p.Value));
}
