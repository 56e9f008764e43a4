using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>A position at an agency 岗位. Roles, scope and tasks belong to the post; a person has them while holding it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Agency">The agency.</param>
/// <param name="AgencyKind">The agency's kind.</param>
/// <param name="Title">Its title in both languages.</param>
/// <param name="Scope">The places whose records it sees.</param>
/// <param name="Roles">Its roles, ids of <c>content/roles</c>.</param>
/// <param name="Holder">The account that holds it; null when it is vacant.</param>
/// <param name="IsOpen">Whether the post still exists.</param>
public sealed record Post(Guid Id, Guid Agency, string AgencyKind, Bilingual Title, PlaceRange Scope, ImmutableArray<string> Roles, Guid? Holder, bool IsOpen);

/// <summary>A post as a row; its roles are rows of their own.</summary>
internal sealed record PostRow(
    Guid Id, Guid Agency, string AgencyKind, string TitleZh, string TitleEn, string ScopeFrom, string ScopeTo, Guid? Holder, DateTimeOffset? ClosedAt)
{
    public Post With(IEnumerable<string> roles) =>
        new(Id, Agency, AgencyKind, new(TitleZh, TitleEn), new(ScopeFrom, ScopeTo), [.. roles], Holder, ClosedAt is null);
}

/// <summary>One role of a post as a row.</summary>
internal sealed record PostRoleRow(Guid Post, string Role);
