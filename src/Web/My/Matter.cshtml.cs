using Anyu.Access;
using Anyu.Casework;
using Anyu.Feel;
using Anyu.Register;
using Anyu.Web.Cases;
using Anyu.Web.Portal.Check;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.My;

/// <summary>One thread for one matter: how far each part is, what is asked of the family, letters and messages.</summary>
[Needs(Face.Portal, "own.matter.read")]
internal sealed class MatterPage : WritingPage
{
    private CaseDesk Desk => HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Cases;

    private RegisterDesk Register => HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Register;

    private readonly Dictionary<(Guid Case, string Step, string Act), Draft> written = [];

    private DateTimeOffset Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    private DateOnly Today => CaseDesk.DayOf(Now);

    public Task<IActionResult> OnGet(Guid id, string? sent) => Show(id, sent, []);

    /// <summary>Confirms, answers, corrects, withdraws, asks for a review or rates, as the button says.</summary>
    public Task<IActionResult> OnPost(Guid id) => Posted("act") switch
    {
        var act when QuietSaving.IsAsked(Request) => Guid.TryParse(Posted("case"), out var @case) ? KeepStep(Desk, @case, Posted("step"), act) : Task.FromResult<IActionResult>(NotHere()),
        "confirm" => Confirm(id),
        "answer" => Answer(id),
        _ => Act(id),
    };

    /// <summary>The family confirms what it was offered.</summary>
    private async Task<IActionResult> Confirm(Guid id) =>
        await Write(unit => new ConfirmOffer(id, Posted("benefit"), Posted("subject")).Run(Desk, unit, Actor)) is { } problem
            ? await Show(id, null, [problem])
            : SeeOther($"/my/matters/{id:D}");

    /// <summary>The family answers a question of its thread.</summary>
    private async Task<IActionResult> Answer(Guid id)
    {
        var path = Posted("path");
        if (await Write(unit => FamilyThread.Read(Desk, Register, unit, Actor, id)) is not { } thread || thread.Questions.FirstOrDefault(asked => asked.Path == path) is not { } question)
        {
            return NotHere();
        }

        var read = FieldReader.Read(Request.Form, FamilyThreadWriter.NameOf(path), question.Type);
        var (answer, problem) = (read.Answer, read.Error);
        if (read.Answer is { } written && question.Type is FeelType.Place)
        {
            (answer, var candidates, problem) = new PlaceFinder(Library.Book).Find(written);
            problem ??= candidates.IsEmpty ? null : WebProblems.SeveralPlaces(written, candidates.Length);
        }

        problem ??= answer is null ? WebProblems.NothingChosen() : (await Write(unit => ZeroApplication.Answer(Desk, Register, unit, Actor, id, path, answer))).Problems.FirstOrDefault();
        return problem is null ? SeeOther($"/my/matters/{id:D}") : await Show(id, null, [problem], (path, read.Written, problem));
    }

    private async Task<IActionResult> Act(Guid id)
    {
        if (!Guid.TryParse(Posted("case"), out var @case) || !Guid.TryParse(Posted("command"), out var command) || await Write(unit => ReadCase.Matter(Desk, unit, Actor, id)) is not { } matter)
        {
            return NotHere();
        }

        if (matter.Cases.FirstOrDefault(c => c.State.Id == @case) is not { } view || Command(view.Service) is not { } wanted)
        {
            return NotHere();
        }

        var done = await Send(Desk, view, Posted("step"), Posted("act"), new ActOnCase(command, @case, wanted));
        return done.Succeeded ? SeeOther($"/my/matters/{id:D}") : await Show(id, null, done.Problems);
    }

    private Func<Party, CaseCommand>? Command(ServiceDefinition service)
    {
        var (step, text) = (Posted("step"), Posted("text"));
        return Posted("act") switch
        {
            "correct" => party => new Correct(party, step, Stated(service)),
            "withdraw" => party => new Withdraw(party, step),
            "review" => party => new AskReview(party, step, text),
            "rate" => party => new Rate(party, int.TryParse(Posted("score"), CultureInfo.InvariantCulture, out var score) ? score : 0, text),
            _ => null,
        };
    }

    /// <summary>The facts that were changed in the form.</summary>
    private ImmutableSortedDictionary<string, string> Stated(ServiceDefinition service)
    {
        var stated = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var field in service.Form.Fields.Where(f => f.Compute is null))
        {
            var reading = FieldReader.Read(Request.Form, field.Fact.Replace('.', '-'), service.Element(field.Fact)!.Type);
            if ((reading.Answer ?? reading.Written) is { } value)
            {
                stated[field.Fact] = value;
            }
        }

        return stated.ToImmutable();
    }

    private async Task<IActionResult> Show(Guid id, string? sent, ImmutableArray<Problem> problems, (string Path, string? Written, Problem Problem)? wrong = null)
    {
        if (await Write(unit => ReadCase.Matter(Desk, unit, Actor, id)) is not { } matter)
        {
            return NotHere();
        }

        Response.StatusCode = problems.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        ProblemWriter.Summary(Body, [.. problems.Select(p => (p, wrong is { } failed ? FamilyThreadWriter.NameOf(failed.Path) : null))]);
        Begin("/my", matter.Title);
        if (sent is not null)
        {
            Body.Add($"""<div class="panel" role="status"><p class="what">{("已经提交。", "It was sent.")}</p><p>{("办件号 ", "Number ")}<span class="code">{sent}</span></p></div>""");
        }

        if (await Write(unit => FamilyThread.Read(Desk, Register, unit, Actor, id)) is { } thread)
        {
            new FamilyThreadWriter(this, id).Write(thread, wrong);
        }

        foreach (var view in matter.Cases)
        {
            foreach (var (key, draft) in await Read(unit => StepDrafts.Of(Desk, unit, Actor, view.State.Id)))
            {
                written[(view.State.Id, key.Step, key.Act)] = draft;
            }

            Case(id, view, matter.Cases.Length > 1);
        }

        Messages(matter);
        return Page();
    }

    private void Case(Guid matter, CaseView view, bool isOneOfSeveral)
    {
        Body.Add($"""<section class="panel" aria-labelledby="case-{view.State.Number}"><h2 id="case-{view.State.Number}">{(isOneOfSeveral || view.Service.Names is not null ? view.Title : new Bilingual("办到哪里了", "How far it is"))}</h2><p class="meta"><span>{("办件号", "Number")} <span class="code">{view.State.Number}</span></span><span>{view.State.SubmittedOn}</span></p>""");
        CaseWriter.Progress(Body, view);
        CaseWriter.Steps(Body, view, Today, Library.Book, (step, own) => Mend(matter, view, step, own));
        Letters(view);
        Body.Add($"<details><summary>{("填写的内容", "What was stated")}</summary>");
        CaseWriter.Facts(Body, view.Service, view.State.Facts, Library);
        Body.Add($"</details>");
        CaseWriter.Grounds(Body, Library.Book, view.Service.Grounds);
        End(matter, view);
        Body.Add($"</section>");
    }

    /// <summary>What the family can do about one step.</summary>
    private void Mend(Guid matter, CaseView view, StepDefinition step, StepState own)
    {
        if (own.Status == StepStatus.Returned || (own.Status == StepStatus.Refused && step.Mendable))
        {
            Body.Add($"""<details{Html.Flag("open", own.Status == StepStatus.Returned)}><summary>{("改正后重新办这一项", "Correct it and start this part again")}</summary>""");
            Form(matter, view, "correct", step.Id);
            foreach (var field in view.Service.Form.Fields.Where(f => f.Compute is null && view.State.Facts[f.Fact] is not null))
            {
                var element = view.Service.Element(field.Fact)!;
                FieldWriter.Write(Body, new Field(field.Fact.Replace('.', '-'), field.Ask, element.Type)
                {
                    Long = element.Long,
                    Value = view.State.Facts[field.Fact],
                    Options = element.Type is FeelType.Code code ? view.Service.Scope.Schema.FindCodeList(code.ListId)!.Items : [],
                });
            }

            Body.Add($"""<div class="actions"><button class="main">{("改正并重新提交", "Correct and send again")}</button></div></form></details>""");
        }

        if (own.Status == StepStatus.Refused)
        {
            if (view.Service.Review is { } review)
            {
                Body.Add($"<details{Html.Flag("open", WrittenAt(view, step.Id, "review").Revision > 0)}><summary>{("申请复核", "Ask for a review")}</summary><p>{($"可以在不予之日起 {review.WithinDays} 日内申请。", $"Possible within {review.WithinDays} days of the refusal.")}</p>");
                Form(matter, view, "review", step.Id);
                Text(view, step.Id, "review", $"text-{step.Id}", new("为什么应当办", "Why it should be done"), isNeeded: true);
                Body.Add($"""<button class="quiet">{("申请复核", "Ask for a review")}</button></form></details>""");
            }

            Form(matter, view, "withdraw", step.Id);
            Body.Add($"""<button class="quiet">{("撤回这一项", "Withdraw this part")}</button></form>""");
        }
    }

    private void Letters(CaseView view)
    {
        if (view.Letters.IsEmpty)
        {
            return;
        }

        Body.Add($"<h3>{("文书", "Letters")}</h3><ul>");
        Body.Each(view.Letters, static (h, l) => h.Add($"""<li><a href="/my/letters/{l.Id.ToString("D")}">{l.Text.Title}</a> <span class="small">{Time(l.IssuedAt)}</span></li>""")).Add($"</ul>");
    }

    private void End(Guid matter, CaseView view)
    {
        if (view.State.Outcome is null && FormCheck.Withdrawal(view.Service, view.State.Facts, Today) is { } stays)
        {
            Body.Add($"<p>{stays.What} {stays.Mend}</p>");
        }
        else if (view.State.Outcome is null)
        {
            Body.Add($"<details><summary>{("撤回整个申请", "Withdraw the application")}</summary>");
            Form(matter, view, "withdraw", "");
            Body.Add($"""<p>{("已经办好的部分不变；没有办好的部分停止，已经发出的会通知对方。", "What is done stays; the rest stops, and agencies that were asked are told.")}</p><button class="quiet">{("撤回", "Withdraw")}</button></form></details>""");
        }
        else if (view.State.Rating is { } given)
        {
            Body.Add($"<p>{("您的评价：", "Your rating: ")}{given}/5</p>");
        }
        else
        {
            Form(matter, view, "rate", "");
            Body.Add($"""<fieldset><legend>{("评价这次办理（好差评）", "Rate this service")}</legend><div class="choices">""");
            foreach (var (score, label) in Scores)
            {
                Body.Add($"""<div class="choice"><input type="radio" id="score-{view.State.Number}-{score}" name="score" value="{score}"><label for="score-{view.State.Number}-{score}">{label}</label></div>""");
            }

            Body.Add($"""</div></fieldset>""");
            Text(view, "", "rate", $"rate-{view.State.Number}", new("想说的话（可以不填）", "Anything to add (may be left out)"), isNeeded: false);
            Body.Add($"""<button class="quiet">{("评价", "Rate")}</button></form>""");
        }
    }

    private Draft WrittenAt(CaseView view, string step, string act) => written.GetValueOrDefault((view.State.Id, step, act)) ?? StepDrafts.Empty(Actor, view, step, act);

    private void Text(CaseView view, string step, string act, string id, Bilingual label, bool isNeeded)
    {
        var draft = WrittenAt(view, step, act);
        LongText(Body, id, label, draft, isNeeded);
        QuietSaving.Line(Body, draft, Now);
    }

    private static readonly ImmutableArray<(int Score, Bilingual Label)> Scores =
    [
        (5, new("非常满意", "Very good")), (4, new("满意", "Good")), (3, new("基本满意", "Fair")), (2, new("不满意", "Poor")), (1, new("非常不满意", "Very poor")),
    ];

    private void Form(Guid matter, CaseView view, string act, string step)
    {
        OpenForm($"/my/matters/{matter:D}");
        Body.Add($"""<input type="hidden" name="case" value="{view.State.Id.ToString("D")}"><input type="hidden" name="command" value="{Guid.CreateVersion7().ToString("D")}"><input type="hidden" name="act" value="{act}"><input type="hidden" name="step" value="{step}">""");
    }

    private void Messages(MatterView matter)
    {
        Body.Add($"<h2>{("消息", "Messages")}</h2><ol class=\"list\" reversed>");
        foreach (var message in matter.Messages.Reverse())
        {
            Body.Add($"""<li><p class="meta"><span>{Time(message.SentAt)}</span></p><p>{message.Text}</p></li>""");
        }

        Body.Add($"</ol>");
    }
}
