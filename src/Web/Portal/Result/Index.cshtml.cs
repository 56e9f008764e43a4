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
        var place = state.Statement.Place is { } code ? PlaceWords.Of(Book, code) : new Bilingual("没有填地方", "No place given");
        Begin("check", state.Statement.Label ?? new("你家能享受的", "What your family gets"), new($"{place.Zh}，按 {View.Day(state.On)} 的规定", $"{place.En}, law of {View.Day(state.On)}"));
        Views("/result");
        if (DateSlider.DayField(state) is { Error: { } wrong } day)
        {
            ProblemWriter.Summary(Body, [(wrong, day.FocusId)]);
        }

        DateSlider.Write(Body, state, answers, Book);
        Switched(state);
        var shown = Shown.Select(o => (Outcome: o, Answers: Of(o, answers))).Where(g => !g.Answers.IsEmpty).ToImmutableArray();
        var shared = new SharedNotes([.. shown.SelectMany(g => g.Answers)], Book);
        Contents(shown);
        var writer = new AnswerWriter(Body, Book, state.Statement, shared);
        foreach (var (outcome, group) in shown)
        {
            Group(outcome, group, state, writer);
        }

        NotApplicable(answers);
        shared.Write(Body);
        ReceiptPanel.Write(Body, Book, state);
        return Page();
    }

    private static ImmutableArray<Determination> Of(Outcome outcome, ImmutableArray<Determination> answers) =>
        [.. answers.Where(a => a.Outcome == outcome).OrderBy(a => Words.RankOf(a.Benefit.Group), StringComparer.Ordinal)];

    /// <summary>What the page holds, with how many of each: the way to go straight there.</summary>
    private void Contents(ImmutableArray<(Outcome Outcome, ImmutableArray<Determination> Answers)> shown)
    {
        Body.Add($"""<nav class="no-print" aria-label="{("本页内容", "On this page")}"><ul class="counts">""");
        foreach (var (outcome, answers) in shown)
        {
            Body.Add($"""<li><a href="#{outcome.ToString()}">{Words.Of(outcome)} <strong class="{Words.ClassOf(outcome)}">{answers.Length}</strong></a></li>""");
        }

        Body.Add($"</ul></nav>");
    }

    private void Group(Outcome outcome, ImmutableArray<Determination> answers, FamilyState state, AnswerWriter writer)
    {
        Body.Add($"""<section aria-labelledby="{outcome.ToString()}"><h2 id="{outcome.ToString()}">{Words.Of(outcome)} ({answers.Length})</h2>""");
        Intro(outcome);
        ByBenefit(answers.Where(a => !IsOver(a, state.On)), writer);
        var past = answers.Where(a => IsOver(a, state.On)).ToImmutableArray();
        if (!past.IsEmpty)
        {
            // What lies in the past is still a right, but not what a family looks for first.
            Body.Add($"<details><summary>{("其中时间已过的", "Of these, time is over")} ({past.Length})</summary>");
            ByBenefit(past, writer);
            Body.Add($"</details>");
        }

        Body.Add($"</section>");
    }

    private static void ByBenefit(IEnumerable<Determination> answers, AnswerWriter writer)
    {
        foreach (var benefit in answers.GroupBy(a => a.Benefit.Id, StringComparer.Ordinal))
        {
            writer.Write([.. benefit]);
        }
    }

    private static bool IsOver(Determination answer, DateOnly on) => answer.Enjoyed.Until < on;

    private void Intro(Outcome outcome)
    {
        Bilingual? intro = outcome switch
        {
            Outcome.Unknown => new("答了写着的情况就能确定。", "The facts named settle these."),
            Outcome.NotDecided => new("这不等于没有，请向主管部门询问。", "That is not a ‘no’: ask the competent office."),
            _ => null,
        };
        if (intro is null)
        {
            return;
        }

        Body.Add($"""<p class="hint intro">{intro}""");
        if (outcome == Outcome.Unknown)
        {
            Body.Add($""" <button class="main no-print" form="keep" formaction="/check">{("继续答题", "More questions")}</button>""");
        }

        Body.Add($"</p>");
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
            Body.Add($"<details class=\"no-print\"><summary>{("不涉及你家的", "Does not arise for your family")} ({others.Length})</summary><ul>")
                .Each(others, static (h, b) => h.Add($"""<li><a href="/benefits/{b.Id}">{b.Label}</a></li>"""))
                .Add($"</ul></details>");
        }
    }
}
