using Anyu.Web.Portal.Family;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Portal.Check;

/// <summary>The checker. Every press of a button sends the facts and one answer; the page that comes back asks the next thing.</summary>
internal sealed class CheckPage(Library library, TimeProvider clock) : FamilyPage(library, clock)
{
    private CheckFlow Flow => new(Book);

    /// <summary>Starts with nothing said.</summary>
    public override IActionResult OnGet() => Show(FamilyState.Of(FamilyStatement.Empty(Book, null), Today));

    /// <summary>An answer, a skip, a step back or a change.</summary>
    public override IActionResult OnPost()
    {
        var read = FamilyState.Read(Request.Form, Book, Today);
        if (!read.Succeeded)
        {
            return Refuse(read.Problems);
        }

        var state = read.Value;
        var asked = Request.Form["ask"].ToString();
        return Request.Form["do"].ToString() switch
        {
            "answer" => Answer(state, asked),
            "skip" when asked.Length > 0 && asked != "place" => Show(state.Skipping(asked)),
            "back" when !state.Trail.IsEmpty => Ask(state with { Trail = state.Trail[..^1] }, state.Trail[^1]),
            _ when Request.Form["change"].ToString() is { Length: > 0 } path => Ask(state, CheckFlow.StepOf(path)),
            _ when asked.Length > 0 => Ask(state, asked),
            _ => Show(state),
        };
    }

    /// <inheritdoc/>
    protected override IActionResult Show(FamilyState state)
    {
        var determinations = Decide(state);
        if (Flow.Next(state, determinations) is { } next)
        {
            return Write(state, next, next.Ask(state), [], determinations);
        }

        Keep(state);
        Finished(state);
        return Page();
    }

    private IActionResult Ask(FamilyState state, string id)
    {
        var determinations = Decide(state);
        return Flow.Find(id, state, determinations) is { } step ? Write(state, step, step.Ask(state), [], determinations) : Show(state);
    }

    private IActionResult Answer(FamilyState state, string id)
    {
        var determinations = Decide(state);
        if (Flow.Find(id, state, determinations) is not { } step)
        {
            return Show(state);
        }

        var outcome = step.Answer(state, Request.Form);
        return outcome.Statement is { } statement
            ? Show(state.Answered(id, statement))
            : Write(state, step, outcome.Again!, outcome.Problems, determinations);
    }

    private ImmutableArray<Determination> Decide(FamilyState state) =>
        state.Statement.Place is null || !state.Statement.Check(state.On).IsEmpty ? [] : Determiner.Decide(Book, state.Statement, state.Request with { Explain = false });

    private IActionResult Write(FamilyState state, ICheckStep step, CheckQuestion question, ImmutableArray<Problem> problems, ImmutableArray<Determination> determinations)
    {
        question = question with { Fields = [.. question.Fields.Select(f => f.Error is null ? f : f with { Error = ProblemWriter.InWords(f.Error, state.Statement) })] };
        Title = question.Heading;
        Section = "check";
        Keep(state, ("ask", step.Id));
        var fresh = state.Statement.Place is null;
        if (!state.Trail.IsEmpty)
        {
            Body.Add($"""<p class="crumb"><button class="link" form="keep" name="do" value="back">{("‹ 上一题", "‹ Back")}</button></p>""");
        }

        Body.Add($"""<div class="{(fresh ? "" : "ask-grid")}"><div>""");
        ProblemWriter.Summary(Body, [.. question.Fields.Where(f => f.Error is not null).Select(f => (f.Error!, (string?)f.FocusId)), .. problems.Select(p => (ProblemWriter.InWords(p, state.Statement), (string?)null))]);
        Form(state, step, question);
        Body.Add($"</div>");
        if (fresh)
        {
            OpenFile.Write(Body);
        }
        else
        {
            CertainList.Write(Body, determinations, state.Statement);
        }

        Body.Add($"</div>");
        return Page();
    }

    private void Form(FamilyState state, ICheckStep step, CheckQuestion question)
    {
        Body.Add($"""<form method="post" action="/check" novalidate>""");
        HiddenFields.Write(Body, state.Fields().Add(("ask", step.Id)));
        if (!question.Fields.Any(f => f.Heading))
        {
            Body.Add($"<h1>{question.Heading}</h1>");
        }

        if (question.Intro is { } intro)
        {
            Body.Add($"""<p class="hint">{intro}</p>""");
        }

        Body.Each(question.Fields, static (html, field) => FieldWriter.Write(html, field));
        Body.Add($"""<div class="actions"><button class="main" name="do" value="answer">{("继续", "Continue")}</button>""");
        if (step.Id != "place")
        {
            Body.Add($"""<button class="quiet" name="do" value="skip">{("先跳过", "Skip for now")}</button>""");
        }

        Body.Add($"</div></form>");
    }

    private void Finished(FamilyState state)
    {
        Begin("check", new("该问的都问了", "Nothing more to ask"), new("再答也不会改变结果了。", "No further answer would change the result."));
        if (!state.Skipped.IsEmpty)
        {
            Body.Add($"<p>{("跳过的题可以在“我填的内容”里补答。", "Questions you skipped can be answered under ‘My answers’.")}</p>");
        }

        Body.Add($"""<div class="actions"><button class="main" form="keep" formaction="/result">{("看结果", "See the result")}</button><button class="quiet" form="keep" formaction="/check/answers">{("我填的内容", "My answers")}</button></div>""");
    }
}
