using Anyu.Casework;
using Anyu.Feel;
using Anyu.Register;
using Anyu.Web.Portal.Check;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Cases;

/// <summary>
/// Asks for the facts of any service, page by page, from its definition; keeps a draft with every page; shows the answers before they are sent.
/// Works without a script. The id of the draft is the id of the case it becomes, so that sending twice is sending once.
/// </summary>
internal abstract class FormPage : WritingPage
{
    private const string Check = "check";
    private const int PressesAtMost = 3;

    /// <summary>Which services are offered here.</summary>
    protected abstract ServiceAudience For { get; }

    /// <summary>Where the form stands, such as <c>/my/apply</c>.</summary>
    protected abstract string Root { get; }

    /// <summary>The face's first page.</summary>
    protected abstract string Home { get; }

    /// <summary>The door of the menu that the form stands behind.</summary>
    protected abstract string Door { get; }

    /// <summary>Where a sent case is read.</summary>
    protected abstract string After(SubmittedCase sent);

    private CaseDesk Desk => HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Cases;

    private RegisterDesk Register => HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Register;

    private DateTimeOffset Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    private DateOnly Today => CaseDesk.DayOf(Now);

    /// <summary>The start of a service, a page of its form, or the answers.</summary>
    public async Task<IActionResult> OnGet(string? service, Guid? draft, string? part)
    {
        if (service is null)
        {
            Offer();
            return Page();
        }

        if (Find(service) is not { } definition)
        {
            return NotHere();
        }

        if (draft is not { } id)
        {
            Start(definition, [.. (await Read(unit => Drafts.Own(Desk, unit, Actor))).Where(begun => begun.Service == service)]);
            return Page();
        }

        if (await Read(unit => Drafts.Find(Desk, unit, Actor, id)) is not { } kept || kept.Service != service)
        {
            return NotHere();
        }

        return part == Check ? ShowAnswers(definition, kept, []) : ShowPage(definition, kept, part ?? "", []);
    }

    /// <summary>Begins a draft, takes the answers of a page, or sends the application.</summary>
    public async Task<IActionResult> OnPost(string service, Guid? draft, string? part)
    {
        if (Find(service) is not { } definition)
        {
            return NotHere();
        }

        if (draft is not { } id)
        {
            return await Begin(definition);
        }

        if (await Read(unit => Drafts.Find(Desk, unit, Actor, id)) is not { } kept || kept.Service != service)
        {
            return NotHere();
        }

        return part == Check ? await Send(definition, kept)
            : QuietSaving.IsAsked(Request) ? await Keep(definition, kept, part ?? "")
            : await Take(definition, kept, part ?? "");
    }

    private ServiceDefinition? Find(string service) => Desk.Shelf.Services.GetValueOrDefault(service) is { } found && found.Audience == For ? found : null;

    private void Offer()
    {
        Begin(Door, new("可以报告的", "What can be reported"));
        Body.Add($"<ul class=\"list\">").Each(Desk.Shelf.Services.Values.Where(s => s.Audience == For), (h, s) => h.Add($"""<li><a href="{Root}/{s.Id}">{s.Title}</a><br><span class="small">{s.Purpose}</span></li>""")).Add($"</ul>");
    }

    private void Start(ServiceDefinition service, ImmutableArray<Draft> begun)
    {
        Begin(Door, service.Title, service.Purpose);
        if (!begun.IsEmpty)
        {
            Body.Add($"""<section class="panel" aria-labelledby="begun"><h2 id="begun">{("上次没填完", "Begun and not sent")}</h2><ul class="list">""");
            Body.Each(begun, (h, d) => h.Add($"""<li><a class="button" href="{Root}/{service.Id}/{d.Id.ToString("D")}/{d.Page}">{("接着填", "Go on")}</a> <span class="small">{QuietSaving.Words(d.SavedAt, Now)}</span></li>""")).Add($"</ul></section>");
        }

        OpenForm($"{Root}/{service.Id}");
        Body.Add($"""<div class="actions"><button class="{(begun.IsEmpty ? "main" : "quiet")}"{Html.Flag("autofocus", begun.IsEmpty)}>{(begun.IsEmpty ? ("开始填写", "Start") : ("重新填一份", "Start another"))}</button></div></form>""");
        Body.Add($"<h2>{("会问到", "You will be asked")}</h2><ul>").Each(service.Form.Pages, static (h, p) => h.Add($"<li>{p.Title}</li>")).Add($"</ul>");
        Body.Add($"<h2>{("怎么办理", "How it goes on")}</h2><ol>").Each(service.Steps, static (h, s) => h.Add($"<li>{s.Title}</li>")).Add($"</ol>");
        CaseWriter.Grounds(Body, Library.Book, service.Grounds);
    }

    private async Task<IActionResult> Begin(ServiceDefinition service)
    {
        var id = await Write(async unit =>
        {
            var id = unit.NewId();
            var known = await Prefill.Of(Desk, Register, unit, Actor, service);
            await Drafts.Save(Desk, unit, Actor, new Draft(id, service.Id, service.Form.Pages[0].Id, known, default, 0));
            return id;
        });
        return SeeOther($"{Root}/{service.Id}/{id:D}/{service.Form.Pages[0].Id}");
    }

    private async Task<IActionResult> Take(ServiceDefinition service, Draft draft, string pageId)
    {
        if (service.Form.Pages.FirstOrDefault(p => p.Id == pageId) is not { } page)
        {
            return NotHere();
        }

        var (next, clash) = await Press(service, page, draft);
        if (clash is not null)
        {
            return ShowPage(service, next, pageId, [(clash, null)]);
        }

        var errors = Errors(service, page, next.Facts);
        return errors.Count > 0 ? ShowPage(service, next with { Revision = next.Revision + 1 }, pageId, errors) : SeeOther(NextAddress(service, next, page));
    }

    /// <summary>What stands in the page when its button is pressed counts, also when a quiet save of the same page was still on its way.</summary>
    private async Task<(Draft Draft, Problem? Clash)> Press(ServiceDefinition service, PageDefinition page, Draft draft)
    {
        for (var attempt = 1; ; attempt++)
        {
            var next = draft with { Facts = Written(service, page, draft), Page = page.Id, SavedAt = Now };
            if (await Write(unit => Drafts.Save(Desk, unit, Actor, next)) is not { } clash)
            {
                return (next, null);
            }

            if (attempt == PressesAtMost || await Read(unit => Drafts.Find(Desk, unit, Actor, draft.Id)) is not { } kept)
            {
                return (draft, clash);
            }

            draft = kept;
        }
    }

    /// <summary>Keeps what is typed so far, right or wrong: nothing is checked and nobody is led on.</summary>
    private async Task<IActionResult> Keep(ServiceDefinition service, Draft draft, string pageId)
    {
        if (service.Form.Pages.FirstOrDefault(p => p.Id == pageId) is not { } page)
        {
            return NotHere();
        }

        return await KeepQuietly(Desk, draft, draft with { Facts = Written(service, page, draft), Page = pageId });
    }

    /// <summary>The facts of the draft with what was posted of one page.</summary>
    private ImmutableSortedDictionary<string, string> Written(ServiceDefinition service, PageDefinition page, Draft draft)
    {
        var written = draft.Facts.ToBuilder();
        foreach (var field in page.Fields.Where(f => f.Compute is null))
        {
            if (Posted(service, field) is { } value)
            {
                written[field.Fact] = value;
            }
            else if (Request.Form.ContainsKey(Present(field.Fact)))
            {
                written.Remove(field.Fact);
            }
        }

        return written.ToImmutable();
    }

    /// <summary>What was posted for a field; a place's name turned into its code where one place alone is meant.</summary>
    private string? Posted(ServiceDefinition service, FieldDefinition field)
    {
        var type = service.Element(field.Fact)!.Type;
        var reading = FieldReader.Read(Request.Form, NameOf(field.Fact), type);
        if (type is not FeelType.Place || reading.Written is not { } text)
        {
            return reading.Answer ?? reading.Written;
        }

        var was = Request.Form[Present(field.Fact)].ToString();
        return was.Length > 1 && PlaceName(was).In(View.Language) == text ? was : new PlaceFinder(Library.Book).Find(text).Code ?? text;
    }

    private async Task<IActionResult> Send(ServiceDefinition service, Draft draft)
    {
        var sent = await Write(async unit =>
        {
            var sent = await new SubmitCase(draft.Id, service.Id, draft.Facts).Run(Desk, unit, Actor);
            if (sent.Succeeded)
            {
                await Drafts.Drop(unit, Actor, draft.Id);
            }

            return sent;
        });
        return sent.Value is { } done ? SeeOther(After(done)) : ShowAnswers(service, draft, sent.Problems);
    }

    private IActionResult ShowPage(ServiceDefinition service, Draft draft, string pageId, List<(Problem Problem, string? FocusId)> errors)
    {
        if (service.Form.Pages.FirstOrDefault(p => p.Id == pageId) is not { } page)
        {
            return NotHere();
        }

        Response.StatusCode = errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        ProblemWriter.Summary(Body, errors);
        var at = service.Form.Pages.IndexOf(page) + 1;
        Begin(Door, page.Title, new(FormattableString.Invariant($"{service.Title.Zh}，第 {at} 页，共 {service.Form.Pages.Length} 页"), FormattableString.Invariant($"{service.Title.En}, page {at} of {service.Form.Pages.Length}")));
        OpenForm($"{Root}/{service.Id}/{draft.Id:D}/{page.Id}");
        var facts = CaseFacts.Read(service, draft.Facts).Facts;
        foreach (var field in page.Fields.Where(f => f.Compute is null))
        {
            // What depends on another answer of this page is shown with it: without a script nothing can appear later.
            var isHere = FormCheck.IsAsked(service, page, field, facts, Today) || DependsOnPage(service, page, field);
            if (isHere)
            {
                var error = errors.FirstOrDefault(e => e.FocusId is not null && e.FocusId.StartsWith(NameOf(field.Fact), StringComparison.Ordinal)).Problem;
                FieldWriter.Write(Body, FieldOf(service, field, draft.Facts.GetValueOrDefault(field.Fact), error));
                var kept = facts[field.Fact] is { } code && service.Element(field.Fact)!.Type is FeelType.Place ? code : "1";
                Body.Add($"""<input type="hidden" name="{Present(field.Fact)}" value="{kept}">""");
            }
        }

        QuietSaving.Line(Body, draft, Now);
        Body.Add($"""<div class="actions"><button class="main">{("继续", "Continue")}</button><a class="button quiet" href="{Home}">{("以后再填（已保存）", "Later (it is kept)")}</a></div></form>""");
        return Page();
    }

    private IActionResult ShowAnswers(ServiceDefinition service, Draft draft, ImmutableArray<Problem> refused)
    {
        var (facts, unreadable) = CaseFacts.Read(service, draft.Facts);
        var complete = FormCheck.Complete(service, facts, Today);
        var open = service.Form.Pages.SelectMany(p => Errors(service, p, draft.Facts)).ToList();
        Response.StatusCode = refused.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        ProblemWriter.Summary(Body, [.. refused.Select(p => (p, (string?)null))]);
        Begin(Door, new("核对后提交", "Check and send"), service.Title);
        if (open.Count > 0 || !unreadable.IsEmpty)
        {
            Body.Add($"""<h2>{("还缺", "Still missing")}</h2><ul class="list">""");
            foreach (var page in service.Form.Pages.Where(p => Errors(service, p, draft.Facts).Count > 0))
            {
                Body.Add($"""<li><a href="{Root}/{service.Id}/{draft.Id.ToString("D")}/{page.Id}">{page.Title}</a></li>""");
            }

            Body.Add($"</ul>");
        }

        CaseWriter.Facts(Body, service, complete, Library, field => $"{Root}/{service.Id}/{draft.Id:D}/{PageOf(service, field)}#{NameOf(field.Fact)}");
        OpenForm($"{Root}/{service.Id}/{draft.Id:D}/{Check}");
        Body.Add($"""<p>{("我确认以上内容属实。不需要交任何纸质材料。", "I confirm that this is true. No paper is needed.")}</p><div class="actions"><button class="main">{("提交", "Send")}</button></div></form>""");
        CaseWriter.Grounds(Body, Library.Book, service.Grounds);
        return Page();
    }

    private List<(Problem Problem, string? FocusId)> Errors(ServiceDefinition service, PageDefinition page, ImmutableSortedDictionary<string, string> written)
    {
        var (facts, _) = CaseFacts.Read(service, written);
        var found = new List<(Problem Problem, string? FocusId)>();
        foreach (var field in page.Fields)
        {
            var own = CaseFacts.Read(service, written.Where(w => w.Key == field.Fact)).Problems.Concat(
                written.ContainsKey(field.Fact) && facts[field.Fact] is null ? [] : FormCheck.Problems(service, page, field, facts, Today));
            found.AddRange(own.Take(1).Select(p => (p, (string?)FieldOf(service, field, null, null).FocusId)));
        }

        return found;
    }

    private string NextAddress(ServiceDefinition service, Draft draft, PageDefinition page)
    {
        var (facts, _) = CaseFacts.Read(service, draft.Facts);
        var next = service.Form.Pages.SkipWhile(p => p != page).Skip(1).FirstOrDefault(p => p.Fields.Any(f => FormCheck.IsAsked(service, p, f, facts, Today)));
        return $"{Root}/{service.Id}/{draft.Id:D}/{next?.Id ?? Check}";
    }

    private static string PageOf(ServiceDefinition service, FieldDefinition field) => service.Form.Pages.First(p => p.Fields.Contains(field)).Id;

    /// <summary>Whether what shows a field is asked on the same page.</summary>
    private static bool DependsOnPage(ServiceDefinition service, PageDefinition page, FieldDefinition field) =>
        field.Show is { } show && page.Fields.Any(other => other != field && service.Element(other.Fact) is { } element && show.Source.Contains(other.Fact, StringComparison.Ordinal) && element.Name.Length > 0);

    private static string NameOf(string fact) => fact.Replace('.', '-');

    private static string Present(string fact) => "has-" + NameOf(fact);

    private Field FieldOf(ServiceDefinition service, FieldDefinition field, string? value, Problem? error)
    {
        var element = service.Element(field.Fact)!;
        var made = new Field(NameOf(field.Fact), field.Ask, element.Type) { Hint = field.Hint, Value = value, Error = error, Long = element.Long };
        return element.Type switch
        {
            FeelType.Code code => made with { Options = service.Scope.Schema.FindCodeList(code.ListId)!.Items },
            FeelType.Place when value is not null => Place(made, value),
            FeelType.Place => made with { Hint = field.Hint ?? new("写名称，如县（市、区）的名字。", "Write the name, such as that of the county.") },
            _ => made,
        };
    }

    /// <summary>A place by its name; where a name fits several places, these to choose from.</summary>
    private Field Place(Field field, string value) => PlaceCode.TryParse(value, out _, out _)
        ? field with { Value = PlaceName(value).In(View.Language) }
        : field with { Options = new PlaceFinder(Library.Book).Find(value).Candidates };
}
