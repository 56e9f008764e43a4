using Anyu.Casework;
using Anyu.Feel;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Cases;

/// <summary>A page on which people write what they send later: with a script it is kept while they write.</summary>
internal abstract class WritingPage : SignedInPage
{
    /// <summary>The longest text of one field.</summary>
    private const int TextCharsAtMost = 2000;

    /// <summary>What is posted with every act and is not written by anybody.</summary>
    private static readonly ImmutableArray<string> Carried = ["case", "command", "act", "step", FormFields.Token, FormFields.Quiet, FormFields.Revision];

    /// <summary>A field for a text of several lines, with what was written in it and not sent.</summary>
    private protected static void LongText(Html html, string id, Bilingual label, Draft draft, bool isNeeded) =>
        html.Add($"""<div class="field"><label for="{id}">{label}</label><div class="entry"><textarea id="{id}" name="text" rows="3" maxlength="{TextCharsAtMost}"{Html.Flag("required", isNeeded)}>{draft.Facts.GetValueOrDefault("text")}</textarea></div></div>""");

    /// <summary>Acts on a case; what was written for the act is then no longer kept, and nothing of the step once it is no longer open.</summary>
    private protected Task<Result<CaseState>> Send(CaseDesk desk, CaseView view, string step, string act, ActOnCase wanted) => Write(async unit =>
    {
        var done = await wanted.Run(desk, unit, Actor);
        if (done.Value is not { } state)
        {
            return done;
        }

        var isOver = state.Steps.GetValueOrDefault(step)?.Status != StepStatus.Open;
        foreach (var (key, draft) in await StepDrafts.Of(desk, unit, Actor, view.State.Id))
        {
            if (key.Step == step && (isOver || key.Act == act))
            {
                await Drafts.Drop(unit, Actor, draft.Id);
            }
        }

        return done;
    });

    /// <summary>What was written in a field and not sent; null when nothing was.</summary>
    private protected static string? WrittenIn(Draft draft, string name, FeelType type)
    {
        if (type is not FeelType.Date)
        {
            return draft.Facts.GetValueOrDefault(name);
        }

        var parts = new[] { "-year", "-month", "-day" }.Select(part => draft.Facts.GetValueOrDefault(name + part, "")).ToArray();
        return parts.All(part => part.Length == 0) ? null : string.Join('-', parts);
    }

    /// <summary>Keeps what is being written at a step of a case.</summary>
    private protected async Task<IActionResult> KeepStep(CaseDesk desk, Guid @case, string step, string act)
    {
        if (await Write(unit => StepDrafts.At(desk, unit, Actor, @case)) is not { } view || (step.Length > 0 && view.Service.Step(step) is null) || act.Length > 20)
        {
            return NotHere();
        }

        var empty = StepDrafts.Empty(Actor, view, step, act);
        var kept = await Read(unit => Drafts.Find(desk, unit, Actor, empty.Id)) ?? empty;
        var fields = Request.Form.Where(field => !Carried.Contains(field.Key, StringComparer.Ordinal)).Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()));
        return await KeepQuietly(desk, kept, kept with { Facts = fields.ToImmutableSortedDictionary(StringComparer.Ordinal) });
    }

    /// <summary>Keeps a draft for the script of its page.</summary>
    private protected async Task<IActionResult> KeepQuietly(CaseDesk desk, Draft kept, Draft written)
    {
        if (QuietSaving.IsTooLarge(Request))
        {
            return Stop(StatusCodes.Status413PayloadTooLarge, WebProblems.BodyTooLarge(QuietSaving.Bytes));
        }

        if (!QuietSaving.Saw(Request, kept.Revision))
        {
            return Stop(StatusCodes.Status409Conflict, Drafts.ChangedElsewhere());
        }

        var now = HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return await Write(unit => Drafts.Save(desk, unit, Actor, written)) is { } clash
            ? Stop(StatusCodes.Status409Conflict, clash)
            : QuietSaving.Answer(written with { Revision = written.Revision + 1, SavedAt = now }, now, View);
    }
}
