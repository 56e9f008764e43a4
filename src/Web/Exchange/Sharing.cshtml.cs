using Anyu.Access;
using Anyu.Casework;
using Anyu.Exchange;
using Anyu.Feel;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;
using Anyu.Web.Workbench;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Exchange;

/// <summary>The sharing catalogue: who gives what to whom, for which purpose, on which sentence, and how fresh it is. Requests are answered from it and recorded.</summary>
[Needs(Face.Workbench, "exchange.watch")]
internal sealed class SharingPage : SignedInPage
{
    private const string Address = "/workbench/sharing";

    private ServiceShelf Shelf => HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Cases.Shelf;

    private SystemBook Systems => HttpContext.RequestServices.GetRequiredService<ExchangeOffice>().Of(Installation).Desk.Systems;

    public Task<IActionResult> OnGet() => Show(null, null);

    /// <summary>Answers a request, or notes a delivery.</summary>
    public Task<IActionResult> OnPost() => Posted("do") == "note" ? Note() : Ask();

    private async Task<IActionResult> Ask()
    {
        var request = new AskForData(Guid.CreateVersion7(), Posted("consumer"), Posted("purpose"), Ticked("facts"));
        var answer = await Write(unit => request.Run(Shelf, unit, Actor));
        return answer.Value is { } shares
            ? await Show(null, new($"目录里有约定：{string.Join("、", shares.Select(share => share.Title.Zh))}。已记录。", $"The catalogue has an agreement: {string.Join(", ", shares.Select(share => share.Title.En))}. Recorded."))
            : await Show(answer.Problems[0], null);
    }

    private async Task<IActionResult> Note()
    {
        var share = Shelf.Sharing.Shares.FirstOrDefault(known => known.Id == Posted("share"));
        if (Actor.Need(ExchangePermissions.Write) is { } refused)
        {
            return await Show(refused, null);
        }

        if (share is null || !long.TryParse(Posted("read"), NumberStyles.None, CultureInfo.InvariantCulture, out var read) || !long.TryParse(Posted("matched"), NumberStyles.None, CultureInfo.InvariantCulture, out var matched) || matched > read)
        {
            return await Show(share is null ? WebProblems.NothingChosen() : WebProblems.NotANumber(Posted("read") + " " + Posted("matched")), null);
        }

        var id = Guid.TryParse(Posted("id"), out var sent) ? sent : Guid.CreateVersion7();
        await Write(unit => new NoteDelivery(id, share.Id, read, matched).Run(Shelf, unit, Actor));
        return SeeOther(Address);
    }

    private async Task<IActionResult> Show(Problem? problem, Bilingual? done)
    {
        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusOf(problem);
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, null)]);
        Begin(Address, new("部门共享目录", "Sharing catalogue"), new("谁向谁提供什么、为什么用、依据哪一句、多新、对上多少。更新周期文件没有规定，为暂定。", "Who gives what to whom, why, on which sentence, how fresh, how much matched. No document states how often; the days are provisional."));
        if (done is { } said)
        {
            Body.Add($"""<p role="status" class="lead">{said}</p>""");
        }

        var (tables, systems, requests, refused) = await Read(async unit => (
            await Deliveries.OfTables(unit, Actor), await Deliveries.OfSystems(unit, Actor, Systems), await DataRequests.Last(unit, Actor), await DataRequests.RefusedSince(unit, Actor, unit.Now.AddYears(-1))));
        Catalogue(share => (share.System is { } system ? systems.GetValueOrDefault(system) : tables.GetValueOrDefault(share.Id)) ?? FeedState.Never);
        var today = ChinaDay.Today(HttpContext.RequestServices.GetRequiredService<TimeProvider>());
        var (from, to) = ChildFileTable.SpanOf(today);
        if ((await Write(unit => CountChildFiles.Run(Shelf, unit, Actor, from, to))).Value is { With.IsEmpty: false } files)
        {
            ChildFileTable.Write(Body, files, today);
        }

        Compliance(await Read(unit => ComplianceScan.Run(Shelf, unit)), refused);
        Requests(requests);
        if (Actor.May(ExchangePermissions.Write))
        {
            AskForm();
            NoteForm();
        }

        return Page();
    }

    private void Catalogue(Func<ShareDefinition, FeedState> stateOf)
    {
        var today = ChinaDay.Today(HttpContext.RequestServices.GetRequiredService<TimeProvider>());
        var stale = Shelf.Sharing.Shares.Count(share => stateOf(share).IsStale(share.EveryDays, today));
        Body.Add($"""<p class="lead">{($"{Shelf.Sharing.Shares.Length} 项约定，其中 {stale} 项超过周期没有更新。", $"{Shelf.Sharing.Shares.Length} agreements; {stale} of them were not updated within their days.")}</p>""");
        foreach (var share in Shelf.Sharing.Shares)
        {
            var state = stateOf(share);
            Body.Add($"""<details class="panel" id="{share.Id}"><summary>{share.Title} {StaleTag(state.IsStale(share.EveryDays, today))}</summary>""");
            Body.Add($"""
                <dl class="pairs"><dt>{("提供", "Gives")}</dt><dd>{Agency(share.Provider)}</dd>
                <dt>{("使用", "Gets")}</dt><dd>{Agency(share.Consumer)}</dd>
                <dt>{("用途", "Purpose")}</dt><dd>{Shelf.Sharing.PurposeOf(share.Purpose)!.Title}</dd>
                <dt>{("数据", "Data")}</dt><dd>{Named(share.Facts)}</dd>
                <dt>{("依据", "Ground")}</dt><dd><q lang="zh-CN">{string.Join('…', share.Ground.Quotes)}</q> <a href="/law/{share.Ground.Document}#{share.Ground.Article}">{Library.Book.Documents[share.Ground.Document].Title} {share.Ground.Article}</a></dd>
                <dt>{("周期", "Every")}</dt><dd>{($"{share.EveryDays} 天", share.EveryDays == 1 ? "day" : $"{share.EveryDays} days")}</dd>
                <dt>{("最近更新", "Last update")}</dt><dd>{LastOf(state)}</dd>
                <dt>{("匹配率", "Match rate")}</dt><dd>{RateOf(share, state)}</dd></dl></details>
                """);
        }
    }

    private Html StaleTag(bool isStale) => isStale ? new Html(View).Add($"""<span class="tag no">{("超期未更新", "Stale")}</span>""") : new Html(View);

    private Bilingual Named(IEnumerable<string> facts)
    {
        var labels = facts.Select(Label).ToList();
        return new(string.Join("、", labels.Select(label => label.Zh)), string.Join(", ", labels.Select(label => label.En)));
    }

    private static Bilingual LastOf(FeedState state) => state.LastOn is { } last
        ? new(last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : new("没有收到过", "Never");

    /// <summary>With its count and denominator; none where nothing arrived.</summary>
    private static Bilingual RateOf(ShareDefinition share, FeedState state)
    {
        if (state.Read == 0)
        {
            return new("—", "—");
        }

        var rate = string.Create(CultureInfo.InvariantCulture, $"{100m * state.Matched / state.Read:0.0}%");
        return share.System is null
            ? new($"{rate}（{state.Read} 行中 {state.Matched} 行对上人）", $"{rate} ({state.Matched} of {state.Read} rows belong to somebody known)")
            : new($"{rate}（{state.Read} 单中 {state.Matched} 单已答复）", $"{rate} ({state.Matched} of {state.Read} orders answered)");
    }

    /// <summary>The account of a year: what is in use today, held against the prohibitions, and how many requests were refused.</summary>
    private void Compliance(ComplianceReport report, long refused)
    {
        Body.Add($"""<h2 id="compliance">{("与生育情况脱钩", "Decoupled from birth history")}</h2>""");
        var found = report.Findings.Length;
        Body.Add($"""<p>{($"今天检查了 {report.Services} 个事项的 {report.Fields} 个表单项和全部环节、还有办件在办的 {report.Earlier} 个旧版本、{report.Agreements} 项共享约定，对照 {Shelf.Prohibitions.Length} 条禁止规定：{(found == 0 ? "没有违反的" : $"违反 {found} 处")}；近一年不予的数据请求 {refused} 次。", $"{report.Fields} fields of forms and all steps of {report.Services} services, {report.Earlier} earlier versions under which cases still run and {report.Agreements} agreements were held against {Shelf.Prohibitions.Length} prohibitions today: {(found == 0 ? "no violation" : $"violations: {found}")}; {refused} requests were refused within a year.")}</p>""");
        if (found > 0)
        {
            Body.Add($"""<ul class="list">""");
            Body.Each(report.Findings, static (html, finding) => html.Add($"""<li><strong>{finding.Title}</strong>{(finding.Version is { } version ? ($"（第 {version} 版）", $" (version {version})") : ("", ""))} {finding.Problem.What} <span class="small">{finding.Problem.Why}</span> <span class="code">{finding.Problem.Code}</span></li>"""));
            Body.Add($"</ul>");
        }
    }

    private void Requests(IReadOnlyList<DataRequest> requests)
    {
        if (requests.Count == 0)
        {
            return;
        }

        var table = new StackedTable(Body, [new("时间", "Time"), new("谁请求", "Who asked"), new("用途", "Purpose"), new("数据", "Data"), new("结果", "Outcome")]);
        table.Open(new("数据请求", "Requests for data"));
        foreach (var request in requests)
        {
            table.Row(
                html => html.Add($"{Time(request.AskedAt)}"),
                html => html.Add($"{Agency(request.Consumer)}"),
                html => html.Add($"{Shelf.Sharing.PurposeOf(request.Purpose)?.Title ?? new(request.Purpose, request.Purpose)}"),
                html => html.Add($"{Named(request.Facts.Split(' '))}"),
                html => html.Add($"""{(request.Refusal is null ? ("同意", "Granted") : ("不予", "Refused"))} <span class="code">{request.Refusal}</span>"""));
        }

        table.Close();
    }

    private void AskForm()
    {
        Body.Add($"<h2>{("登记一次数据请求", "Enter a request for data")}</h2><p>{("为入户、入学、入职、信用、晋升索取生育情况的请求不予，并记录。", "A request for birth history for household registration, schooling, hiring, credit or promotion is refused and recorded.")}</p>");
        OpenForm(Address);
        FieldWriter.Write(Body, new Field("consumer", new("谁请求", "Who asks"), new FeelType.Code("agencies"))
        {
            Value = Posted("consumer"), Options = [.. Shelf.Sharing.Shares.SelectMany(share => new[] { share.Consumer, share.Provider }).Distinct(StringComparer.Ordinal).Select(kind => new CodeItem(kind, Agency(kind)))],
        });
        FieldWriter.Write(Body, new Field("purpose", new("用途", "Purpose"), new FeelType.Code("purposes"))
        {
            Value = Posted("purpose"), Options = [.. Shelf.Sharing.Purposes.Select(purpose => new CodeItem(purpose.Id, purpose.Title))],
        });
        FieldWriter.Write(Body, new Field("facts", new("要哪些数据", "Which data"), new FeelType.List(new FeelType.Code("facts")))
        {
            Many = true, Folded = true, Value = string.Join(' ', Ticked("facts")), Options = [.. SharedFacts.Known(Shelf).Select(fact => new CodeItem(fact, Label(fact)))],
        });
        Body.Add($"""<div class="actions"><button class="main" name="do" value="ask">{("按目录答复", "Answer from the catalogue")}</button></div></form>""");
    }

    private void NoteForm()
    {
        Body.Add($"<h2>{("登记收到的数据", "Note what arrived")}</h2>");
        OpenForm(Address);
        Body.Add($"""<input type="hidden" name="id" value="{Guid.CreateVersion7().ToString("D")}">""");
        FieldWriter.Write(Body, new Field("share", new("哪一项", "Which agreement"), new FeelType.Code("shares"))
        {
            Options = [.. Shelf.Sharing.Shares.Where(share => share.System is null).Select(share => new CodeItem(share.Id, share.Title))],
        });
        FieldWriter.Write(Body, new Field("read", new("收到多少行", "Rows that came"), new FeelType.Text()) { Value = Posted("read") });
        FieldWriter.Write(Body, new Field("matched", new("其中对上人的", "Rows that belong to somebody known"), new FeelType.Text()) { Value = Posted("matched") });
        Body.Add($"""<div class="actions"><button class="main" name="do" value="note">{("登记", "Note it")}</button></div></form>""");
    }

    private Bilingual Label(string fact) => SharedFacts.Find(Library.Book, fact)?.Label is { } label
        ? new($"{Entity(fact).Zh}{label.Zh}", $"{label.En} ({Entity(fact).En})")
        : new(fact, fact);

    private Bilingual Entity(string fact) => Library.Book.Vocabulary.Schema.FindEntity(fact.Split('.')[0])?.Label ?? new("", "");

    private static Bilingual Agency(string kind) => AgencyWords.Of(kind);
}
