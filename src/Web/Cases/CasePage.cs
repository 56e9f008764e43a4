using Anyu.Casework;
using Anyu.Feel;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Cases;

/// <summary>
/// One case as staff see it, rendered from its definition: what is stated, where each step stands, and the acts that the step allows. A clean case is
/// decided with the return key: the button that does the step has the focus.
/// </summary>
internal abstract class CasePage : WritingPage
{
    /// <summary>The face's first page.</summary>
    protected abstract string Root { get; }

    /// <summary>The face that has records to open.</summary>
    private const string Persons = "/workbench";

    private CaseDesk Desk => HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Cases;

    private IReadOnlyDictionary<(string Step, string Act), Draft> written = ImmutableDictionary<(string Step, string Act), Draft>.Empty;

    private DateTimeOffset Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    private DateOnly Today => CaseDesk.DayOf(Now);

    public Task<IActionResult> OnGet(Guid id, string? step) => Show(id, step ?? "", []);

    /// <summary>Does what the button says.</summary>
    public async Task<IActionResult> OnPost(Guid id, string? step)
    {
        if (QuietSaving.IsAsked(Request))
        {
            return await KeepStep(Desk, id, step ?? "", Posted("act"));
        }

        if (step is null || !Guid.TryParse(Posted("command"), out var command) || await Write(unit => ReadCase.Run(Desk, unit, Actor, id)) is not { } view || Command(view, step) is not { } wanted)
        {
            return NotHere();
        }

        var done = await Send(Desk, view, step, Posted("act"), new ActOnCase(command, id, wanted));
        if (done.Value is not { } state)
        {
            return await Show(id, step, done.Problems);
        }

        return state.Steps[step].Status == StepStatus.Open ? SeeOther($"{Root}/cases/{id:D}/{step}") : SeeOther($"{Root}/tasks?done={state.Number}");
    }

    private Func<Party, CaseCommand>? Command(CaseView view, string step)
    {
        var text = Posted("text");
        return Posted("act") switch
        {
            "claim" => party => new Claim(party, step),
            "release" => party => new Release(party, step),
            "accept" => party => new Accept(party, step, Given(view, step)),
            "refuse" => party => new Refuse(party, step, Posted("ground"), text),
            "return" => party => new Return(party, step, text),
            "uphold" => party => new DecideReview(party, step, Upheld: true, text),
            "overturn" => party => new DecideReview(party, step, Upheld: false, text),
            "pause" => party => new PauseClock(party, step, Posted("reason")),
            "resume" => party => new ResumeClock(party, step),
            "extend" => party => new ExtendClock(party, step, Posted("reason")),
            _ => null,
        };
    }

    private ImmutableSortedDictionary<string, string> Given(CaseView view, string step)
    {
        var given = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var fact in view.Service.Step(step)?.Gives ?? [])
        {
            var reading = FieldReader.Read(Request.Form, fact.Replace('.', '-'), view.Service.Element(fact)!.Type);
            if ((reading.Answer ?? reading.Written) is { } value)
            {
                given[fact] = value;
            }
        }

        return given.ToImmutable();
    }

    private async Task<IActionResult> Show(Guid id, string step, ImmutableArray<Problem> problems)
    {
        if (await Write(unit => ReadCase.Run(Desk, unit, Actor, id)) is not { } view)
        {
            return NotHere();
        }

        written = await Read(unit => StepDrafts.Of(Desk, unit, Actor, id));
        var persons = view.State.Steps.GetValueOrDefault(step)?.Holder?.Id == Actor.EvidenceName ? await Read(unit => CasePurposes.Persons(Desk, unit, view.State)) : [];
        Response.StatusCode = problems.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        ProblemWriter.Summary(Body, [.. problems.Select(p => (p, (string?)null))]);
        Begin($"{Root}/tasks", view.Title);
        Body.Add($"""<p class="meta"><span>{("办件号", "Number")} <span class="code">{view.State.Number}</span></span><span>{view.State.SubmittedOn}</span><span>{PlaceName(view.State.Place.ToString())}</span></p>""");
        if (view.Service.Step(step) is { } task)
        {
            Acts(view, task, problems.IsEmpty);
        }

        Body.Add($"<h2>{("填写的内容", "What is stated")}</h2>");
        foreach (var warning in view.State.Warnings.Select(w => view.Service.Rules.FirstOrDefault(r => r.Id == w)).OfType<RuleDefinition>())
        {
            Body.Add($"""<p><strong class="tag soon">{("注意", "note")}</strong> {warning.Say}</p>""");
        }

        CaseWriter.Facts(Body, view.Service, view.State.Facts, Library);
        Records(view, persons);
        Body.Add($"<h2>{("各环节", "Steps")}</h2>");
        CaseWriter.Progress(Body, view);
        CaseWriter.Steps(Body, view, Today, Library.Book);
        CaseWriter.Grounds(Body, Library.Book, view.Service.Grounds);
        return Page();
    }

    /// <summary>Who holds the task may open the records of its persons: the task is the purpose.</summary>
    private void Records(CaseView view, ImmutableArray<CasePerson> persons)
    {
        if (!persons.IsEmpty && Root == Persons)
        {
            Body.Add($"<h3>{("登记记录", "Register records")}</h3><ul>");
            Body.Each(persons, (h, p) => h.Add($"""<li><a href="{Persons}/persons/{p.Person.ToString("D")}">{view.Service.Form.Field(p.Subject + ".name")?.Ask ?? new Bilingual("孩子", "The child")}</a></li>""")).Add($"</ul>");
        }
    }

    private void Acts(CaseView view, StepDefinition step, bool isFresh)
    {
        var own = view.State.Steps[step.Id];
        Body.Add($"""<section class="panel" aria-labelledby="act"><h2 id="act">{step.Title}</h2><p class="meta"><strong class="tag {CaseWords.TagOf(own.Status)}">{CaseWords.Of(own.Status)}</strong>""");
        if (CaseWords.Of(own.Clock, Today) is { } clock)
        {
            Body.Add($" <span>{clock}</span>");
        }

        Body.Add($"</p>");
        if (own is { Decider: { } decider, DecidedOn: { } on } && own.Status is not StepStatus.Open)
        {
            Body.Add($"<p>{($"{decider.Words().Zh}于 {View.Day(on)} 办理。", $"Decided by {decider.Words().En} on {View.Day(on)}.")}</p>");
        }

        if (own.Status == StepStatus.InReview)
        {
            Review(view, step);
        }
        else if (own.Status == StepStatus.Open)
        {
            Open(view, step, own, isFresh);
        }

        Body.Add($"</section>");
    }

    private void Open(CaseView view, StepDefinition step, StepState own, bool isFresh)
    {
        var isMine = own.Holder?.Id == Actor.EvidenceName;
        if (own.Holder is { } holder && !isMine)
        {
            Body.Add($"<p>{($"{holder.Words().Zh}已领取。", $"Taken by {holder.Words().En}.")}</p>");
        }

        if (own.Proposer is { } proposer)
        {
            Body.Add($"<p>{($"{proposer.Words().Zh}提出了结果，要由另一人确认。", $"{proposer.Words().En} proposed the result; another person confirms.")}</p>");
        }

        Form(view, step, "accept");
        var draft = WrittenAt(view, step, "accept");
        foreach (var fact in step.Gives)
        {
            var element = view.Service.Element(fact)!;
            var name = fact.Replace('.', '-');
            FieldWriter.Write(Body, new Field(name, element.Label, element.Type)
            {
                Long = element.Long,
                Value = WrittenIn(draft, name, element.Type) ?? own.Proposed.GetValueOrDefault(fact) ?? view.State.Facts[fact],
                Options = element.Type is FeelType.Code code ? view.Service.Scope.Schema.FindCodeList(code.ListId)!.Items : [],
            });
        }

        if (!step.Gives.IsEmpty)
        {
            QuietSaving.Line(Body, draft, Now);
        }

        Body.Add($"""<div class="actions"><button class="main"{Html.Flag("autofocus", isFresh && step.Gives.IsEmpty)}>{(own.Proposer is null ? ("办好", "Done") : ("确认", "Confirm"))}</button></div></form>""");
        Hold(view, step, isMine, own.Holder is null);
        Turn(view, step);
        Clock(view, step, own);
    }

    private void Hold(CaseView view, StepDefinition step, bool isMine, bool isFree)
    {
        if (isMine || isFree)
        {
            Form(view, step, isMine ? "release" : "claim");
            Body.Add($"""<button class="quiet">{(isMine ? ("退回队列", "Give it back") : ("领取，先不办", "Take it, decide later"))}</button></form>""");
        }
    }

    private void Turn(CaseView view, StepDefinition step)
    {
        if (step.Returns)
        {
            Body.Add($"<details{Html.Flag("open", WrittenAt(view, step, "return").Revision > 0)}><summary>{("退回补正", "Return for correction")}</summary>");
            Form(view, step, "return");
            Text(view, step, "return", new("请当事人改什么", "What the applicant should correct"), isNeeded: true);
            Body.Add($"""<button class="quiet">{("退回", "Return")}</button></form></details>""");
        }

        if (step.Refusals.IsEmpty)
        {
            return;
        }

        Body.Add($"<details{Html.Flag("open", WrittenAt(view, step, "refuse").Revision > 0)}><summary>{("不予办理", "Refuse")}</summary>");
        Form(view, step, "refuse");
        Body.Add($"<fieldset><legend>{("理由", "Ground")}</legend><div class=\"choices\">");
        foreach (var refusal in step.Refusals.Select(view.Service.Refusal).OfType<RefusalDefinition>())
        {
            Body.Add($"""<div class="choice"><input type="radio" id="ground-{refusal.Id}" name="ground" value="{refusal.Id}"{Html.Flag("checked", WrittenAt(view, step, "refuse").Facts.GetValueOrDefault("ground") == refusal.Id)}><label for="ground-{refusal.Id}">{refusal.Title}</label></div>""");
        }

        Body.Add($"</div></fieldset>");
        Text(view, step, "refuse", new("补充说明（可以不填）", "More (may be left out)"), isNeeded: false);
        Body.Add($"""<button class="quiet">{("不予办理", "Refuse")}</button></form></details>""");
    }

    private void Clock(CaseView view, StepDefinition step, StepState own)
    {
        if (own.Clock?.PausedOn is not null)
        {
            Form(view, step, "resume");
            Body.Add($"""<button class="quiet">{("恢复计时", "Let the clock run")}</button></form>""");
        }

        Reasons(view, step, "pause", own.Clock?.PausedOn is null ? step.Clock?.Pauses.Select(p => (p.Id, p.Title)) : null, new("暂停计时", "Stop the clock"));
        Reasons(view, step, "extend", step.Clock?.Extensions.Where(e => own.Clock?.Extended.Contains(e.Id, StringComparer.Ordinal) != true).Select(e => (e.Id, e.Title)), new("延长期限", "Make the limit longer"));
    }

    private void Reasons(CaseView view, StepDefinition step, string act, IEnumerable<(string Id, Bilingual Title)>? reasons, Bilingual label)
    {
        foreach (var (id, title) in reasons ?? [])
        {
            Form(view, step, act);
            Body.Add($"""<button class="quiet" name="reason" value="{id}">{label}{("：", ": ")}{title}</button></form>""");
        }
    }

    private void Review(CaseView view, StepDefinition step)
    {
        foreach (var (act, label) in new[] { ("uphold", new Bilingual("维持不予", "The refusal stands")), ("overturn", new Bilingual("撤销，重新办理", "Overturn; it is done again")) })
        {
            Form(view, step, act);
            Text(view, step, act, new("理由", "Reason"), isNeeded: true);
            Body.Add($"""<button class="quiet">{label}</button></form>""");
        }
    }

    private Draft WrittenAt(CaseView view, StepDefinition step, string act) => written.GetValueOrDefault((step.Id, act)) ?? StepDrafts.Empty(Actor, view, step.Id, act);

    private void Text(CaseView view, StepDefinition step, string act, Bilingual label, bool isNeeded)
    {
        var draft = WrittenAt(view, step, act);
        LongText(Body, $"{act}-text", label, draft, isNeeded);
        QuietSaving.Line(Body, draft, Now);
    }

    private void Form(CaseView view, StepDefinition step, string act)
    {
        OpenForm($"{Root}/cases/{view.State.Id:D}/{step.Id}");
        Body.Add($"""<input type="hidden" name="command" value="{Guid.CreateVersion7().ToString("D")}"><input type="hidden" name="act" value="{act}">""");
    }
}
