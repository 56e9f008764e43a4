using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>Groups of the population over the places of a county as a picture: a filled square where a point with a reporter is, a half one where nobody reports or only villages do, an empty one where no point is. The tables under it say the same.</summary>
internal static class CoverageChart
{
    private const double Width = 760;
    private const double Names = 270;
    private const double Row = 32;
    private const double Square = 20;

    public static void Write(Html html, ImmutableArray<GroupCoverage> groups, ImmutableArray<PlaceCode> parts)
    {
        var (step, height) = ((Width - Names) / Math.Max(1, parts.Length), Row * (groups.Length + 1));
        html.Add($"""<figure><figcaption>{("人群 × 乡镇", "Groups × townships")}</figcaption><svg class="chart coverage" viewBox="0 0 {Digits(Width)} {Digits(height)}" role="img" aria-label="{("各人群在各乡镇的监测覆盖，见下面各人群的表", "Which groups are monitored in which townships; see the tables of the groups below")}">""");
        foreach (var (at, _) in parts.Index())
        {
            html.Add($"""<text class="tick" x="{Digits(Names + (step * (at + 0.5)))}" y="20" text-anchor="middle">{(at + 1).ToString(CultureInfo.InvariantCulture)}</text>""");
        }

        foreach (var (at, group) in groups.Index())
        {
            var y = Row * (at + 1);
            html.Add($"""<text class="tick" x="6" y="{Digits(y + 20)}">{group.Group.Label}</text>""");
            foreach (var (column, cell) in group.Cells.Index())
            {
                Cell(html, cell.State, group.IsByCounty ? (Width + Names) / 2 : Names + (step * (column + 0.5)), y, Math.Min(Square, step - 4), group.IsByCounty ? (step * parts.Length) - 8 : 0);
            }
        }

        html.Add($"""</svg></figure><p class="small">{("■ 有报送人的监测点；◧ 只有部分村有；▨ 有监测点，没有报送人；□ 没有监测点。列号见下；横贯的一格由县报，不按乡镇列出。", "■ a point with a reporter; ◧ some villages only; ▨ a point without a reporter; □ no point. Numbers of columns are listed below; a bar across is reported by the county and not listed by township.")}</p>""");
    }

    /// <summary>One square around a middle; a bar where it stands for all columns.</summary>
    private static void Cell(Html html, MonitoredState state, double middle, double y, double side, double bar)
    {
        var width = bar > 0 ? bar : side;
        var (left, top) = (middle - (width / 2), y + 6);
        html.Add($"""<rect class="cover {Name(state)}" x="{Digits(left)}" y="{Digits(top)}" width="{Digits(width)}" height="{Digits(side)}"/>""");
        if (state is MonitoredState.InPart)
        {
            html.Add($"""<rect class="cover covered" x="{Digits(left)}" y="{Digits(top)}" width="{Digits(width / 2)}" height="{Digits(side)}"/>""");
        }
        else if (state is MonitoredState.NoReporter)
        {
            html.Add($"""<path class="cover" d="M{Digits(left)} {Digits(top + side)}L{Digits(left + width)} {Digits(top)}"/>""");
        }
    }

    /// <summary>A state in words.</summary>
    public static Bilingual Of(MonitoredState state) => state switch
    {
        MonitoredState.Covered => new("有人报", "covered"),
        MonitoredState.InPart => new("部分村", "some villages"),
        MonitoredState.NoReporter => new("无报送人", "no reporter"),
        _ => new("无监测点", "no point"),
    };

    private static string Name(MonitoredState state) => state == MonitoredState.Covered ? "covered" : "";

    private static string Digits(double number) => IntervalChart.Digits(number);
}
