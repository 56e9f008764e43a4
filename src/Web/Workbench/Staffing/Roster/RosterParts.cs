using Anyu.Access;

namespace Anyu.Web.Workbench;

/// <summary>How the parts of a place stand: a picture of shares, then the same in a table, then the blank list. Nobody is named.</summary>
internal static class RosterParts
{
    private const int ShownAtMost = 200;

    private static readonly ImmutableArray<RosterItem> Drawn = [RosterItem.Person, RosterItem.Duties, RosterItem.Pay];
    private static readonly ImmutableArray<RosterItem> Asked = [RosterItem.Person, RosterItem.Duties, RosterItem.Pay, RosterItem.Pension, RosterItem.Training];

    /// <summary>One part and what it holds.</summary>
    internal sealed record Part(Place Place, ImmutableArray<RosterStanding> Standings)
    {
        public int Villages => Standings.Count(standing => standing.Place.Level == PlaceLevel.Village);

        public int With(RosterItem item) => Standings.Count(standing => standing.Place.Level == PlaceLevel.Village && standing.Recorded.Contains(item));

        public int Unpaid => Standings.Sum(standing => standing.Place.Level == PlaceLevel.Village ? standing.Unpaid : 0);

        public ImmutableArray<RosterStanding> Townships => [.. Standings.Where(standing => standing.Place.Level == PlaceLevel.Township)];
    }

    /// <summary>The parts of a place: the townships of a county, the counties of a prefecture and so on.</summary>
    public static ImmutableArray<Part> Of(RosterCoverage coverage, PlaceTree places, PlaceLevel level) =>
        [.. coverage.Places.GroupBy(standing => standing.Place.Code.At(level)).Select(group => new Part(places.Nearest(group.Key), [.. group]))];

    /// <summary>What it all adds up to, in words.</summary>
    public static void Sum(Html html, RosterCoverage coverage)
    {
        var all = new Part(default, coverage.Places);
        var (offices, officers) = (all.Townships.Count(standing => standing.Recorded.Contains(RosterItem.Office)), all.Townships.Count(standing => standing.Recorded.Contains(RosterItem.Person)));
        html.Add($"""<p class="what">{($"空白名单 {coverage.Blank.Count()} 处。", $"{coverage.Blank.Count()} places on the blank list.")}</p><ul class="notes">""");
        if (all.Townships.Length > 0)
        {
            html.Add($"<li>{($"{all.Townships.Length} 个乡镇（街道）：{offices} 个有机构，{officers} 个有人。", $"{all.Townships.Length} townships and subdistricts: {offices} with an office, {officers} with somebody named.")}</li>");
        }

        var (zh, en) = (string.Join('，', Asked.Select(item => $"{RosterWords.Of(item).Zh} {all.With(item)}")), string.Join(", ", Asked.Select(item => $"{RosterWords.Of(item).En} {all.With(item)}")));
        html.Add($"<li>{(all.Villages == 0 ? ("区划表里没有村（社区），也没有登记过。", "The division tree names no village here, and none is recorded.") : ($"{all.Villages} 个村（社区）中登记了：{zh}；{all.Unpaid} 人登记为不发报酬。", $"{all.Villages} villages and communities, recorded of them: {en}; {all.Unpaid} persons are on record as not paid."))}</li></ul>");
    }

    /// <summary>The picture: a tile for each part, with a bar for each share.</summary>
    public static void Picture(Html html, ImmutableArray<Part> parts)
    {
        html.Add($"""<ul class="tiles grid">""");
        foreach (var part in parts)
        {
            html.Add($"""<li><a href="{RosterWords.Address}/{part.Place.Code.ToString()}">{part.Place.Name}</a>""");
            foreach (var item in Drawn.Where(_ => part.Villages > 0))
            {
                var width = Digits(100m * part.With(item) / part.Villages);
                html.Add($"""<p class="small">{RosterWords.Of(item)} {part.With(item)}/{part.Villages}</p><svg class="bars" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="4" class="f4"/><rect width="{width}" height="4" class="f1"/></svg>""");
            }

            foreach (var missing in part.Townships.Length == 1 ? part.Townships[0].Missing : [])
            {
                html.Add($"""<p><strong class="tag ask">{RosterItemWords.Missing(missing)}</strong></p>""");
            }

            html.Add($"</li>");
        }

        html.Add($"""</ul><p class="small">{("每格是村（社区）中有负责人、写明职责、登记报酬的个数；标签是乡镇（街道）本身缺的。", "Each tile: how many villages have a person, written duties, recorded pay; a tag says what the township itself lacks.")}</p>""");
    }

    /// <summary>The same in a table, with what the picture leaves out.</summary>
    public static void Table(Html html, ImmutableArray<Part> parts)
    {
        var table = new StackedTable(
            html, [new("地方", "Place"), new("村（社区）", "Villages"), .. Asked.Select(RosterWords.Of), new("不发报酬（人）", "Not paid (persons)"), new("空白", "Blank")], StackedTable.Narrow.Pairs);
        table.Open(new("各地登记情况", "What is on record by place"));
        foreach (var part in parts)
        {
            Action<Html>[] shares = [.. Asked.Select(item => (Action<Html>)(h => h.Add($"{part.With(item)}")))];
            table.Row(
                h => h.Add($"""<a href="{RosterWords.Address}/{part.Place.Code.ToString()}">{part.Place.Name}</a>"""),
                [h => h.Add($"{part.Villages}"), .. shares, h => h.Add($"{part.Unpaid}"), h => h.Add($"{part.Standings.Count(standing => standing.IsBlank)}")]);
        }

        table.Close();
    }

    /// <summary>The blank list: each place with what is missing there.</summary>
    public static void Blank(Html html, RosterCoverage coverage, PlaceTree places)
    {
        var blank = coverage.Blank.ToList();
        html.Add($"""<section id="blank"><h2>{("空白名单", "Blank list")}</h2>""");
        if (blank.Count == 0)
        {
            html.Add($"<p>{("没有空白。", "Nothing is blank.")}</p></section>");
            return;
        }

        var table = new StackedTable(html, [new("地方", "Place"), new("缺什么", "What is missing")], StackedTable.Narrow.Tight);
        table.Open(new("空白名单", "Blank list"));
        foreach (var standing in blank.Take(ShownAtMost))
        {
            table.Row(
                h => h.Add($"""{Around(places, standing.Place)}<a href="{RosterWords.Address}/{standing.Place.Code.ToString()}">{standing.Place.Name}</a>"""),
                h => Tags(h, standing));
        }

        table.Close();
        if (blank.Count > ShownAtMost)
        {
            html.Add($"<p>{($"只列前 {ShownAtMost} 处，其余在各地的页上。", $"The first {ShownAtMost} are listed; the others stand on the pages of their places.")}</p>");
        }

        html.Add($"</section>");
    }

    /// <summary>What a place lacks, as tags.</summary>
    public static void Tags(Html html, RosterStanding standing) => html.Each(standing.Missing, static (h, item) => h.Add($"""<strong class="tag ask">{RosterItemWords.Missing(item)}</strong> """));

    /// <summary>The sentences of the law that ask for it, and what is this system's own aim.</summary>
    public static void Grounds(Html html, RosterRules rules, Lawbook book, PlaceRange within)
    {
        var place = PlaceCode.Parse(within.From);
        var held = rules.Requirements.Where(requirement => place.IsWithin(requirement.Place) || requirement.Place.IsWithin(place)).ToList();
        html.Add($"""<details><summary>{("为什么要登记这些", "Why this must be on record")}</summary><ul>""");
        foreach (var requirement in held)
        {
            var (zh, en) = (string.Join('、', requirement.Items.Select(item => RosterWords.Of(item).Zh)), string.Join(", ", requirement.Items.Select(item => RosterWords.Of(item).En)));
            html.Add($"<li>{PlaceWords.Of(book, requirement.Place.ToString())} · {(requirement.Level == PlaceLevel.Village ? ("村（社区）", "villages") : ("乡镇（街道）", "townships"))}{("：", ": ")}{(zh, en)}{("。", ". ")}");
            _ = book.Commitments.FirstOrDefault(commitment => commitment.Id == requirement.Commitment) is { } ground
                ? html.Add($"""<a href="/law/{ground.Source}" lang="zh-CN">“{ground.Quote}”</a></li>""")
                : html.Add($"{("本系统的登记目标，没有条文。", "An aim of this system; no text asks for it.")}</li>");
        }

        html.Add($"</ul></details>");
    }

    private static string Around(PlaceTree places, Place place) => place.Level == PlaceLevel.Village && places.Find(place.Code.At(PlaceLevel.Township)) is { } township ? township.Name.Zh + " " : "";

    private static string Digits(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
