using Anyu.Feel;

namespace Anyu.Web.Design;

/// <summary>Writes what one answer rests on: how its parts add up, the quoted sentences, the meaning of terms, open points, facts; and the way to report an error in it.</summary>
internal sealed class GroundsWriter(Html html, Lawbook book, FamilyStatement statement, SharedNotes shared)
{
    /// <summary>Writes it.</summary>
    public void Write(Determination answer)
    {
        Parts(answer);
        var own = shared.Own(answer).ToImmutableArray();
        if (own.Length > 0)
        {
            html.Add($"""<ul class="notes">""").Each(own, static (h, note) => h.Add($"<li>{note}</li>")).Add($"</ul>");
        }

        foreach (var step in answer.Steps.Where(s => Rests(s, answer.Outcome)).DistinctBy(s => s.Provision.Id, StringComparer.Ordinal))
        {
            QuoteWriter.Write(html, step.Provision, book);
        }

        if (answer.Definitions.Length > 0)
        {
            html.Add($"<p><strong>{("其中词语的含义", "Meaning of terms")}</strong></p>").Each(answer.Definitions, (h, definition) => QuoteWriter.Write(h, definition, book));
        }

        shared.Refer(html, answer);
        if (answer.Place is { } place && answer.LawDate is { } date)
        {
            html.Add($"""<p class="small">{("按", "Law of ")}{PlaceWords.Of(book, place)} {date}{(" 的规定", "")}</p>""");
        }

        Facts(answer);
        html.Add($"""<p class="no-print"><button class="link" form="keep" formaction="/result/report" name="wrong" value="{AnswerKey.Of(answer)}">{("这项答案有错？报错", "Report an error in this answer")}</button></p>""");
    }

    /// <summary>Whether the answer rests on what this provision says.</summary>
    private static bool Rests(Step step, Outcome outcome) => step.Applied || (outcome is Outcome.Refused or Outcome.Unknown && step.Covers == Truth.Yes);

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
}
