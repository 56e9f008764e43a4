using Anyu.Access;
using Anyu.Batch;
using Anyu.Casework;
using Anyu.Register;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>What the last nightly scan changed for the families of the reader's places: counts by place and benefit with reasons, then the families, for those who may read records.</summary>
[Needs(Face.Workbench, "case.read")]
internal sealed class ScansPage : SignedInPage
{
    private const string Address = "/workbench/scans";
    private const int CountyDigits = 6;
    private const int TownshipDigits = 9;
    private const int RowsOfPage = 50;
    private const int Earlier = 10;
    private const decimal FenOfYuan = 100;

    public async Task<IActionResult> OnGet(int skip = 0)
    {
        Begin(Address, new("夜间扫描", "Nightly scan"), new("每晚按当天的法规把全部家庭认定一遍；有变化的已告知家庭。", "Every night all families are determined by the law of the day; those with a change were told."));
        var (scans, now) = await Read(async unit => (await ScanReports.Last(unit, Earlier), unit.Now));
        if (scans.Count == 0)
        {
            Body.Add($"<p>{("还没有扫描过。", "There was no scan yet.")}</p>");
            return Page();
        }

        Running(scans[0], now);
        if (scans.FirstOrDefault(scan => scan.EndedAt is not null) is { } last)
        {
            await Last(last, Math.Max(0, skip));
        }

        History(scans);
        return Page();
    }

    private void Running(ScanState scan, DateTimeOffset now)
    {
        if (scan.EndedAt is not null)
        {
            return;
        }

        var done = scan.Families == 0 ? 0 : (int)(100 * scan.Done / scan.Families);
        Body.Add($"""
            <div class="panel" role="status"><p>{("正在扫描", "A scan is running")}：{(decimal)scan.Done} / {(decimal)scan.Families} {("个家庭", "families")}</p>
            <progress max="100" value="{done}" aria-label="{("进度", "Progress")}"></progress>
            <p>{Rate(scan, now)}</p>
            <p><a href="{Address}">{("看最新进度", "See how far it is now")}</a></p></div>
            """);
    }

    private static Bilingual Rate(ScanState scan, DateTimeOffset now)
    {
        if (scan.Rate(now) is not var (rate, left))
        {
            return new("第一部分还没有完成。", "The first part is not done yet.");
        }

        var time = left.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture);
        return new(string.Create(CultureInfo.InvariantCulture, $"每秒 {rate:N0} 个家庭，约剩 {time}"), string.Create(CultureInfo.InvariantCulture, $"{rate:N0} families a second, about {time} left"));
    }

    private async Task Last(ScanState scan, int skip)
    {
        var counts = await Read(unit => ScanReports.Counts(unit, Actor.Scope, scan.Id, Actor.Scope.From[..CountyDigits] == Actor.Scope.To[..CountyDigits] ? TownshipDigits : CountyDigits));
        Body.Add($"<h2>{("变化", "Changes")} {scan.Day}</h2>");
        Body.Add($"<p>{(decimal)scan.Families} {("个家庭", "families")} · {(decimal)scan.Changed} {("个有变化", "with a change")} · {("用时", "took")} {Took(scan)}</p>");
        Body.Add(counts.Count == 0 ? new Html(View).Add($"<p>{("您负责的地方没有变化。", "Nothing changed in your places.")}</p>") : new Html(View));
        if (counts.Count > 0)
        {
            Counts(counts);
        }

        await Faults(scan);
        if (Actor.May(RegisterPermissions.Read))
        {
            await Families(scan, skip);
        }
    }

    private void Counts(IReadOnlyList<ScanCount> counts)
    {
        var table = new StackedTable(Body, [new("地方和待遇", "Place and benefit"), new("变化", "Change"), new("原因", "Why"), new("家庭", "Families"), new("应补（退）元", "Yuan owed (to recover)")]);
        table.Open(new("按地方和待遇", "By place and benefit"));
        foreach (var count in counts)
        {
            table.Row(
                html => html.Add($"{PlaceName(count.Place)} · {TitleOf(count.Benefit)}"),
                html => html.Add($"{TurnWords(count.Turn)}"),
                html => html.Add($"{CauseWords(count.Cause)}"),
                html => html.Add($"{(decimal)count.Families}"),
                html => html.Add($"{count.DifferenceFen / FenOfYuan}"));
        }

        table.Close();
    }

    private async Task Faults(ScanState scan)
    {
        var (count, first) = await Read(unit => ScanReports.Faults(unit, Actor.Scope, scan.Id));
        if (count > 0)
        {
            Body.Add($"<h2>{("没有认定的家庭", "Families not decided")} {(decimal)count}</h2><ul>").Each(first, static (html, fault) => html.Add($"<li>{fault.Problem.What} {fault.Problem.Mend}</li>")).Add($"</ul>");
        }
    }

    /// <summary>Whose standing turned: a page of them, which leaves evidence.</summary>
    private async Task Families(ScanState scan, int skip)
    {
        var rows = await Write(async unit =>
        {
            unit.Record(Actor.Entry(Actor.Scope.From, "batch.scan.families-read", scan.Id.ToString("D"), string.Create(CultureInfo.InvariantCulture, $"from {skip}")));
            return await ScanReports.Families(unit, Actor.Scope, scan.Id, skip, RowsOfPage + 1);
        });
        if (rows.Count == 0)
        {
            return;
        }

        Body.Add($"<h2>{("家庭", "Families")}</h2>");
        var table = new StackedTable(Body, [new("家庭", "Family"), new("地方", "Place"), new("待遇", "Benefit"), new("变化", "Change"), new("原因", "Why")]);
        table.Open(new("家庭", "Families"));
        foreach (var row in rows.Take(RowsOfPage))
        {
            table.Row(
                html => html.Add($"""<a class="code" href="/workbench/persons/{row.Family.ToString("D")}">{row.Family.ToString("D")[^8..]}</a>"""),
                html => html.Add($"{PlaceName(row.PlaceCode)}"),
                html => html.Add($"{TitleOf(row.Benefit)}"),
                html => html.Add($"{TurnWords(row.Turn)}"),
                html => html.Add($"{CauseWords(row.Cause)}"));
        }

        table.Close();
        if (rows.Count > RowsOfPage)
        {
            Body.Add($"""<p><a href="{Address}?skip={(skip + RowsOfPage).ToString(CultureInfo.InvariantCulture)}">{("后面的家庭", "Further families")}</a></p>""");
        }
    }

    private void History(IReadOnlyList<ScanState> scans)
    {
        Body.Add($"<h2>{("最近几次", "The last scans")}</h2>");
        var table = new StackedTable(Body, [new("开始", "Began"), new("用时", "Took"), new("家庭", "Families"), new("有变化", "Changed")]);
        table.Open(new("最近几次", "The last scans"));
        foreach (var scan in scans)
        {
            table.Row(html => html.Add($"{Time(scan.StartedAt)}"), html => html.Add($"{Took(scan)}"), html => html.Add($"{(decimal)scan.Families}"), html => html.Add($"{(decimal)scan.Changed}"));
        }

        table.Close();
    }

    private string Took(ScanState scan) => scan.EndedAt is { } end ? (end - scan.StartedAt).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture) : "—";

    private Bilingual TitleOf(string benefit) => Library.Book.Benefits.TryGetValue(benefit, out var known) ? known.Label : new(benefit, benefit);

    private static Bilingual TurnWords(string turn) => turn switch
    {
        nameof(StandingTurn.Opened) => new("新开通", "opened"),
        nameof(StandingTurn.Offered) => new("新符合，等家庭确认", "entitled now, to be confirmed"),
        nameof(StandingTurn.Asked) => new("缺一项情况", "a fact is needed"),
        nameof(StandingTurn.Refused) => new("不符合", "not met"),
        nameof(StandingTurn.Changed) => new("数额或日期有变", "amount or days changed"),
        "Renewed" => new("新的一年继续享受", "goes on in a new year"),
        nameof(StandingTurn.Ended) => new("到期", "came to its end"),
        _ => new("不再符合", "no longer met"),
    };

    private static Bilingual CauseWords(string cause) => cause switch
    {
        nameof(StandingCause.First) => new("第一次认定", "determined for the first time"),
        nameof(StandingCause.Facts) => new("情况变了（含年龄）", "facts changed, ages among them"),
        nameof(StandingCause.Law) => new("法规变了", "the law changed"),
        _ => new("日子到了", "days passed"),
    };
}
