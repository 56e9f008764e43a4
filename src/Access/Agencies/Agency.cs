using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>A government unit or an institution 部门、机构: who answers for cases, and where.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name in both languages.</param>
/// <param name="Kind">What it does, one of the kinds of <c>content/roles</c>: <c>health</c>, <c>police</c>, <c>hospital</c> …</param>
/// <param name="PlaceCode">Its place, twelve digits.</param>
/// <param name="IsOpen">Whether it still works; nobody acts for a closed one.</param>
public sealed record Agency(Guid Id, Bilingual Name, string Kind, string PlaceCode, bool IsOpen);

/// <summary>An agency as a row.</summary>
internal sealed record AgencyRow(Guid Id, string NameZh, string NameEn, string Kind, string PlaceCode, DateTimeOffset? ClosedAt)
{
    public Agency Agency => new(Id, new(NameZh, NameEn), Kind, PlaceCode, ClosedAt is null);
}
