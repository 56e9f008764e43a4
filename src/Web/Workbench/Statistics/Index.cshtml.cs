using Anyu.Access;
using Anyu.Feel;
using Anyu.Indicators;
using Anyu.Web.Indicators;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>The places whose counts a post answers for, and counting from the records.</summary>
[Needs(Face.Workbench, "indicator.count.read")]
internal sealed class StatisticsPage(IndicatorShelf shelf) : StaffPage(shelf)
{
    private const string Address = "/workbench/statistics";

    public Task OnGet() => Show(null, null);

    public async Task<IActionResult> OnPost()
    {
        var period = Period.Read(Posted("period"));
        var isPlace = PlaceCode.TryParse(Posted("place"), out var place, out _);
        var problem = Actor.Need(IndicatorPermissions.Take)
            ?? (isPlace && Actor.Scope.Contains(place) ? null : AccessProblems.NotHere())
            ?? (period is null || Catalogue is null ? IndicatorWebProblems.NotAPeriod(Posted("period")) : null);
        if (problem is null)
        {
            var taken = await new TakeCounts(place, period!.Value, Posted("accept") == "true", IsSynthetic).Run(Installation.Database, Catalogue!, Shelf.Law.Places, Actor, Who.Account.Name);
            if (taken.Value is { } counts)
            {
                await Show(null, counts);
                return Page();
            }

            problem = taken.Problems[0];
        }

        if (problem == AccessProblems.NotHere())
        {
            return NotHere();
        }

        Response.StatusCode = StatusOf(problem);
        await Show(problem, null);
        return Page();
    }

    private bool IsSynthetic => HttpContext.RequestServices.GetRequiredService<Installation>().Synthetic is not null;

    private async Task Show(Problem? problem, TakenCounts? taken)
    {
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, "period")]);
        Head(Address, new("统计", "Statistics"), new("不予公布的数在这里能看到，每次查看都有记录。", "Counts withheld from the public are seen here; each look is recorded."));
        Body.Add($"""<h2>{("地方", "Places")}</h2><ul class="places">""").Each(Own, static (h, p) => h.Add($"""<li><a href="/workbench/statistics/{p.Code.ToString()}">{p.Name}</a> <span class="code">{p.Code.ToString()}</span></li>""")).Add($"</ul>");
        NightWriter.Write(Body, [.. (await Read(NightLog.Last)).Where(n => Actor.Scope.Contains(n.Place))], Shelf.Law.Places, NightRounds.Hour(HttpContext.RequestServices.GetRequiredService<IConfiguration>()));
        if (Actor.May(IndicatorPermissions.Take))
        {
            Taken(taken);
            Form();
        }

        Awaited();
    }

    /// <summary>What no record is behind, why, where it would come from, and the table by which it comes until then.</summary>
    private void Awaited() => Body.Add($"""<h2>{("没有记录可取的数列", "What no record is behind")}</h2><p>{("这些数从导入的报表来：anyu indicators import 报表 --mapping 表样。", "These come from imported tables: anyu indicators import TABLE --mapping MAPPING.")}</p><ul class="list">""")
        .Each(Catalogue is null ? [] : Catalogue.Series.Values.Where(s => s.Awaits is not null), (h, s) => h.Add($"<li>{s.Label}: {s.Awaits.GetValueOrDefault()}{("；表样：", "; mapping: ")}{Tables(s.Id)}</li>")).Add($"</ul>");

    /// <summary>The mappings with a column of a series, or the one of any series.</summary>
    private string Tables(string series)
    {
        var known = Catalogue!.Mappings.Values.Where(m => !m.Synthetic && m.Columns.Any(c => c.Series == series)).Select(m => m.Id).ToList();
        return string.Join(View.Pick("、", ", "), known.Count > 0 ? known : Catalogue.Mappings.Values.Where(m => !m.Synthetic && m.SeriesColumn is not null).Select(m => m.Id));
    }

    private void Taken(TakenCounts? taken)
    {
        if (taken is null)
        {
            return;
        }

        Body.Add($"""<div class="panel" role="status"><p>{(taken.Sets.IsEmpty ? ("没有新的数：没有可取的记录，或者与上次相同。", "Nothing new: no records to take, or the same as before.") : ($"取了 {taken.Counts} 个数。", $"{taken.Counts} counts taken."))}</p><ul>""")
            .Each(taken.Left, (h, l) => h.Add($"<li>{Catalogue!.Series[l.Series].Label}: {l.Why}</li>")).Add($"</ul></div>");
    }

    private void Form()
    {
        Body.Add($"""<h2>{("从记录取数", "Count from the records")}</h2><p>{("从人口登记和办件记录里数出出生、死亡、怀孕登记、人口和按时办结，写入统计；登记不全的数列仍用报表。", "Counts births, deaths, pregnancies registered, residents and cases closed on time from the records; series whose records are incomplete stay with the tables.")}</p>""");
        OpenForm(Address);
        FieldWriter.Write(Body, new Field("place", new("县或镇街的代码", "Code of the county or township"), new FeelType.Text()) { Value = Posted("place") is { Length: > 0 } place ? place : Actor.Scope.From[..6] });
        FieldWriter.Write(Body, new Field("period", new("年或年月", "Year or month"), new FeelType.Text()) { Value = Posted("period"), Hint = new("如 2025 或 2025-04", "such as 2025 or 2025-04") });
        FieldWriter.Write(Body, new Field("accept", new("记录比报表少也取", "Take them though they are fewer than the tables say"), new FeelType.Boolean()) { Value = "false" });
        Body.Add($"""<div class="actions"><button class="main">{("取数", "Count")}</button></div></form>""");
    }
}
