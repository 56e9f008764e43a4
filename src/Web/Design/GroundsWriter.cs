using Anyu.Feel;

namespace Anyu.Web.Design;

/// <summary>
/// Writes what answers that say the same rest on, each thing once: how the parts add up, the quoted sentences, the meaning of terms, open
/// points, facts; and for every answer the way to report an error in it.
/// </summary>
internal sealed class GroundsWriter(Html html, Lawbook book, FamilyStatement statement, SharedNotes shared)
{
    private readonly PayWords pay = new(book, html.View);

    /// <summary>Writes it.</summary>
    public void Write(ImmutableArray<Determination> answers)
    {
        var sums = answers.GroupBy(static a => string.Join('|', a.Parts), StringComparer.Ordinal).Select(g => g.ToImmutableArray()).ToImmutableArray();
        foreach (var same in sums)
        {
            Parts(same, named: sums.Length > 1);
        }

        var own = answers.SelectMany(shared.Own).Distinct().ToImmutableArray();
        if (own.Length > 0)
        {
            html.Add($"""<ul class="notes">""").Each(own, static (h, note) => h.Add($"<li>{note}</li>")).Add($"</ul>");
        }

        foreach (var provision in answers.SelectMany(a => a.Steps.Where(s => Rests(s, a.Outcome))).Select(s => s.Provision).DistinctBy(p => (p.FullArticle, p.QuoteMissing, string.Join('\n', p.Quotes))))
        {
            QuoteWriter.Write(html, provision, book);
        }

        var definitions = answers.SelectMany(a => a.Definitions).Where(d => !shared.Holds(d)).DistinctBy(d => d.Id, StringComparer.Ordinal).ToImmutableArray();
        if (definitions.Length > 0)
        {
            html.Add($"<p><strong>{("其中词语的含义", "Meaning of terms")}</strong></p>").Each(definitions, (h, definition) => QuoteWriter.Write(h, definition, book));
        }

        shared.Refer(html, answers);
        foreach (var (place, date) in answers.Where(a => a.Place is not null && a.LawDate is not null).Select(a => (a.Place!, a.LawDate!.Value)).Distinct())
        {
            html.Add($"""<p class="small">{("按", "Law of ")}{PlaceWords.Of(book, place)} {date}{(" 的规定", "")}</p>""");
        }

        Facts([.. answers.SelectMany(a => a.Facts).DistinctBy(f => f.Path, StringComparer.Ordinal)]);
        Errors(answers);
    }

    private void Errors(ImmutableArray<Determination> answers)
    {
        foreach (var answer in answers)
        {
            html.Add($"""<p class="no-print"><button class="link" form="keep" formaction="/result/report" name="wrong" value="{AnswerKey.Of(answer)}">{("这项答案有错？报错", "Report an error in this answer")}""");
            if (answers.Length > 1)
            {
                html.Add($"{("：", ": ")}{SubjectWords.Of(answer, statement)}");
            }

            html.Add($"</button></p>");
        }
    }

    /// <summary>Whether the answer rests on what this provision says.</summary>
    private static bool Rests(Step step, Outcome outcome) => step.Applied || (outcome is Outcome.Refused or Outcome.Unknown && step.Covers == Truth.Yes);

    private void Parts(ImmutableArray<Determination> same, bool named)
    {
        var answer = same[0];
        if (answer.Parts.Length < 2)
        {
            return;
        }

        if (named)
        {
            html.Add($"""<p class="who">{SubjectWords.Of(same, statement)}</p>""");
        }

        html.Add($"<ul>");
        foreach (var part in answer.Parts)
        {
            html.Add($"<li>{part.Label}");
            if (part.Guaranteed is { } guaranteed)
            {
                html.Add($"{("：", ": ")}{FactText.Amount(guaranteed, answer.Unit, html.View.Language)}");
            }

            if (part.Encouraged is { } encouraged)
            {
                html.Add($"{("，提倡 ", ", encouraged ")}{FactText.Amount(encouraged, answer.Unit, html.View.Language)}");
            }

            if (pay.Of(part) is { Length: > 0 } paid)
            {
                html.Add($""" <span class="small">{paid}</span>""");
            }

            html.Add($"</li>");
        }

        html.Add($"</ul>");
    }

    private void Facts(ImmutableArray<FactUsed> facts)
    {
        if (facts.IsEmpty)
        {
            return;
        }

        html.Add($"""<p><strong>{("用到的情况", "Facts used")}</strong></p><ul class="small facts">""");
        foreach (var fact in facts)
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
