namespace Anyu.Web.Simulations;

/// <summary>Writes families that a reform affects: what they have before and after, and the sentence that differs, quoted.</summary>
internal sealed class ExampleWriter(Html html, Lawbook book)
{
    /// <summary>Writes them.</summary>
    /// <param name="examples">The families.</param>
    /// <param name="isSynthetic">Whether they are made in the stead of the register's, which is said.</param>
    public void Write(ImmutableArray<ReformExample> examples, bool isSynthetic)
    {
        if (examples.IsEmpty)
        {
            return;
        }

        html.Add($"<h3>{(isSynthetic ? ("举例：合成的家庭", "Examples: synthetic families") : ("举例", "Examples"))}</h3>");
        html.Add($"""<ul class="list">""");
        foreach (var example in examples)
        {
            html.Add($"""<li><h4>{("第", "Family ")}{SumWords.Whole(example.Row + 1)}{("户", "")} <span class="tag {(example.Gains ? "sure" : "no")}">{(example.Gains ? ("多得", "gains") : ("少得", "loses"))}</span></h4>""");
            if (example.Place is { } place)
            {
                html.Add($"""<p class="meta">{PlaceWords.Of(book, place)}</p>""");
            }

            foreach (var difference in example.Differences)
            {
                Difference(difference);
            }

            html.Add($"</li>");
        }

        html.Add($"</ul>");
    }

    /// <summary>A sentence before and after, with the words that differ marked.</summary>
    /// <param name="html">The page.</param>
    /// <param name="before">The words that stand; null when there are none.</param>
    /// <param name="after">The words supposed; null when there are none.</param>
    /// <param name="isVerbatim">Whether they are the law's, which has one language.</param>
    public static void Words(Html html, Bilingual? before, Bilingual? after, bool isVerbatim)
    {
        var (stands, supposed) = (before?.In(html.View.Language) ?? "", after?.In(html.View.Language) ?? "");
        var (old, now) = stands.Length == 0 || supposed.Length == 0 ? ([new(stands, Differs: true)], [new(supposed, Differs: true)]) : WordDifference.Of(stands, supposed);
        var language = Design.Html.Attribute("lang", isVerbatim ? "zh-CN" : null);
        html.Add($"""<blockquote class="sentence">""");
        if (stands.Length > 0)
        {
            html.Add($"""<p><strong>{("原：", "Stands: ")}</strong><span{language}>""").Each(old, static (h, p) => _ = p.Differs ? h.Add($"<del>{p.Text}</del>") : h.Add($"{p.Text}")).Add($"</span></p>");
        }

        if (supposed.Length > 0)
        {
            html.Add($"""<p><strong>{("改：", "Supposed: ")}</strong><span{language}>""").Each(now, static (h, p) => _ = p.Differs ? h.Add($"<ins>{p.Text}</ins>") : h.Add($"{p.Text}")).Add($"</span></p>");
        }

        html.Add($"</blockquote>");
    }

    private static Bilingual Said(Determination? answer) =>
        answer is null ? new("—", "—") : answer.Outcome == Outcome.Granted ? AmountWords.Of(answer) : Design.Words.Of(answer.Outcome);

    private void Difference(ReformDifference difference)
    {
        var any = (difference.After ?? difference.Before)!;
        html.Add($"<p>{any.Benefit.Label} · {any.SubjectLabel}{("：", ": ")}{Said(difference.Before)} → <strong>{Said(difference.After)}</strong></p>");
        foreach (var sentence in difference.Changes)
        {
            Words(html, sentence.Before, sentence.After, sentence.Change.Kind != ReformKind.Reading);
        }
    }
}
