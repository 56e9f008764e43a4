using Anyu.Casework;

namespace Anyu.Web.Cases;

/// <summary>Writes a case from its definition: progress, steps with their clocks, facts, grounds, letters.</summary>
internal static class CaseWriter
{
    /// <summary>How far it is: 4 of 5 done.</summary>
    public static void Progress(Html html, CaseView view)
    {
        var counted = view.State.Steps.Where(s => view.Service.Step(s.Key) is { Kind: not StepKind.Automatic } && s.Value.Status != StepStatus.Skipped).ToList();
        var done = counted.Count(s => s.Value.Status == StepStatus.Done);
        if (counted.Count > 0)
        {
            html.Add($"""<p class="what">{($"共 {counted.Count} 项，办好 {done} 项", $"{done} of {counted.Count} done")}</p>""");
        }

        if (view.State.Outcome is { } outcome)
        {
            html.Add($"""<p><strong class="tag {(outcome == CaseOutcome.Granted ? "sure" : "no")}">{CaseWords.Of(outcome)}</strong></p>""");
        }
    }

    /// <summary>Each step: where it stands, by when, and what can be done about a refusal.</summary>
    public static void Steps(Html html, CaseView view, DateOnly today, Lawbook book, Action<StepDefinition, StepState>? below = null)
    {
        html.Add($"""<ul class="list steps">""");
        foreach (var step in view.Service.Steps)
        {
            if (view.State.Steps.GetValueOrDefault(step.Id) is not { Status: not StepStatus.Skipped } own)
            {
                continue;
            }

            html.Add($"""<li id="step-{step.Id}"><p class="meta"><strong class="tag {CaseWords.TagOf(own.Status)}">{CaseWords.Of(own.Status)}</strong> <strong>{step.Title}</strong>""");
            if (own.Status == StepStatus.Open && CaseWords.Of(own.Clock, today) is { } clock)
            {
                html.Add($" <span>{clock}</span>");
            }

            html.Add($"</p>");
            if (own.Refusal is { } refused && own.Status is StepStatus.Refused or StepStatus.InReview or StepStatus.Ended)
            {
                Refusal(html, view.Service, refused, book);
            }

            if (own is { Status: StepStatus.Returned, ReturnText: { } asked })
            {
                html.Add($"<p>{asked}</p>");
            }

            below?.Invoke(step, own);
            html.Add($"</li>");
        }

        html.Add($"</ul>");
    }

    /// <summary>What is stated, as a list of questions and answers.</summary>
    public static void Facts(Html html, ServiceDefinition service, CaseFacts facts, Library library, Func<FieldDefinition, string?>? change = null)
    {
        html.Add($"""<dl class="pairs answers">""");
        foreach (var field in service.Form.Fields)
        {
            if (facts[field.Fact] is not { } value)
            {
                continue;
            }

            html.Add($"<dt>{field.Ask}</dt><dd>{TextFill.Words(service, field.Fact, value, code => PlaceWords.Of(library.Book, code))}");
            if (change?.Invoke(field) is { } address)
            {
                html.Add($""" <a href="{address}">{("改", "Change")}<span class="hide"> {field.Ask}</span></a>""");
            }

            html.Add($"</dd>");
        }

        foreach (var fact in service.Steps.SelectMany(s => s.Gives).Distinct(StringComparer.Ordinal).Where(f => facts[f] is not null && service.Form.Field(f) is null))
        {
            html.Add($"<dt>{service.Element(fact)!.Label}</dt><dd>{TextFill.Words(service, fact, facts[fact]!, code => PlaceWords.Of(library.Book, code))}</dd>");
        }

        html.Add($"</dl>");
    }

    /// <summary>The sentences on which a service rests; those of the reader's place first is not decided here, all are shown.</summary>
    public static void Grounds(Html html, Lawbook book, ImmutableArray<Ground> grounds)
    {
        html.Add($"<details><summary>{("依据", "Legal ground")}</summary>").Each(grounds, (h, g) => Ground(h, book, g)).Add($"</details>");
    }

    private static void Ground(Html html, Lawbook book, Ground ground)
    {
        if (!ground.IsConfirmed)
        {
            html.Add($"""<p><strong class="tag ask">{("待确认", "unconfirmed")}</strong> {ground.Note}</p>""");
            return;
        }

        var title = book.Documents[ground.Document].Title;
        html.Add($"""<blockquote lang="zh-CN"><p>{string.Join("……", ground.Quotes)}</p></blockquote><p class="small"><a href="/law/{ground.Document}#{ground.Article}">{title} {ground.Article}</a> {ground.Note}</p>""");
    }

    private static void Refusal(Html html, ServiceDefinition service, RefusalState refused, Lawbook book)
    {
        if (service.Refusal(refused.Ground) is { } ground)
        {
            html.Add($"<p>{ground.Title} {refused.Text}</p><p><strong>{("怎么办：", "What to do: ")}</strong>{ground.Remedy}</p>");
            if (ground.Ground.IsConfirmed)
            {
                Ground(html, book, ground.Ground);
            }
        }
    }
}
