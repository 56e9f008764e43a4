using System.Text.Json;
using Anyu.Access;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>A case that carries out a benefit.</summary>
internal sealed record GrantRow(Guid CaseId, string Number, Guid Family, string Period, DateOnly DecidedOn, byte[] Body, string? Outcome, DateTimeOffset? LostAt)
{
    /// <summary>Whether somebody arranges it.</summary>
    public bool IsRunning => LostAt is null && Outcome is null;

    /// <summary>Whether it was arranged.</summary>
    public bool IsArranged => LostAt is null && Outcome == CaseFile.WordOf(CaseOutcome.Granted);

    /// <summary>Whether it stands: running or arranged.</summary>
    public bool IsLive => IsRunning || IsArranged;
}

/// <summary>Which determination each case carries out.</summary>
internal static class GrantRows
{
    private const string Body = "casework_grant.body";
    private const string ReceiptField = "casework_grant.receipt";

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(GrantRows));

    /// <summary>The cases of a benefit for a subject and a period, the first first.</summary>
    public static Task<IReadOnlyList<GrantRow>> Of(UnitOfWork unit, string benefit, string subject, string period) =>
        unit.Query<GrantRow>(Sql["of-subject"], new { Benefit = benefit, Subject = subject, Period = period });

    /// <summary>The cases of a family for years before one.</summary>
    public static Task<IReadOnlyList<GrantRow>> Before(UnitOfWork unit, Guid family, string year) => unit.Query<GrantRow>(Sql["of-earlier-years"], new { Family = family, Year = year });

    /// <summary>Notes which determination a case carries out.</summary>
    public static Task Add(CaseDesk desk, UnitOfWork unit, Guid id, Guid family, Standing standing, string receipt, long turn, DateOnly day) => unit.Execute(Sql["add"], new
    {
        CaseId = id, Family = family, standing.Benefit, standing.Subject, standing.Period, Turn = turn, Day = day,
        Body = Sealed(desk, id, standing), Receipt = desk.Cipher.Seal(receipt, ReceiptField, id),
    });

    /// <summary>Notes what was determined since, with its receipt; or that nothing is due any more.</summary>
    public static Task Change(CaseDesk desk, UnitOfWork unit, Guid id, Standing standing, string receipt, bool isLost) => unit.Execute(Sql["change"], new
    {
        CaseId = id, Body = Sealed(desk, id, standing), Receipt = desk.Cipher.Seal(receipt, ReceiptField, id), LostAt = isLost ? unit.Now : (DateTimeOffset?)null,
    });

    /// <summary>The determination that a case carries out.</summary>
    public static Standing StandingOf(CaseDesk desk, GrantRow row) => JsonSerializer.Deserialize<Standing>(desk.Cipher.Open(row.Body, Body, row.CaseId), CaseDesk.Form)!;

    /// <summary>Whether somebody reads a case as the other parent of the family whose benefit it carries out, and acts in it as its applicant does.</summary>
    public static async Task<bool> Shares(UnitOfWork unit, Guid @case, Actor actor) =>
        actor.Kind == ActorKind.Citizen && await unit.Get<long>(Sql["shares"], new { CaseId = @case, Readers = await OwnKeys.Of(unit, actor) }) > 0;

    private static byte[] Sealed(CaseDesk desk, Guid id, Standing standing) => desk.Cipher.Seal(JsonSerializer.Serialize(standing, CaseDesk.Form), Body, id);
}
