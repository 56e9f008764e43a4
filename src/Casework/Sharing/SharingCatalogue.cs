using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>What data are shared for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What people call it.</param>
public sealed record SharePurpose(string Id, Bilingual Title);

/// <summary>One agreement 共享: who gives what to whom, for which purpose, on which ground.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Provider">The kind of agency that gives.</param>
/// <param name="Consumer">The kind of agency that gets.</param>
/// <param name="Purpose">The id of its purpose.</param>
/// <param name="System">The agency's system whose events bring it; null where it comes as tables.</param>
/// <param name="Facts">What is given, <c>entity.element</c> of the vocabulary.</param>
/// <param name="EveryDays">How many days lie between two deliveries at most.</param>
/// <param name="Ground">The sentence of law.</param>
/// <param name="At">Where it stands.</param>
public sealed record ShareDefinition(
    string Id, Bilingual Title, string Provider, string Consumer, string Purpose, string? System, ImmutableArray<string> Facts, int EveryDays, Ground Ground, SourceLocation At)
{
    /// <summary>Where this data set of a child is found, as <see cref="ChildWords"/> says; null where it is none of a child's.</summary>
    public string? Child { get; init; }
}

/// <summary>The catalogue 共享目录 of <c>content/exchange/sharing.yaml</c>.</summary>
/// <param name="Purposes">The purposes, forbidden ones included.</param>
/// <param name="Shares">The agreements.</param>
public sealed record SharingCatalogue(ImmutableArray<SharePurpose> Purposes, ImmutableArray<ShareDefinition> Shares)
{
    /// <summary>Nothing is shared.</summary>
    public static SharingCatalogue None { get; } = new([], []);

    /// <summary>The purpose of an id; null when there is none.</summary>
    public SharePurpose? PurposeOf(string id) => Purposes.FirstOrDefault(purpose => purpose.Id == id);
}
