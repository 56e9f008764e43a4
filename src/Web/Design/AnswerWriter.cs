using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Web.Design;

/// <summary>Writes one answer: what, how much, when, from whom; then, unfolded on demand, what it rests on and how to apply.</summary>
internal sealed class AnswerWriter(Html html, Lawbook book, FamilyStatement statement)
{
    /// <summary>The answer as a card.</summary>
    public void Write(Determination answer, int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"a{number}");
        html.Add($"""<article class="answer {Words.ClassOf(answer.Outcome)}" id="{id}"><h3><span>{LocalName(answer)}</span>""");
        if (answer.Unconfirmed)
        {
            html.Add($""" <span class="tag ask">{("依据未核对", "Source unconfirmed")}</span>""");
        }

        html.Add($"""</h3><p class="small">{answer.SubjectLabel}</p>""");
        Headline(answer);
        Reasons(answer);
        Parts(answer);
        Pairs(answer);
        Grounds(answer);
        if (answer.Outcome is Outcome.Granted or Outcome.Encouraged or Outcome.Unknown)
        {
            html.Add($"<details><summary>{("怎么办理", "How to apply")}</summary>");
            ApplyWriter.Write(html, answer.Benefit);
            Papers(answer);
            html.Add($"</details>");
        }

        html.Add($"</article>\n");
    }

    private Bilingual LocalName(Determination answer) =>
        answer.Place is { } place && answer.Benefit.LocalNames.TryGetValue(place, out var local)
            ? new Bilingual(local, $"{answer.Benefit.Label.En} ({local})")
            : answer.Benefit.Label;

    private void Headline(Determination answer)
    {
        if (answer.Outcome == Outcome.Granted)
        {
            html.Add($"""<p class="amount">{AmountWords.Of(answer)}</p>""");
        }

        if (answer.Encouraged is { } encouraged)
        {
            var label = answer.Outcome == Outcome.Granted ? ("文件另外提倡或允许：", "Encouraged or permitted on top: ") : ("文件提倡或允许：", "Encouraged or permitted: ");
            html.Add($"<p>{label}<strong>{AmountWords.Of(encouraged, answer.Benefit.Per)}</strong>{("。当地或单位采用后才是权利。", ". It becomes a right where the place or employer adopts it.")}</p>");
        }
    }

    private void Reasons(Determination answer)
    {
        if (answer.Missing.Length > 0)
        {
            html.Add($"<p>{("还差：", "Still needed: ")}");
            for (var i = 0; i < answer.Missing.Length; i++)
            {
                html.Add($"""{(i > 0 ? ("、", ", ") : ("", ""))}<button class="link" form="keep" formaction="/check" name="change" value="{answer.Missing[i]}">{statement.Describe(answer.Missing[i])}</button>""");
            }

            html.Add($"</p>");
        }

        if (answer.FailedBecause.Length > 0)
        {
            html.Add($"<p>{("没有满足的条件：", "The condition that is not met:")}</p><ul>").Each(answer.FailedBecause, static (h, reason) => h.Add($"<li>{reason}</li>")).Add($"</ul>");
        }

        if (answer.Remedy is { } remedy)
        {
            html.Add($"<p>{remedy}</p>");
        }
    }

    private void Parts(Determination answer)
    {
        if (answer.Parts.Length < 2)
        {
            return;
        }

        html.Add($"<ul>");
        foreach (var part in answer.Parts)
        {
            html.Add($"<li>{part.Label}");
            if (part.Guaranteed is { } guaranteed)
            {
                html.Add($"{("：", ": ")}{FactText.Amount(guaranteed, answer.Benefit.Unit, html.View.Language)}");
            }

            if (part.Encouraged is { } encouraged)
            {
                html.Add($"{("，提倡 ", ", encouraged ")}{FactText.Amount(encouraged, answer.Benefit.Unit, html.View.Language)}");
            }

            html.Add($"</li>");
        }

        html.Add($"</ul>");
    }

    private void Pairs(Determination answer)
    {
        html.Add($"""<dl class="pairs">""");
        Codes(("谁承担", "Paid by"), "payer", answer.Parts.Select(p => p.Payer));
        Codes(("假期待遇", "Pay"), "pay", answer.Parts.Select(p => p.Pay));
        if (answer.Enjoyed.From is { } from)
        {
            html.Add($"<dt>{("时间", "When")}</dt><dd>{("", "from ")}{from}{("起", "")}");
            if (answer.Enjoyed.Until is { } until)
            {
                html.Add($"{("，至", ", until ")}{until}");
            }

            html.Add($"</dd>");
        }

        if (answer.Place is { } place && answer.LawDate is { } date)
        {
            html.Add($"<dt>{("按哪里、哪天的规定", "Law of")}</dt><dd>{PlaceWords.Of(book, place)}{("，", ", ")}{date}</dd>");
        }

        html.Add($"</dl>");
        if (answer.Notes.Length > 0)
        {
            html.Add($"""<ul class="notes">""").Each(answer.Notes, static (h, note) => h.Add($"<li>{note}</li>")).Add($"</ul>");
        }
    }

    private void Codes((string Zh, string En) label, string list, IEnumerable<string?> codes)
    {
        var labels = codes.OfType<string>().Distinct(StringComparer.Ordinal).Where(c => c != "not-stated")
            .Select(c => book.Vocabulary.Schema.FindCodeList(list)?.Items.FirstOrDefault(i => i.Code == c)?.Label.In(html.View.Language) ?? c)
            .ToImmutableArray();
        if (labels.Length > 0)
        {
            html.Add($"<dt>{label}</dt><dd>{string.Join(html.View.Pick("、", ", "), labels)}</dd>");
        }
    }

    private void Grounds(Determination answer)
    {
        var grounds = answer.Steps.Where(s => s.Applied || (answer.Outcome is Outcome.Refused or Outcome.Unknown && s.Covers == Feel.Truth.Yes)).DistinctBy(s => s.Provision.Id, StringComparer.Ordinal).ToImmutableArray();
        if (grounds.IsEmpty && answer.Interpretations.IsEmpty)
        {
            return;
        }

        html.Add($"<details><summary>{("依据", "What it rests on")}</summary>");
        foreach (var step in grounds)
        {
            QuoteWriter.Write(html, step.Provision, book);
        }

        if (answer.Definitions.Length > 0)
        {
            html.Add($"<p><strong>{("其中词语的含义", "Meaning of terms")}</strong></p>").Each(answer.Definitions, (h, definition) => QuoteWriter.Write(h, definition, book));
        }

        Points(answer);
        Facts(answer);
        html.Add($"</details>");
    }

    private void Points(Determination answer)
    {
        if (answer.Interpretations.IsEmpty)
        {
            return;
        }

        html.Add($"<p><strong>{("用到的口径（待确认）", "Open points used (to be confirmed)")}</strong></p><ul>");
        foreach (var used in answer.Interpretations)
        {
            var point = used.Interpretation;
            var reading = point.Options.TryGetValue(used.Option, out var option) ? option : new Bilingual(used.Option, used.Option);
            html.Add($"""<li><a href="/law/interpretations#{point.Id}">{point.Question}</a>{(used.Switched ? ("现改按：", " Read here as: ") : ("暂按：", " Read as: "))}<strong>{reading}</strong>""");
            foreach (var (id, other) in point.Options.Where(o => !string.Equals(o.Key, used.Option, StringComparison.Ordinal)))
            {
                html.Add($""" <button class="link no-print" form="keep" name="switch" value="{point.Id}={id}">{("改按“", "Try ‘")}{other}{("”看看", "’")}</button>""");
            }

            html.Add($"</li>");
        }

        html.Add($"</ul>");
    }

    private void Facts(Determination answer)
    {
        if (answer.Facts.IsEmpty)
        {
            return;
        }

        html.Add($"""<p><strong>{("用到的情况", "Facts used")}</strong></p><ul class="small">""");
        foreach (var fact in answer.Facts)
        {
            html.Add($"<li>{statement.Describe(fact.Path)}{("：", ": ")}{FactWords.Of(book, fact.Path, fact.Value, html.View)}{SourceWords(fact.Source)}</li>");
        }

        html.Add($"</ul>");
    }

    private static Bilingual? SourceWords(string source) => source switch
    {
        "stated" => null,
        "computed" => new("（算出）", " (worked out)"),
        "place-default" => new("（按所选地方）", " (from the place chosen)"),
        _ => new("（按文件定义）", " (as the law defines it)"),
    };

    private void Papers(Determination answer)
    {
        var papers = answer.Steps.Where(s => s.Applied).Select(s => s.Provision.Proof).OfType<Bilingual>().Distinct().ToImmutableArray();
        if (papers.Length > 0)
        {
            html.Add($"<p>{("文件写明的证明材料：", "Papers the text names:")}</p><ul>").Each(papers, static (h, paper) => h.Add($"<li>{paper}</li>")).Add($"</ul>");
        }
    }
}
