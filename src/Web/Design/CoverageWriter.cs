namespace Anyu.Web.Design;

/// <summary>Writes how the commitments of a document are carried out, as a bar with its numbers in words. What is only named and not yet built is said so.</summary>
internal static class CoverageWriter
{
    private static readonly ImmutableArray<(CoverageState[] States, string Colour, (string Zh, string En) Name)> Kinds =
    [
        ([CoverageState.Law], "f0", ("能据以判断", "decided here")),
        ([CoverageState.Duty], "f1", ("部门责任", "duty of government")),
        ([CoverageState.Target], "f2", ("目标", "target")),
        ([CoverageState.Service, CoverageState.Plan], "f3", ("已有服务或计划", "service or plan that runs")),
        ([CoverageState.ServiceAhead, CoverageState.PlanAhead], "f6", ("服务或计划待建", "service or plan still to be built")),
        ([CoverageState.NotForSoftware], "f5", ("不由软件办理", "not for software")),
        ([CoverageState.Unclaimed], "f4", ("还没有着落", "not yet carried out")),
    ];

    /// <summary>What the colours mean.</summary>
    public static void Key(Html html) => html.Add($"""<ul class="key">""")
        .Each(Kinds, static (h, kind) => h.Add($"""<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" class="{kind.Colour}"/></svg>{kind.Name}</li>"""))
        .Add($"</ul>");

    /// <summary>The bar of one document.</summary>
    public static void Bar(Html html, DocumentCoverage coverage)
    {
        var total = coverage.Commitments.Length;
        var counts = Kinds.Select(k => (k.Colour, k.Name, Count: k.States.Sum(coverage.Count))).Where(k => k.Count > 0).ToImmutableArray();
        html.Add($"""<svg class="bars" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">""");
        var from = 0m;
        foreach (var (colour, _, count) in counts)
        {
            var width = 100m * count / total;
            html.Add($"""<rect x="{Digits(from)}" y="0" width="{Digits(width)}" height="4" class="{colour}"/>""");
            from += width;
        }

        html.Add($"""</svg><p class="small">{total}{("条承诺：", " commitments: ")}""");
        for (var i = 0; i < counts.Length; i++)
        {
            html.Add($"{(i > 0 ? ("，", ", ") : ("", ""))}{counts[i].Name} {counts[i].Count}");
        }

        html.Add($"</p>");
    }

    private static string Digits(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
