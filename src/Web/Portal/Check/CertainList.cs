namespace Anyu.Web.Portal.Check;

/// <summary>What is already certain, beside the next question.</summary>
internal static class CertainList
{
    private const int Shown = 12;

    /// <summary>Writes the list and the way to the whole result.</summary>
    public static void Write(Html html, ImmutableArray<Determination> determinations, FamilyStatement statement)
    {
        var certain = determinations.Where(d => d.Outcome == Outcome.Granted).ToImmutableArray();
        var open = determinations.Count(d => d.Outcome == Outcome.Unknown);
        html.Add($"""<aside class="side" aria-labelledby="certain"><h2 id="certain">{("已经确定的", "Already certain")} <span aria-hidden="true">·</span> {certain.Length}</h2>""");
        if (certain.IsEmpty)
        {
            html.Add($"<p>{("再答一两题就会有。", "One or two more answers and there will be some.")}</p>");
        }
        else
        {
            var lines = certain.GroupBy(d => (d.Benefit.Id, AmountWords.After(d))).Select(g => g.ToImmutableArray()).ToImmutableArray();
            html.Add($"<ul>").Each(lines.Take(Shown), (h, same) => h.Add($"<li>{same[0].Benefit.Label}{AmountWords.After(same[0])} <span class=\"small\">{SubjectWords.Of(same, statement)}</span></li>")).Add($"</ul>");
            if (lines.Length > Shown)
            {
                html.Add($"<p>{("还有", "and ")}{lines.Skip(Shown).Sum(l => l.Length)}{("项", " more")}</p>");
            }
        }

        html.Add($"""<p>{("还差情况的", "Still open")}{("：", ": ")}{open}</p><p><button class="quiet" form="keep" formaction="/result">{("现在就看结果", "See the result now")}</button></p></aside>""");
    }
}
