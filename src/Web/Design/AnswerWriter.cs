namespace Anyu.Web.Design;

/// <summary>
/// Writes the answers about one benefit as one card. Seen at once: whom, how much, when, from whom. Folded: what it rests on, and how to apply.
/// </summary>
internal sealed class AnswerWriter(Html html, Lawbook book, FamilyStatement statement, SharedNotes shared)
{
    private readonly GroundsWriter grounds = new(html, book, statement, shared);
    private readonly PayWords pay = new(book, html.View);

    private int number;

    /// <summary>The card of one benefit; the answers are all of one outcome.</summary>
    public void Write(ImmutableArray<Determination> answers)
    {
        var first = answers[0];
        if (first.Outcome is Outcome.Refused or Outcome.NotDecided)
        {
            Folded(answers);
            return;
        }

        var rows = answers.GroupBy(a => (AmountOf(a), Line(a), a.Encouraged)).Select(g => g.ToImmutableArray()).ToImmutableArray();
        html.Add($"""<article class="answer {Words.ClassOf(first.Outcome)}"{NextId()}><div class="head"><h3>{LocalName(first)}""");
        if (answers.Any(a => a.Unconfirmed))
        {
            html.Add($""" <span class="tag ask">{("依据未核对", "Source unconfirmed")}</span>""");
        }

        html.Add($"</h3>");
        var once = answers.Select(AmountOf).Distinct().Count() == 1;
        if (once)
        {
            Amount(first);
        }

        html.Add($"</div>");
        foreach (var row in rows)
        {
            Row(row, once);
        }

        Folds(answers);
        html.Add($"</article>\n");
    }

    /// <summary>What is the same of several people or events: whom, how much unless the card has said it, when, from whom.</summary>
    private void Row(ImmutableArray<Determination> answers, bool once)
    {
        var first = answers[0];
        var who = SubjectWords.Of(answers, statement);
        html.Add($"""<div class="row">""");
        if (!once)
        {
            html.Add($"""<p class="head"><span class="who">{who}</span>""");
            Amount(first);
            html.Add($"</p>");
        }

        var line = string.Join(" · ", new[] { once ? who.In(html.View.Language) : "", Line(first) }.Where(s => s.Length > 0));
        if (line.Length > 0)
        {
            html.Add($"""<p class="line">{line}</p>""");
        }

        Encouraged(first);
        Missing([.. answers.SelectMany(a => a.Missing).Distinct(StringComparer.Ordinal)]);
        html.Add($"</div>");
    }

    private void Folds(ImmutableArray<Determination> answers)
    {
        html.Add($"""<div class="folds"><details><summary>{("依据", "Why")}{Spoken(answers)}</summary>""");
        Whys(answers);
        html.Add($"</details>");
        if (answers[0].Outcome is Outcome.Granted or Outcome.Encouraged or Outcome.Unknown)
        {
            html.Add($"<details><summary>{("怎么办理", "How to apply")}{Spoken(answers)}</summary>");
            ApplyWriter.Write(html, answers[0].Benefit);
            Papers(answers);
            html.Add($"</details>");
        }

        html.Add($"</div>");
    }

    private void Whys(ImmutableArray<Determination> answers)
    {
        foreach (var answer in answers)
        {
            if (answers.Length > 1 && !answer.FailedBecause.IsEmpty)
            {
                html.Add($"""<p class="who"><strong>{SubjectWords.Of(answer, statement)}</strong></p>""");
            }

            Reasons(answer);
        }

        html.Each(answers.Select(a => a.Remedy).OfType<Bilingual>().Distinct().Where(_ => answers[0].Outcome != Outcome.Unknown), static (h, remedy) => h.Add($"<p>{remedy}</p>"));
        html.Add($"""<div class="grounds">""");
        grounds.Write(answers);
        html.Add($"</div>");
    }

    /// <summary>An answer that gives nothing is one line; why is folded under it.</summary>
    private void Folded(ImmutableArray<Determination> answers)
    {
        html.Add($"""<article class="answer folded {Words.ClassOf(answers[0].Outcome)}"{NextId()}><details><summary><span><span class="what">{LocalName(answers[0])}</span> <span class="who">{SubjectWords.Of(answers, statement)}</span></span></summary>""");
        Whys(answers);
        html.Add($"</details></article>\n");
    }

    private static Bilingual? AmountOf(Determination answer) => answer.Outcome == Outcome.Granted ? AmountWords.Of(answer) : null;

    private void Amount(Determination answer)
    {
        if (AmountOf(answer) is { } amount)
        {
            html.Add($""" <strong class="amount">{amount}</strong>""");
        }
    }

    /// <summary>Who hears the page and not sees it is told which answer a fold belongs to.</summary>
    private Html Spoken(ImmutableArray<Determination> answers) => new Html(html.View).Add($"""<span class="hide">{("：", ": ")}{LocalName(answers[0])} {SubjectWords.Of(answers, statement)}</span>""");

    private Html.OptionalAttribute NextId() => Html.Attribute("id", string.Create(CultureInfo.InvariantCulture, $"a{++number}"));

    private Bilingual LocalName(Determination answer) =>
        answer.Place is { } place && answer.Benefit.LocalNames.TryGetValue(place, out var local)
            ? new Bilingual(local, $"{answer.Benefit.Label.En} ({local})")
            : answer.Benefit.Label;

    /// <summary>When, from whom, on what pay: one calm line.</summary>
    private string Line(Determination answer) => string.Join(" · ", new[] { Dates(answer.Enjoyed) + Why(answer.UntilUnknown), pay.OfRight(answer) }.Where(s => s.Length > 0));

    private string Dates((DateOnly? From, DateOnly? Until) enjoyed) => enjoyed switch
    {
        ({ } from, { } until) => html.View.Day(from) + html.View.Pick("至", " to ") + html.View.Day(until),
        ({ } from, null) => html.View.Pick("", "from ") + html.View.Day(from) + html.View.Pick("起", ""),
        _ => "",
    };

    private string Why(Bilingual? untilUnknown) => untilUnknown is { } reason ? html.View.Pick($"，到哪一天算不出：{reason.Zh}", $"; the last day cannot be counted: {reason.En}") : "";

    private void Encouraged(Determination answer)
    {
        if (answer.Encouraged is { } encouraged)
        {
            var label = answer.Outcome == Outcome.Granted ? ("另提倡 ", "Encouraged on top: ") : ("提倡 ", "Encouraged: ");
            var terms = answer.Outcome == Outcome.Granted ? pay.OfOffer(answer) : "";
            html.Add($"""<p class="line">{label}<strong>{AmountWords.Of(encouraged, answer.Benefit.Per)}</strong>{("，采用后才是权利", "; a right once adopted")}{(terms.Length > 0 ? " · " + terms : "")}</p>""");
        }
    }

    private void Missing(ImmutableArray<string> paths)
    {
        if (paths.IsEmpty)
        {
            return;
        }

        html.Add($"""<div class="line"><span>{("还差：", "Still needed: ")}</span><ul class="missing">""")
            .Each(paths, (h, path) => h.Add($"""<li><button class="link" form="keep" formaction="/check" name="change" value="{path}">{statement.Describe(path)}</button></li>"""))
            .Add($"</ul></div>");
    }

    private void Reasons(Determination answer)
    {
        if (answer.FailedBecause.Length > 0)
        {
            html.Add($"<p>{("没有满足的条件：", "The condition that is not met:")}</p><ul>").Each(answer.FailedBecause, static (h, reason) => h.Add($"<li>{reason}</li>")).Add($"</ul>");
        }
    }

    private void Papers(IEnumerable<Determination> answers)
    {
        var papers = answers.SelectMany(a => a.Steps).Where(s => s.Applied).Select(s => s.Provision.Proof).OfType<Bilingual>().Distinct().ToImmutableArray();
        if (papers.Length > 0)
        {
            html.Add($"<p>{("文件写明的证明材料：", "Papers the text names:")}</p><ul>").Each(papers, static (h, paper) => h.Add($"<li>{paper}</li>")).Add($"</ul>");
        }
    }
}
