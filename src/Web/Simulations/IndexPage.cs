using Anyu.Web.Portal;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Simulations;

/// <summary>Where a simulation is asked for: reforms, families, day.</summary>
internal sealed class IndexPage(Library library, ReformShelf shelf, SimulationRuns runs, TimeProvider clock) : PortalPage
{
    public void OnGet(string? with) => Show(SimulationForm.Empty(library.Book, shelf), with is null ? null : runs.Find(with));

    public IActionResult OnPost()
    {
        var earlier = Request.Form["from"].ToString() is { Length: > 0 } id ? runs.Find(id) : null;
        var form = SimulationForm.Read(Request.Form, library.Book, shelf, earlier, ChinaDay.Today(clock));
        if (form.Order is null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Show(form, earlier);
            return Page();
        }

        var visitor = Visitor.Of(HttpContext);
        var begun = runs.Begin(visitor, form.Order);
        if (begun.Value is { } run)
        {
            return Redirect($"/simulate/{run.Id}");
        }

        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Show(form, earlier, begun.Problems[0]);
        return Page();
    }

    private void Show(SimulationForm form, SimulationRun? earlier, Problem? refused = null)
    {
        Body.Add($"""<link rel="stylesheet" href="{Assets.Address("indicators.css")}"><link rel="stylesheet" href="{Assets.Address("simulations.css")}">""");
        ProblemWriter.Summary(Body, [.. form.Problems.Select(p => (p.Problem, (string?)FocusOf(p.Field)))]);
        Begin("law", new("试算一个改法", "Simulate a reform"), new("假如把一条规定改了：一年多花多少钱、多休多少天，哪些家庭多得、哪些少得，依据哪一句话。", "Suppose a rule were changed: what a year would cost, how many days it would give, which families would gain or lose, and by which sentence."));
        if (refused is not null)
        {
            ProblemWriter.Panel(Body, refused);
        }

        if (Visitor.Find(HttpContext) is { } visitor && runs.GoingOf(visitor) is { } going)
        {
            Body.Add($"""<p class="panel"><a href="/simulate/{going.Id}">{("您有一个试算正在进行", "Your simulation is going on")}</a></p>""");
        }

        Body.Add($"""
            <p class="panel synthetic"><strong>{("合成的家庭", "Synthetic families")}</strong> {("家庭由带种子的程序生成，各种情况的份额不是统计数：看的是改法怎样起作用，不是任何地方真要花的钱。", "Families are made by a seeded program and the shares of what they are like are no statistics: this shows how a reform works, not what any real place would spend.")}</p>
            <p class="small">{("方案和结果只在服务器内存里，没有人看就在一小时后丢掉，不写盘。", "Reforms and results are kept in the server's memory alone, dropped an hour after anybody looked, and not written to the disk.")}</p>
            """);
        new FormWriter(Body, library.Book, shelf, form, ChinaDay.Today(clock)).Write(earlier);
    }

    /// <summary>Where the link of a problem leads: the first box of a group, else the field itself.</summary>
    private string FocusOf(string field) => field switch
    {
        "sample" when !shelf.Samples.IsEmpty => $"sample-{shelf.Samples[0].Id}",
        "place" => "place-",
        "families" => $"families-{SimulationForm.Sizes[0].ToString(CultureInfo.InvariantCulture)}",
        _ => field,
    };
}
