using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Web.Design;
using Anyu.Web.Hosting;
using Anyu.Web.Portal.Family;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Portal.Result;

/// <summary>What the family gets: certain, encouraged, planned, still open, refused and undecided apart.</summary>
internal sealed class ResultPage(Library library, TimeProvider clock) : FamilyPage(library, clock)
{
    private static readonly ImmutableArray<Outcome> Shown = [Outcome.Granted, Outcome.Unknown, Outcome.Encouraged, Outcome.Planned, Outcome.Refused, Outcome.NotDecided];

    /// <inheritdoc/>
    protected override IActionResult Show(FamilyState state)
    {
        var answers = Determiner.Decide(Book, state.Statement, state.Request);
        Title = new Bilingual("你家能享受的", "What your family gets");
        Section = "check";
        Body.Add($"<h1>{state.Statement.Label ?? Title}</h1>");
        Body.Add($"""<p class="lead">{(state.Statement.Place is { } place ? PlaceWords.Of(Book, place) : new Bilingual("没有填地方", "No place given"))}{("，按 ", ", law of ")}{state.On}{(" 的规定", "")}</p>""");
        Views("/result");
        Counts(answers);
        DateSlider.Write(Body, state, answers, Book);
        Switched(state);
        var number = 0;
        foreach (var outcome in Shown)
        {
            number = Group(outcome, answers, state, number);
        }

        NotApplicable(answers);
        ReceiptPanel.Write(Body, Book, state);
        return Page();
    }

    private void Counts(ImmutableArray<Determination> answers)
    {
        Body.Add($"""<ul class="counts">""");
        foreach (var outcome in Shown)
        {
            var count = answers.Count(a => a.Outcome == outcome);
            if (count > 0)
            {
                Body.Add($"""<li><a href="#{outcome.ToString()}"><strong>{count}</strong><span>{Words.Of(outcome)}</span></a></li>""");
            }
        }

        Body.Add($"</ul>");
    }

    private int Group(Outcome outcome, ImmutableArray<Determination> answers, FamilyState state, int number)
    {
        var group = answers.Where(a => a.Outcome == outcome).OrderBy(a => Words.RankOf(a.Benefit.Group), StringComparer.Ordinal).ToImmutableArray();
        if (group.IsEmpty)
        {
            return number;
        }

        Body.Add($"""<section aria-labelledby="{outcome.ToString()}"><h2 id="{outcome.ToString()}">{Words.Of(outcome)} ({group.Length})</h2>""");
        Intro(outcome);
        var writer = new AnswerWriter(Body, Book, state.Statement);
        foreach (var answer in group.Where(a => !IsOver(a, state.On)))
        {
            writer.Write(answer, ++number);
        }

        number = Over([.. group.Where(a => IsOver(a, state.On))], writer, number);
        Body.Add($"</section>");
        return number;
    }

    private static bool IsOver(Determination answer, DateOnly on) => answer.Enjoyed.Until < on;

    /// <summary>What lies in the past is still a right, but not what a family looks for first.</summary>
    private int Over(ImmutableArray<Determination> past, AnswerWriter writer, int number)
    {
        if (past.IsEmpty)
        {
            return number;
        }

        Body.Add($"<details><summary>{("时间已过的", "Time is over")} ({past.Length})</summary>");
        foreach (var answer in past)
        {
            writer.Write(answer, ++number);
        }

        Body.Add($"</details>");
        return number;
    }

    private void Intro(Outcome outcome)
    {
        Bilingual? intro = outcome switch
        {
            Outcome.Unknown => new("答了下面写的情况就能确定；也可以从“继续答题”里一题一题答。", "The facts named below settle these; or answer one question at a time."),
            Outcome.NotDecided => new("已载入的文件没有说到。这不等于没有，请向主管部门询问。", "The loaded documents do not speak of these. That is not a ‘no’: ask the competent office."),
            _ => null,
        };
        if (intro is not null)
        {
            Body.Add($"""<p class="hint">{intro}</p>""");
        }

        if (outcome == Outcome.Unknown)
        {
            Body.Add($"""<p class="no-print"><button class="main" form="keep" formaction="/check">{("继续答题", "More questions")}</button></p>""");
        }
    }

    private void Switched(FamilyState state)
    {
        if (state.Settings.IsEmpty)
        {
            return;
        }

        Body.Add($"""<div class="note"><p>{("这次换了读法：", "Read otherwise than by default:")}</p><ul>""");
        foreach (var (id, option) in state.Settings)
        {
            var point = Book.Interpretations[id];
            Body.Add($"""<li>{point.Question} <strong>{point.Options.GetValueOrDefault(option, new Bilingual(option, option))}</strong> <button class="link no-print" form="keep" name="switch" value="{id}={point.Default}">{("改回", "Undo")}</button></li>""");
        }

        Body.Add($"</ul></div>");
    }

    private void NotApplicable(ImmutableArray<Determination> answers)
    {
        var others = answers.Where(a => a.Outcome == Outcome.NotApplicable).Select(a => a.Benefit).DistinctBy(b => b.Id, StringComparer.Ordinal).ToImmutableArray();
        if (others.Length > 0)
        {
            Body.Add($"<details><summary>{("不涉及你家的", "Does not arise for your family")} ({others.Length})</summary><ul>")
                .Each(others, static (h, b) => h.Add($"""<li><a href="/benefits/{b.Id}">{b.Label}</a></li>"""))
                .Add($"</ul></details>");
        }
    }
}
