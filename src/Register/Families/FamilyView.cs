using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>How a member stands to the person asked about.</summary>
public enum Relation
{
    /// <summary>本人.</summary>
    Self,

    /// <summary>配偶, of a marriage that had not ended.</summary>
    Spouse,

    /// <summary>父亲或母亲.</summary>
    Parent,

    /// <summary>子女.</summary>
    Child,

    /// <summary>同父或同母的兄弟姐妹.</summary>
    Sibling,

    /// <summary>配偶的子女, of whom the person is no parent.</summary>
    SpouseChild,
}

/// <summary>A family as known at an instant and true on a day.</summary>
/// <param name="Person">The person asked about, the main record.</param>
/// <param name="Members">The members, the person first; nobody twice.</param>
/// <param name="Kin">Who is whose parent among the members.</param>
/// <param name="Marriages">The marriages of the members that had begun, also those with former spouses, who are no members.</param>
/// <param name="Guardians">Guardianship and custody in force.</param>
/// <param name="Pregnancies">The pregnancies of the members that had not ended.</param>
/// <param name="Births">The births of which a member is the child.</param>
public sealed record FamilyView(
    Guid Person,
    ImmutableArray<FamilyMember> Members,
    ImmutableArray<KinView> Kin,
    ImmutableArray<MarriageView> Marriages,
    ImmutableArray<GuardianView> Guardians,
    ImmutableArray<PregnancyView> Pregnancies,
    ImmutableArray<BirthView> Births);

/// <summary>A member of a family.</summary>
/// <param name="Id">The member's main record.</param>
/// <param name="Relation">How the member stands to the person asked about.</param>
/// <param name="Record">The values; null where the actor may not see the member's record: then only the relation is told.</param>
public sealed record FamilyMember(Guid Id, Relation Relation, PersonRecord? Record);

/// <summary>A parent and a child.</summary>
/// <param name="Parent">The parent.</param>
/// <param name="Child">The child.</param>
/// <param name="Role">mother or father.</param>
/// <param name="Kind">birth or adoption; empty for all who may not see sealed records, so that it tells nothing.</param>
/// <param name="From">Since when; null as well for all who may not see sealed records.</param>
public sealed record KinView(Guid Parent, Guid Child, string Role, string Kind, DateOnly? From);

/// <summary>A marriage.</summary>
/// <param name="One">One spouse.</param>
/// <param name="Other">The other.</param>
/// <param name="From">The day of registration.</param>
/// <param name="To">The day it ended, or null.</param>
/// <param name="EndKind">divorce or death, or null.</param>
public sealed record MarriageView(Guid One, Guid Other, DateOnly From, DateOnly? To, string? EndKind);

/// <summary>Guardianship or custody.</summary>
/// <param name="Ward">Who is in care.</param>
/// <param name="Guardian">The person who cares, or null.</param>
/// <param name="Organisation">The organisation that cares, or null.</param>
/// <param name="Kind">guardianship or custody.</param>
/// <param name="From">Since when.</param>
public sealed record GuardianView(Guid Ward, Guid? Guardian, Guid? Organisation, string Kind, DateOnly From);

/// <summary>A pregnancy.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Mother">The mother.</param>
/// <param name="ExpectedOn">The expected day of birth.</param>
public sealed record PregnancyView(Guid Id, Guid Mother, DateOnly ExpectedOn);

/// <summary>A birth.</summary>
/// <param name="Id">The event.</param>
/// <param name="Child">The child.</param>
/// <param name="BornOn">The day.</param>
/// <param name="Ordinal">Which child of the birth, from 1.</param>
/// <param name="Plurality">How many children it brought.</param>
/// <param name="Place">Where, or null when unknown.</param>
/// <param name="Certificate">The certificate's number; null when there is none or the actor may not see the child's record.</param>
public sealed record BirthView(Guid Id, Guid Child, DateOnly BornOn, int Ordinal, int Plurality, PlaceCode? Place, string? Certificate);
