using Anyu.Access;
using Anyu.Feel;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>One person of the roster: what is on record and what was before, trainings; correcting, ending, recording a training.</summary>
[Needs(Face.Workbench, "access.roster.read")]
internal sealed class RosterPersonPage : SignedInPage
{
    public Task<IActionResult> OnGet(Guid id) => Show(id, null, "");

    public async Task<IActionResult> OnPost(Guid id)
    {
        var (problem, field) = Posted("do") switch
        {
            "correct" => await Correct(id),
            "train" => await Train(id),
            "withdraw" => (Guid.TryParse(Posted("training"), out var training) ? await Write(unit => new WithdrawTraining(training, id).Run(unit, Actor)) : WebProblems.NothingChosen(), ""),
            _ => (WebProblems.NothingChosen(), ""),
        };
        return problem is null ? SeeOther($"{RosterWords.Address}/persons/{id:D}") : await Show(id, problem, field);
    }

    private async Task<(Problem?, string)> Correct(Guid id)
    {
        var read = RosterForm.Read(Request.Form);
        if (read.Facts is not { } facts)
        {
            return (read.Problem, read.Field);
        }

        var seen = long.TryParse(Posted("seen"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        var command = new CorrectRosterPerson(Guid.CreateVersion7(), id, seen, facts);
        return (await Write(unit => command.Run(unit, Actor, Installation.Roster)), "name");
    }

    private async Task<(Problem?, string)> Train(Guid id)
    {
        var day = FieldReader.Day(Request.Form, "held");
        if ((day.Reading.Error ?? (day.Day is null ? WebProblems.NothingChosen() : null)) is { } unreadable)
        {
            return (unreadable, "held");
        }

        var hours = long.TryParse(Posted("hours"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var command = new RecordTraining(Guid.CreateVersion7(), id, new TrainingFacts(day.Day!.Value, Posted("subject"), hours, Posted("certificate")));
        return (await Write(unit => command.Run(unit, Actor)), "subject");
    }

    private async Task<IActionResult> Show(Guid id, Problem? problem, string field)
    {
        var opened = await Write(unit => Rosters.Open(unit, Actor, id));
        if (opened.Value is not { } history)
        {
            return NotHere();
        }

        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusOf(problem);
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, field.Length > 0 ? field : null)]);
        var now = history.Now;
        Begin(RosterWords.Address, new(now.Facts.Name, now.Facts.Name), PlaceName(now.PlaceCode));
        Body.Add($"""<p class="crumb"><a href="{RosterWords.Address}/{PlaceCode.Parse(now.PlaceCode).ToString()}">{("回到这里的名册", "Back to the roster of the place")}</a></p>""");
        Facts(now);
        Trainings(history);
        if (Actor.May(AccessPermissions.WriteRoster))
        {
            await CorrectForm(history, problem is not null && Posted("do") == "correct");
            TrainForm();
        }

        Past(history);
        return Page();
    }

    private void Facts(RosterPerson person)
    {
        var facts = person.Facts;
        Body.Add($"""
            <dl class="pairs"><dt>{("职责", "Duties")}</dt><dd>{RosterWords.Text(facts.Duties)}</dd><dt>{("报酬", "Pay")}</dt><dd>{RosterWords.Of(facts.Pay)}</dd>
            <dt>{("养老保障", "Pension arrangement")}</dt><dd>{RosterWords.Pension(Installation.Roster, facts.Pension)}</dd><dt>{("任职", "Since")}</dt><dd>{facts.Since}</dd>
            """);
        if (facts.Until is { } until)
        {
            Body.Add($"<dt>{("离任", "Until")}</dt><dd>{until}</dd>");
        }

        Body.Add($"</dl>");
    }

    private void Trainings(RosterHistory history)
    {
        Body.Add($"<h2>{("培训", "Trainings")}</h2>");
        if (history.Trainings.Count == 0)
        {
            Body.Add($"<p>{("没有记录。", "None on record.")}</p>");
            return;
        }

        var table = new StackedTable(Body, [new("内容", "Subject"), new("日期", "Day"), new("学时", "Hours"), new("证书", "Certificate"), new("记录", "Record")], StackedTable.Narrow.Pairs);
        table.Open(new("培训", "Trainings"));
        foreach (var training in history.Trainings)
        {
            table.Row(
                html => html.Add($"{training.Subject}"),
                html => html.Add($"{training.HeldOn}"),
                html => html.Add($"{(decimal)training.Hours}"),
                html => html.Add($"{(training.Certificate.Length > 0 ? training.Certificate : "—")}"),
                html => Withdrawal(history.Now.Id, training));
        }

        table.Close();
    }

    private void Withdrawal(Guid entry, Training training)
    {
        if (training.WithdrawnAt is not null)
        {
            Body.Add($"""<strong class="tag">{("已撤回", "withdrawn")}</strong>""");
        }
        else if (Actor.May(AccessPermissions.WriteRoster))
        {
            OpenForm($"{RosterWords.Address}/persons/{entry:D}").Add($"""<input type="hidden" name="training" value="{training.Id.ToString("D")}"><button class="link" name="do" value="withdraw">{("撤回", "Withdraw")}<span class="hide"> {training.Subject}</span></button></form>""");
        }
        else
        {
            Body.Add($"—");
        }
    }

    private async Task CorrectForm(RosterHistory history, bool again)
    {
        var now = history.Now;
        var place = PlaceCode.Parse(now.PlaceCode);
        var posts = place.Level == PlaceLevel.Township ? await Read(unit => Posts.Inside(unit, PlaceRange.Of(place))) : [];
        Body.Add($"""<details class="panel"{Html.Flag("open", again)}><summary>{("更正、离任", "Correct, or end the service")}</summary>""");
        OpenForm($"{RosterWords.Address}/persons/{now.Id:D}");
        Body.Add($"""<input type="hidden" name="seen" value="{(again ? Posted("seen") : now.Version.ToString(CultureInfo.InvariantCulture))}">""");
        RosterForm.Write(Body, again ? Posted : name => RosterForm.Value(now.Facts, name), Installation.Roster, posts);
        Body.Add($"""<p class="hint">{("填了离任日期，从那天起这里就上空白名单，直到有人接任。原来的记录都留着。", "With a last day the place stands on the blank list from then on until somebody is named. What was on record stays.")}</p><div class="actions"><button class="main" name="do" value="correct">{("保存", "Save")}</button></div></form></details>""");
    }

    private void TrainForm()
    {
        Body.Add($"""<details class="panel"{Html.Flag("open", Posted("do") == "train")}><summary>{("登记培训", "Record a training")}</summary>""");
        OpenForm($"{RosterWords.Address}/persons/{RouteData.Values["id"]}");
        FieldWriter.Write(Body, new Field("held", new("培训日期", "Day of the training"), new FeelType.Text()) { Value = Posted("held"), Hint = new("如 2025-03-01", "such as 2025-03-01") });
        FieldWriter.Write(Body, new Field("subject", new("培训内容", "Subject"), new FeelType.Text()) { Value = Posted("subject") });
        FieldWriter.Write(Body, new Field("hours", new("学时", "Hours"), new FeelType.Text()) { Value = Posted("hours") });
        FieldWriter.Write(Body, new Field("certificate", new("证书（没有的留空）", "Certificate (empty where there is none)"), new FeelType.Text()) { Value = Posted("certificate") });
        Body.Add($"""<div class="actions"><button class="main" name="do" value="train">{("登记培训", "Record the training")}</button></div></form></details>""");
    }

    private void Past(RosterHistory history)
    {
        if (history.Versions.Count < 2)
        {
            return;
        }

        Body.Add($"""<details><summary>{($"以前的记录（{history.Versions.Count - 1}）", $"Earlier records ({history.Versions.Count - 1})")}</summary><ul class="list">""");
        foreach (var version in history.Versions.Skip(1))
        {
            Body.Add($"<li><p>{Time(version.RecordedAt)} {version.Facts.Name}</p>");
            Facts(version);
            Body.Add($"</li>");
        }

        Body.Add($"</ul></details>");
    }
}
