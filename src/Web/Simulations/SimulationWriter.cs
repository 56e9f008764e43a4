namespace Anyu.Web.Simulations;

/// <summary>What the pages of simulations share, open and signed in: how far a run is, why it ended, and the words around the form.</summary>
internal static class SimulationWriter
{
    private const string EverySeconds = "3";

    /// <summary>What is kept of what somebody enters here.</summary>
    public static Bilingual Keeping { get; } = new(
        "方案、填的内容和结果只在服务器内存里，没有人看就在一小时后丢掉，不写盘。",
        "Reforms, what you enter and results are kept in the server's memory alone, dropped an hour after anybody looked, and not written to the disk.");

    /// <summary>The title of the form's page.</summary>
    public static Bilingual Title { get; } = new("试算一个改法", "Simulate a reform");

    /// <summary>The line under it.</summary>
    public static Bilingual Lead { get; } = new(
        "假如把一条规定改了：一年多花多少钱、多休多少天，哪些家庭多得、哪些少得，依据哪一句话。",
        "Suppose a rule were changed: what a year would cost, how many days it would give, which families would gain or lose, and by which sentence.");

    /// <summary>The style sheets of tables and charts.</summary>
    public static Html Styles(View view) =>
        new Html(view).Add($"""<link rel="stylesheet" href="{Assets.Address("indicators.css")}"><link rel="stylesheet" href="{Assets.Address("simulations.css")}">""");

    /// <summary>Where the link of a problem leads: the first box of a group, else the field itself.</summary>
    /// <param name="field">The field.</param>
    /// <param name="shelf">The samples.</param>
    /// <param name="firstPlace">The first place offered.</param>
    public static string FocusOf(string field, ReformShelf shelf, string firstPlace) => field switch
    {
        "sample" when !shelf.Samples.IsEmpty => $"sample-{shelf.Samples[0].Id}",
        "place" => $"place-{firstPlace}",
        "population" => $"population-{SimulationForm.Synthetic}",
        "families" => $"families-{SimulationForm.Sizes[0].ToString(CultureInfo.InvariantCulture)}",
        _ => field,
    };

    /// <summary>The way to the run that somebody has going.</summary>
    public static void Going(Html html, SimulationRun? going, string address)
    {
        if (going is not null)
        {
            html.Add($"""<p class="panel"><a href="{address}/{going.Id}">{("您有一个试算正在进行", "Your simulation is going on")}</a></p>""");
        }
    }

    /// <summary>How far a run is; the page loads itself anew.</summary>
    public static void Progress(Html html, HttpResponse response, SimulationRun run, int before, string address, string? token)
    {
        response.Headers["Refresh"] = EverySeconds;
        var (decided, all) = (run.Decided, run.Families);
        html.Add($"""<div class="panel" role="status"><p class="what">""");
        _ = run.Stage switch
        {
            SimulationStage.Waiting => html.Add($"{("前面还有", "Waiting; ")}{before}{("个试算，排队中", " come first")}"),
            SimulationStage.Preparing => html.Add($"{("正在读改过的法规", "Reading the law with its changes")}"),
            _ => html.Add($"{("已算", "Decided ")}{View.Number(decided)} / {View.Number(all)}{("户", " families")}"),
        };
        html.Add($"""</p><progress max="{Math.Max(1, all).ToString(CultureInfo.InvariantCulture)}" value="{decided.ToString(CultureInfo.InvariantCulture)}" aria-label="{("进度", "Progress")}"></progress>""");
        if (run.Pace() is var (rate, left))
        {
            html.Add($"<p>{("每秒", "")}{View.Number(decimal.Round(rate))}{("户，约剩", " families a second; about ")}{(int)Math.Ceiling(left.TotalSeconds)}{("秒", " s left")}</p>");
        }

        html.Add($"""
            <p class="small">{("这一页每三秒自己刷新；关掉它，试算一分钟后就停。", "This page loads itself every three seconds; close it and the simulation stops a minute later.")}</p></div>
            <form method="post" action="{address}/{run.Id}" class="actions">
            """);
        if (token is not null)
        {
            html.Add($"""<input type="hidden" name="{SignIn.FormFields.Token}" value="{token}">""");
        }

        html.Add($"""<a class="button quiet" href="{address}/{run.Id}">{("现在就看", "Look now")}</a><button class="quiet">{("停下", "Stop")}</button></form>""");
    }

    /// <summary>Why a run has no result.</summary>
    public static void Ended(Html html, SimulationRun run, string address)
    {
        foreach (var problem in run.Problems)
        {
            ProblemWriter.Panel(html, problem);
        }

        html.Add($"""<p class="actions"><a class="button" href="{address}?with={run.Id}">{("再算一次", "Simulate again")}</a></p>""");
    }

    /// <summary>What a result is called.</summary>
    public static Bilingual NameOf(SimulationRun run, SimulationReport report) => report.Reforms is [var one]
        ? one.Reform.Label
        : new($"{run.Order.Reforms.Length} 个改法并排", $"{run.Order.Reforms.Length} reforms side by side");
}
