using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>
/// What somebody wrote at a step and has not sent: the reason of a refusal, what to correct, why a refusal should be reviewed. Kept like a draft, one for
/// each writer, step and act, until it is sent.
/// </summary>
public static class StepDrafts
{
    private const string Mark = "step/";

    /// <summary>An empty one, to be saved as the first.</summary>
    public static Draft Empty(Actor actor, CaseView view, string step, string act)
    {
        var page = $"{PagesOf(view.State.Id)}{step}/{act}";
        return new Draft(NamedId.Of("draft", $"{CaseDesk.KeyOf(actor)} {page}"), view.Service.Id, page, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), default, 0);
    }

    /// <summary>What the actor wrote in a case that the actor reads, by step and act.</summary>
    public static async Task<IReadOnlyDictionary<(string Step, string Act), Draft>> Of(CaseDesk desk, UnitOfWork unit, Actor actor, Guid @case)
    {
        var pages = PagesOf(@case);
        return (await Drafts.OfCase(desk, unit, actor, pages)).ToDictionary(draft => draft.Page[pages.Length..].Split('/') is [var step, var act] ? (step, act) : (draft.Page, ""));
    }

    /// <summary>
    /// The case at which something is being written; null for every case that is not the actor's to see. Nothing of it is given out, so that only a refusal
    /// is recorded: a row for every pause in typing would bury the readings.
    /// </summary>
    public static async Task<CaseView?> At(CaseDesk desk, UnitOfWork unit, Actor actor, Guid @case)
    {
        var open = await CaseFile.Open(desk, unit, @case);
        if (open is not null && await CaseSight.Sees(unit, open, actor))
        {
            return new CaseView(open.Service, open.State, open.Row.Matter, []);
        }

        unit.Record(actor.Entry(open?.Row.PlaceCode ?? PlaceRange.Full(PlaceCode.Nation), "case.read-refused", @case.ToString("D")));
        return null;
    }

    private static string PagesOf(Guid @case) => $"{Mark}{@case:D}/";
}
