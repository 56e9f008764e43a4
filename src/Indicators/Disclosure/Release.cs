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

/// <summary>What one audience may see of a book of counts: of the same counts and the same earlier releases always the same.</summary>
public sealed class Release
{
    private readonly Lazy<ImmutableDictionary<CountKey, bool>> plan;

    /// <summary>A release that no other came before; worked out when first asked.</summary>
    public Release(CountBook book, Audience audience)
        : this(book, audience, new Lazy<ImmutableDictionary<CountKey, bool>>(() => ReleasePlan.Run(book, DisclosureRule.Threshold(audience), ReleaseMemory.None).Withheld))
    {
    }

    internal Release(CountBook book, Audience audience, ImmutableDictionary<CountKey, bool> plan)
        : this(book, audience, new Lazy<ImmutableDictionary<CountKey, bool>>(plan))
    {
    }

    private Release(CountBook book, Audience audience, Lazy<ImmutableDictionary<CountKey, bool>> plan) => (Book, Audience, this.plan) = (book, audience, plan);

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
