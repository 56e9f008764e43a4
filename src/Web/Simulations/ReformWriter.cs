namespace Anyu.Web.Simulations;

/// <summary>Writes what one reform changes: its sentences, benefits before and after, who gains and who loses, example families.</summary>
internal sealed class ReformWriter(Html html, Lawbook book)
{
    private const string Gaining = "f1";
    private const string Losing = "f3";
    private const string Both = "f2";
    private const int MostBars = 20;

    /// <summary>Writes it.</summary>
    /// <param name="reform">The reform.</param>
    /// <param name="level">The level of divisions listed.</param>
    /// <param name="registered">Whether the numbers are a register's, so that examples are none of its families.</param>
    public void Write(ReformResult reform, PlaceLevel level, bool registered)
    {
        foreach (var change in reform.Reform.Changes)
        {
            Change(change);
        }

        if (reform.IsWithheld)
        {
            html.Add($"""<p class="panel">{("受影响的家庭太少，或者不受影响的太少，不显示任何数。", "Too few families are affected, or too few are not; no number is shown.")}</p>""");
            return;
        }

        if (reform.Benefits.IsEmpty && reform.All is { Gain: 0, Lose: 0, Both: 0, Open: 0 })
        {
            html.Add($"""<p class="panel">{("对这些家庭，这个改法不改变任何待遇。", "For these families the reform changes no benefit.")}</p>""");
            return;
        }

        Benefits(reform.Benefits);
        Groups(new("各地", "By place"), reform.ByPlaceAt(level), g => g.Length == 0 ? SimulationWords.NoPlace : g == SimulationWords.Rest ? SimulationWords.RestLabel : Brief(g));
        Groups(new("按孩子数", "By children"), reform.ByChildren, SimulationWords.Children);
        Groups(new("按孩次", "By order of birth"), reform.ByOrder, SimulationWords.Order);
        html.Add($"""<p class="small">{SimulationWords.OrderMeaning}</p>""");
        Groups(new("按收入档", "By income band"), reform.ByIncome, SimulationWords.Income);
        if (reform.ByIncome.IsEmpty)
        {
            html.Add($"""<p class="small">{("这些家庭没有收入档，所以没有按收入分。", "These families have no income bands, so none are listed.")}</p>""");
        }

        new ExampleWriter(html, book).Write(reform.Examples, registered);
    }

    private Bilingual Brief(string code) => PlaceWords.Of(book, [code])[0];

    private void Change(ReformChange change)
    {
        if (change.Strike is { } strike && change.Insert is { } insert)
        {
            ExampleWriter.Words(html, new(strike, strike), new(insert, insert), isVerbatim: true);
        }

        html.Add($"""<p class="small"><span class="code">{change.Target}</span>{(change.Option is { } option ? $" → {option}" : "")} · {change.Note} {("理由：", "Ground: ")}{change.Ground}</p>""");
    }

    private void Benefits(ImmutableArray<BenefitChange> benefits)
    {
        html.Add($"<h3>{("改前和改后", "Before and after")}</h3>");
        foreach (var isMoney in new[] { true, false })
        {
            decimal Of(BenefitTotal t) => isMoney ? t.YuanAYear : t.DaysAYear;
            var drawn = benefits.Where(b => Of(b.Before) != 0 || Of(b.After) != 0).ToImmutableArray();
            if (!drawn.IsEmpty)
            {
                Func<decimal, Bilingual> words = isMoney ? SumWords.Yuan : SumWords.Days;
                SidewaysBars.Write(
                    html,
                    [.. drawn.SelectMany(b => new[] { Bar(b.Before.Benefit.Label, Of(b.Before), "f5", words), Bar(new("→ 改后", "→ reform"), Of(b.After), Of(b.After) < Of(b.Before) ? Losing : Gaining, words) })],
                    isMoney ? new("每项待遇改前和改后一年的钱", "The money of a year before and after, by benefit") : new("每项待遇改前和改后一年的天数", "The days of a year before and after, by benefit"));
            }
        }

        var table = new StackedTable(html, [new("待遇", "Benefit"), new("享有（改前）", "Granted, before"), new("享有（改后）", "after"), new("每期合计（改前）", "Sum of its period, before"), new("每期合计（改后）", "after"), new("一年差额", "Difference a year")], StackedTable.Narrow.Pairs);
        table.Open(new("改前和改后", "Before and after"));
        foreach (var (before, after) in benefits)
        {
            table.Row(
                h => h.Add($"""<a href="/benefits/{before.Benefit.Id}">{before.Benefit.Label}</a>"""),
                h => h.Add($"{SumWords.Whole(before.Granted)}"), h => h.Add($"{SumWords.Whole(after.Granted)}"),
                h => h.Add($"{FactText.Amount(before.Sum, before.Benefit.Unit, h.View.Language)}"), h => h.Add($"{FactText.Amount(after.Sum, after.Benefit.Unit, h.View.Language)}"),
                h => h.Add($"{OfYear(before, after)}"));
        }

        table.Close();
    }

    private static Bilingual OfYear(BenefitTotal before, BenefitTotal after) =>
        BenefitTotal.PeriodsAYear(before.Benefit) is null ? new("一年几次没有数", "not counted by year")
        : before.Benefit.Kind == BenefitKind.Money ? new($"{SumWords.Difference(after.YuanAYear - before.YuanAYear)} 元", $"{SumWords.Difference(after.YuanAYear - before.YuanAYear)} yuan")
        : before.Benefit.Kind == BenefitKind.Days ? new($"{SumWords.Difference(after.DaysAYear - before.DaysAYear)} 天", $"{SumWords.Difference(after.DaysAYear - before.DaysAYear)} days")
        : new("—", "—");

    private SidewaysBar Bar(Bilingual label, decimal value, string colour, Func<decimal, Bilingual> words) =>
        new(Short(label.In(html.View.Language)), [(colour, (double)value)], words(value).In(html.View.Language));

    /// <summary>Who gains and who loses in each group: as shares in the picture, as counts in the table.</summary>
    private void Groups(Bilingual name, ImmutableArray<ReformCell> cells, Func<string, Bilingual> label)
    {
        if (cells.IsEmpty)
        {
            return;
        }

        html.Add($"<h3>{name}</h3>");
        SidewaysBars.Write(
            html,
            [.. cells.Take(MostBars).Select(c => new SidewaysBar(Short(label(c.Group).In(html.View.Language)), [(Gaining, Share(c.Gain, c)), (Both, Share(c.Both, c)), (Losing, -Share(c.Lose, c))], Percent(c)))],
            new($"多得和少得的家庭占各组的百分比（{name.Zh}）", $"Families that gain and that lose, in percent of each group ({name.En})"));
        SidewaysBars.Key(html, (Gaining, new("多得", "gain")), (Both, new("有多有少", "both")), (Losing, new("少得（向左）", "lose (to the left)")));
        if (cells.Length > MostBars)
        {
            html.Add($"""<p class="small">{("图里只画前", "The picture shows the first ")}{MostBars}{("个，其余见表。", "; the table has them all.")}</p>""");
        }

        Table(name, cells, label);
    }

    private void Table(Bilingual name, ImmutableArray<ReformCell> cells, Func<string, Bilingual> label)
    {
        var table = new StackedTable(html, [name, new("户数", "Families"), new("多得", "gain"), new("少得", "lose"), new("有多有少", "both"), new("待定", "open"), new("一年多花元", "yuan a year more"), new("一年多休天", "days a year more")], StackedTable.Narrow.Pairs);
        table.Open(name);
        foreach (var cell in cells)
        {
            table.Row(
                h => h.Add($"{label(cell.Group)}"),
                h => h.Add($"{SumWords.Whole(cell.Families)}"), h => h.Add($"{SumWords.Whole(cell.Gain)}"), h => h.Add($"{SumWords.Whole(cell.Lose)}"), h => h.Add($"{SumWords.Whole(cell.Both)}"),
                h => h.Add($"{SumWords.Whole(cell.Open)}"), h => h.Add($"{SumWords.Difference(cell.YuanAYear)}"), h => h.Add($"{SumWords.Difference(cell.DaysAYear)}"));
        }

        table.Close();
    }

    private static double Share(long part, ReformCell of) => of.Families == 0 ? 0 : 100.0 * part / of.Families;

    private static string Percent(ReformCell cell) => string.Create(CultureInfo.InvariantCulture, $"{Share(cell.Gain + cell.Both, cell):0.#}%{(cell.Lose > 0 ? $" / −{Share(cell.Lose, cell):0.#}%" : "")}");

    /// <summary>As much of a name as stands beside a bar.</summary>
    private string Short(string text)
    {
        var most = html.View.Language == Language.Zh ? 7 : 13;
        return text.Length <= most ? text : text[..(most - 1)] + "…";
    }
}
