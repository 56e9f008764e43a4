using Anyu.Access;
using Anyu.Casework;
using Anyu.Feel;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>One child's file: each data set that the catalogue has of a child, what it holds, from whom and of when, or that nothing was received.</summary>
[Needs(Face.Workbench, "register.person.read")]
internal sealed class ChildFilePage : SignedInPage
{
    private CaseDesk Desk => HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Cases;

    public async Task<IActionResult> OnGet(Guid id)
    {
        var register = HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Register;
        var opened = await Write(unit => OpenChildFile.Run(Desk, register, unit, Actor, id));
        if (opened.Value is { } file)
        {
            Show(file);
            return Page();
        }

        if (opened.Problems[0] == AccessProblems.NotHere())
        {
            return NotHere();
        }

        Response.StatusCode = StatusOf(opened.Problems[0]);
        Begin("/workbench/tasks", new("孩子的各类信息", "The child's data sets"));
        RecordDoor.Refused(Body, opened.Problems[0], id, Actor);
        return Page();
    }

    private void Show(ChildFile file)
    {
        var there = file.Sets.Count(set => set.From is not null);
        Begin("/workbench/tasks", new("孩子的各类信息", "The child's data sets"), new($"{file.Sets.Length} 类信息，收到 {there} 类。", $"{there} of {file.Sets.Length} data sets were received."));
        Body.Add($"""<p class="meta"><strong class="tag soon">{("查看目的", "purpose")}</strong> <span>{AuditWords.OfPurpose(file.Opened.Purpose.ToString())}</span></p>""");
        Body.Add($"""<dl class="pairs"><dt>{("姓名", "Name")}</dt><dd><a href="/workbench/persons/{file.Opened.Record.Id.ToString("D")}">{(file.Opened.Record.Name.Length > 0 ? file.Opened.Record.Name : "—")}</a></dd><dt>{("出生日期", "Date of birth")}</dt><dd>{file.Opened.Record.BirthDate}</dd></dl>""");
        foreach (var set in file.Sets)
        {
            Body.Add($"""<section class="panel" id="{set.Share.Id}"><h2>{set.Share.Title} <span class="tag {(set.From is null ? "ask" : "sure")}">{(set.From is null ? ("没有收到", "Nothing received") : ("有", "Here"))}</span></h2><dl class="pairs">""");
            if (set.From is { } told)
            {
                Body.Add($"""<dt>{("最近更新", "Last update")}</dt><dd>{DateOnly.FromDateTime(told.At.ToOffset(TimeSpan.FromHours(8)).DateTime)}</dd><dt>{("来自", "From")}</dt><dd>{AgencyWords.Of(told.Agency)} <span class="code">{told.Document}</span></dd>""");
                Body.Each(set.Holds, (html, held) => html.Add($"<dt>{Label(held.Fact)}</dt><dd>{Words(held.Fact, held.Value)}</dd>"));
            }
            else
            {
                Body.Add($"""<dt>{("应由谁提供", "To come from")}</dt><dd>{AgencyWords.Of(set.Share.Provider)}</dd><dt>{("周期", "Every")}</dt><dd>{($"{set.Share.EveryDays} 天（暂定）", set.Share.EveryDays == 1 ? "day (provisional)" : $"{set.Share.EveryDays} days (provisional)")}</dd>""");
            }

            Body.Add($"</dl></section>");
        }

        CaseWriter.Grounds(Body, Library.Book, [.. file.Sets.Select(set => set.Share.Ground).DistinctBy(ground => (ground.Document, ground.Article))]);
    }

    private Bilingual Label(string fact) => SharedFacts.Find(Library.Book, fact)?.Label ?? new(fact, fact);

    private Bilingual Words(string fact, string value) => SharedFacts.Find(Library.Book, fact)?.Type switch
    {
        FeelType.Place => PlaceName(value),
        FeelType.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => new(new View(Language.Zh, Elder: false).Day(day), new View(Language.En, Elder: false).Day(day)),
        _ => new(value, value),
    };
}
