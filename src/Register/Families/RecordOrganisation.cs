using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>An organisation to be recorded: employer, childcare institution, hospital, welfare home.</summary>
/// <param name="Id">Its id, made by the sender: sent twice is recorded once.</param>
/// <param name="Code">The unified social credit code.</param>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it is, a word of the caller's code list.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record OrganisationReport(Guid Id, string Code, string Name, string Kind, PlaceCode Place, Source Source);

/// <summary>Records an organisation, or finds the one of that code. Codes and names of organisations are public.</summary>
public static class RecordOrganisation
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(RecordOrganisation));

    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <returns>The organisation and whether it is new, or why not: <c>ACC-0001</c>, <c>KRN-0005</c> to <c>KRN-0007</c>, <c>REG-0002</c>.</returns>
    public static async Task<Result<ActRecorded>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, OrganisationReport report)
    {
        var wrongCode = UnifiedSocialCreditCode.TryParse(report.Code, out var code, out var found) ? null : found;
        var name = report.Name.Trim();
        var problem = actor.Need(RegisterPermissions.Write) ?? wrongCode ?? (name.Length is 0 or > 200 ? RegisterProblems.NameLength(name.Length) : null);
        if (problem is not null)
        {
            return Acts.Refuse(unit, actor, "organisation", report.Id, problem);
        }

        if (await unit.Find<Guid?>(Sql["by-code"], new { Code = code.ToString() }) is { } known)
        {
            return Result<ActRecorded>.Success(new ActRecorded(known, IsNew: false));
        }

        var place = PlaceRange.Full(report.Place);
        var journal = new JournalDraft(unit, actor, report.Source, report.Id);
        journal.Add(Kinds.Organisation, report.Id, from: null, (Elements.Code, code.ToString()), (Elements.Name, name), (Elements.Kind, report.Kind), (Elements.Place, place));
        await CurrentState.Apply(unit, desk, journal.Entries);
        unit.Record(actor.Entry(place, "register.organisation.record", report.Id.Written()));
        return Result<ActRecorded>.Success(new ActRecorded(report.Id, IsNew: true));
    }
}
