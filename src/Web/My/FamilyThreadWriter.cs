using Anyu.Casework;
using Anyu.Feel;
using Anyu.Web.Portal.Check;
using Anyu.Web.SignIn;

namespace Anyu.Web.My;

/// <summary>Writes what a family has and may confirm, and asks for the facts that are missing, the one that settles most first and ready to be answered.</summary>
/// <param name="page">The page, which opens forms with their mark.</param>
/// <param name="matter">The thread.</param>
internal sealed class FamilyThreadWriter(SignedInPage page, Guid matter)
{
    private const int QuestionsAtOnce = 5;

    private Html Body => page.Body;

    /// <summary>Writes it.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="wrong">The question whose answer was not taken, as written, and why.</param>
    public void Write(FamilyThread thread, (string Path, string? Written, Problem Problem)? wrong)
    {
        Offers([.. thread.Standings.Where(kept => kept.Standing.Kind == StandingKind.Offered || kept.MayConfirm)]);
        List(new("已经开通的", "What is open"), "sure", [.. thread.Standings.Where(kept => kept.Standing.Kind == StandingKind.Opened && !kept.MayConfirm)]);
        Questions(thread, wrong);
        List(new("现在不符合的", "What is not met now"), "no", [.. thread.Standings.Where(kept => kept.Standing.Kind == StandingKind.Refused)]);
    }

    /// <summary>The name of the field that answers a question; several questions stand on one page.</summary>
    public static string NameOf(string path) => $"answer-{path.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal)}";

    private static Field FieldOf(FactQuestion question, string? written, Problem? error, ImmutableArray<CodeItem> options) =>
        new(NameOf(question.Path), question.Question, question.IsCollection ? new FeelType.List(question.Type) : question.Type) { Hint = question.Hint, Options = options.IsEmpty ? question.Options : options, Value = written, Error = error };

    private void Offers(ImmutableArray<KeptStanding> offers)
    {
        if (offers.IsEmpty)
        {
            return;
        }

        Body.Add($"<h2>{("符合条件，请您确认", "You qualify; please confirm")}</h2>");
        foreach (var (index, kept) in offers.Index())
        {
            Head(kept.Standing, "soon");
            if (kept.AcceptedAt is { } at)
            {
                Body.Add($"""<p><strong class="tag sure">{("已确认", "confirmed")}</strong> {SignedInPage.Time(at)}</p></article>""");
                continue;
            }

            if (kept.WithdrawnAt is { } withdrawn)
            {
                Body.Add($"""<p><strong class="tag none">{("您撤回过", "you withdrew it")}</strong> {SignedInPage.Time(withdrawn)}</p>""");
            }

            page.OpenForm($"/my/matters/{matter:D}");
            Body.Add($"""
                <input type="hidden" name="act" value="confirm"><input type="hidden" name="benefit" value="{kept.Standing.Benefit}"><input type="hidden" name="subject" value="{kept.Standing.Subject}">
                <div class="actions"><button class="main" id="confirm-{index}">{(kept.WithdrawnAt is null ? ("确认领取", "Confirm") : ("再次确认", "Confirm again"))}<span class="hide"> {kept.Standing.Title}</span></button></div></form></article>
                """);
        }
    }

    private void List(Bilingual heading, string mark, ImmutableArray<KeptStanding> standings)
    {
        if (standings.IsEmpty)
        {
            return;
        }

        Body.Add($"<h2>{heading}</h2>");
        foreach (var kept in standings)
        {
            Head(kept.Standing, mark);
            Body.Each(kept.Standing.Kind == StandingKind.Refused ? kept.Standing.Reasons : [], static (html, reason) => html.Add($"<p>{reason}</p>"));
            if (kept.Standing is { Kind: StandingKind.Refused, Remedy: { } remedy })
            {
                Body.Add($"<p><strong>{("怎么办：", "What to do: ")}</strong>{remedy}</p>");
            }

            Body.Add($"</article>");
        }
    }

    private void Head(Standing standing, string mark)
    {
        Body.Add($"""<article class="answer {mark}"><div class="head"><h3><a href="/benefits/{standing.Benefit}">{standing.Title}</a></h3>""");
        if (standing.IsCertain && standing.Amount is not null)
        {
            Body.Add($"""<span class="amount">{standing.AmountWords}</span>""");
        }

        Body.Add($"""</div><p class="who">{standing.For}""");
        if (standing is { IsCertain: true, From: { } from })
        {
            Body.Add($"{("，自 ", ", from ")}{from}");
        }

        if (standing is { IsCertain: true, Until: { } until })
        {
            Body.Add($"{("，到 ", ", until ")}{until}");
        }

        Body.Add($"</p>");
    }

    private void Questions(FamilyThread thread, (string Path, string? Written, Problem Problem)? wrong)
    {
        if (thread.Questions.IsEmpty)
        {
            return;
        }

        Body.Add($"<h2>{("只差这些就能确定", "Only these facts are missing")}</h2><p>{("从最管用的问起。答了就保存在您家，登记机关有了记录以登记为准。", "The most useful comes first. An answer is kept with your family; once the register knows, the register counts.")}</p>");
        foreach (var question in thread.Questions.Take(QuestionsAtOnce))
        {
            var own = wrong is { } failed && failed.Path == question.Path ? failed : default;
            var names = thread.Standings.Where(kept => kept.Standing.Missing.Contains(question.Path, StringComparer.Ordinal)).Select(kept => kept.Standing.Title).Distinct().ToList();
            Body.Add($"""<details class="panel"{Html.Flag("open", own.Path is not null)}><summary>{question.Question}</summary><p class="small">{("答了就能确定：", "It settles: ")}{(string.Join("、", names.Select(name => name.Zh)), string.Join(", ", names.Select(name => name.En)))}</p>""");
            page.OpenForm($"/my/matters/{matter:D}");
            Body.Add($"""<input type="hidden" name="act" value="answer"><input type="hidden" name="path" value="{question.Path}">""");
            var candidates = question.Type is FeelType.Place && own.Written is { } text ? new PlaceFinder(page.Library.Book).Find(text).Candidates : [];
            FieldWriter.Write(Body, FieldOf(question, own.Written, own.Problem, candidates));
            Body.Add($"""<div class="actions"><button class="main">{("回答", "Answer")}</button></div></form></details>""");
        }
    }
}
