using Anyu.Indicators;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Indicators;

/// <summary>
/// The warnings of a place: those that stand with their lives, what was tested and could not be tested, what a doubled risk would have shown, and how often each rule was right.
/// </summary>
internal sealed class WarningsPage(IndicatorShelf shelf) : YearPage(shelf)
{
    private readonly IndicatorShelf source = shelf;

    protected override string Path => "/indicators/warnings";

    public async Task<IActionResult> OnGetAsync(string code, int? year)
    {
        if (Find(code, year, "live-births", "infant-deaths") is not var (engine, catalogue, place, shown, years))
        {
            return new EmptyResult();
        }

        var result = Shelf.Scan(engine, place.Code, shown, await source.Groups(place.Code));
        var kept = (await source.Warnings()).Where(w => w.Test.Place.IsWithin(place.Code)).ToImmutableArray();
        Head(
            new("预警", "Warnings"),
            new("先看数据全不全，再看有没有真变化。高于目标、比去年差，都不算预警：那样三个县里每年有一个会误报。", "Data quality first, then what really changed. Above target or worse than last year is no warning: either would cry wolf in a third of all counties each year."),
            place, shown, years, engine.Release.Book.Sets.Any(s => s.Synthetic));
        Body.Add($"""<p><a href="/indicators/quality/{place.Code.ToString()}/{shown.ToString(CultureInfo.InvariantCulture)}">{("这一年的数据质量", "Data quality of this year")}</a></p>""");
        Standing(engine, catalogue, result, kept, shown);
        new ScanWriter(Body, catalogue, Shelf.Law.Places, engine.Release).Write(result);
        Precision(kept);
        return Page();
    }

    private void Standing(IndicatorEngine engine, IndicatorCatalogue catalogue, ScanResult result, ImmutableArray<WarningCase> kept, int year)
    {
        Body.Add($"<h2>{("预警", "Warnings")}</h2>");
        var recorded = kept.ToDictionary(w => w.Test.Id, StringComparer.Ordinal);
        var all = kept.Where(w => w.Test.Period.Year >= year).Select(w => w.Test).Concat(result.Shown.Where(t => !recorded.ContainsKey(t.Id))).ToList();
        var visible = all.Where(t => WarningView.Shows(engine.Release, t)).ToList();
        if (visible.Count == 0)
        {
            Body.Add($"""<p class="panel">{("没有可以公布的预警。没有预警不等于没有问题：看下面“看得出什么”。", "No warning that may be published. No warning does not mean no problem: see below what could have been seen.")}</p>""");
        }

        foreach (var test in visible)
        {
            WarningWriter.Card(Body, test, recorded.GetValueOrDefault(test.Id), catalogue, Shelf.Law.Places);
        }

        if (all.Count > visible.Count)
        {
            Body.Add($"""<p class="small">{($"另有 {all.Count - visible.Count} 条涉及不予公布的小数，由有权工作人员处理。", $"{all.Count - visible.Count} more rest on counts that are withheld; authorised staff follow them up.")}</p>""");
        }
    }

    private void Precision(ImmutableArray<WarningCase> kept)
    {
        Body.Add($"<h2>{("各规则准不准", "How often each rule was right")}</h2>");
        var rules = RulePrecision.Of(kept);
        if (rules.IsEmpty)
        {
            Body.Add($"""<p class="small">{("还没有评定过的预警。", "No warning has been scored yet.")}</p>""");
            return;
        }

        var table = new StackedTable(
            Body, [new("规则", "Rule"), new("属实比例", "Share that was true"), new("95% 区间", "95 % interval"), new("属实", "True"), new("已评定", "Scored"), new("稳定性", "Class"), new("未评定", "Not scored")]);
        table.Open(new("各规则的准确率", "Precision of each rule"));
        foreach (var rule in rules)
        {
            Action<Html>[] known = rule.Rate is not { } rate
                ? [h => h.Add($"""<span class="hint">{("还没有评定", "none scored yet")}</span>"""), .. Enumerable.Repeat<Action<Html>>(h => h.Add($"—"), 4)]
                :
                [
                    h => h.Add($"{ValueWords.Number(rate.Value)} %"),
                    h => h.Add($"{ValueWords.Number(rate.Low)}–{ValueWords.Number(rate.High)}"),
                    h => h.Add($"{rule.True}"),
                    h => h.Add($"{rule.True + rule.False}"),
                    h => h.Add($"{ValueWords.Of(rate.Stability)}"),
                ];
            table.Row(h => h.Add($"{WarningWriter.RuleName(rule.Rule)}"), [.. known, h => h.Add($"{rule.Open}")]);
        }

        table.Close();
    }
}
