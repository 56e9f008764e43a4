namespace Anyu.Web.Design;

/// <summary>
/// What several answers rest on alike, said once at the end of the page: notes and meanings of terms that answers about more than one benefit
/// carry, and every open point with its readings. An answer points to them by number.
/// </summary>
internal sealed class SharedNotes
{
    private readonly Lawbook book;
    private readonly ImmutableArray<Bilingual> notes;
    private readonly ImmutableArray<Definition> terms;
    private readonly ImmutableArray<InterpretationUsed> points;

    /// <summary>Gathers them from the answers of a page.</summary>
    public SharedNotes(ImmutableArray<Determination> answers, Lawbook book)
    {
        this.book = book;
        terms =
        [
            .. answers.SelectMany(a => a.Definitions.Select(d => (Definition: d, Benefit: a.Benefit.Id)))
                .GroupBy(d => d.Definition.Id, StringComparer.Ordinal)
                .Where(g => g.Select(d => d.Benefit).Distinct(StringComparer.Ordinal).Skip(1).Any())
                .Select(g => g.First().Definition),
        ];
        notes = [.. answers.SelectMany(a => a.Notes.Distinct()).GroupBy(n => n).Where(g => g.Skip(1).Any()).Select(g => g.Key)];
        points = [.. answers.SelectMany(a => a.Interpretations).DistinctBy(u => u.Interpretation.Id, StringComparer.Ordinal)];
    }

    /// <summary>The notes that only this answer carries.</summary>
    public IEnumerable<Bilingual> Own(Determination answer) => answer.Notes.Where(n => !notes.Contains(n));

    /// <summary>Whether the meaning of this term is said at the end of the page.</summary>
    public bool Holds(Definition definition) => NumberOf(definition) > 0;

    /// <summary>Points from answers to what they share with others.</summary>
    public void Refer(Html html, ImmutableArray<Determination> answers)
    {
        var noted = answers.SelectMany(a => a.Notes).Select(n => notes.IndexOf(n) + 1).Where(n => n > 0).Distinct().Order().ToArray();
        var meant = answers.SelectMany(a => a.Definitions).Select(NumberOf).Where(n => n > 0).Distinct().Order().ToArray();
        var asked = answers.SelectMany(a => a.Interpretations).Select(u => NumberOf(u.Interpretation)).Distinct().Order().ToArray();
        var kinds = new (string Anchor, (string, string) Name, int[] Numbers)[] { ("n", ("说明", "note "), noted), ("t", ("词义", "term "), meant), ("o", ("口径", "open point "), asked) };
        var found = kinds.Where(k => k.Numbers.Length > 0).ToArray();
        if (found.Length == 0)
        {
            return;
        }

        html.Add($"<p>{("另见本页末尾的", "See also, at the end of the page: ")}");
        for (var i = 0; i < found.Length; i++)
        {
            html.Add($"{(i > 0 ? ("，", ", ") : ("", ""))}");
            Links(html, found[i].Anchor, found[i].Name, found[i].Numbers);
        }

        html.Add($"{("。", ".")}</p>");
    }

    /// <summary>Writes them all.</summary>
    public void Write(Html html)
    {
        if (notes.Length + terms.Length + points.Length == 0)
        {
            return;
        }

        html.Add($"""<section aria-labelledby="shared"><h2 id="shared">{("几项共用的说明", "What several answers share")}</h2>""");
        if (notes.Length > 0)
        {
            html.Add($"<details><summary>{("说明", "Notes")} ({notes.Length})</summary><ol>");
            for (var i = 0; i < notes.Length; i++)
            {
                html.Add($"""<li id="n{i + 1}">{notes[i]}</li>""");
            }

            html.Add($"</ol></details>");
        }

        if (terms.Length > 0)
        {
            html.Add($"<details><summary>{("词语的含义", "Meaning of terms")} ({terms.Length})</summary><ol>").Each(terms, Term).Add($"</ol></details>");
        }

        if (points.Length > 0)
        {
            html.Add($"""<details><summary>{("用到的口径，待确认", "Open points used, to be confirmed")} ({points.Length})</summary><ol>""").Each(points, Point).Add($"</ol></details>");
        }

        html.Add($"</section>");
    }

    private int NumberOf(Interpretation point) => 1 + points.ToList().FindIndex(p => p.Interpretation.Id == point.Id);

    private int NumberOf(Definition definition) => 1 + terms.ToList().FindIndex(d => d.Id == definition.Id);

    private void Term(Html html, Definition definition)
    {
        html.Add($"""<li id="t{NumberOf(definition)}">{book.Vocabulary.Schema.FindEntity(definition.Entity)?.Find(definition.Element)?.Label}""");
        QuoteWriter.Write(html, definition, book);
        html.Add($"</li>");
    }

    private static void Links(Html html, string anchor, (string Zh, string En) name, int[] numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            html.Add($"""{(i > 0 ? ("、", ", ") : ("", ""))}<a href="#{anchor}{numbers[i]}">{name}{numbers[i]}</a>""");
        }
    }

    private void Point(Html html, InterpretationUsed used)
    {
        var point = used.Interpretation;
        var number = NumberOf(point).ToString(CultureInfo.InvariantCulture);
        var reading = point.Options.TryGetValue(used.Option, out var option) ? option : new Bilingual(used.Option, used.Option);
        html.Add($"""<li id="o{number}"><a href="/law/interpretations#{point.Id}">{point.Question}</a>{(used.Switched ? ("现改按：", " Read here as: ") : ("暂按：", " Read as: "))}<strong>{reading}</strong>""");
        foreach (var (id, other) in point.Options.Where(o => !string.Equals(o.Key, used.Option, StringComparison.Ordinal)))
        {
            html.Add($""" <button class="link no-print" form="keep" name="switch" value="{point.Id}={id}">{("改按“", "Try ‘")}{other}{("”看看", "’")}</button>""");
        }

        html.Add($"</li>");
    }
}
