using Anyu.Access;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>What a roster that was sent would change; storing it, or giving it up.</summary>
[Needs(Face.Workbench, "access.roster.write")]
internal sealed class RosterPlanPage : SignedInPage
{
    private const int ShownAtMost = 200;

    public async Task<IActionResult> OnGet(Guid id) => await Sent(id) is { } table ? Show(id, await Write(unit => Order(table).Check(unit, Actor, Installation.Roster, Library.Book.Places)), isDone: false) : NotHere();

    public async Task<IActionResult> OnPost(Guid id)
    {
        if (await Sent(id) is not { } table)
        {
            return NotHere();
        }

        if (Posted("do") != "import")
        {
            await Write(unit => SentRosters.Drop(unit, Actor, id));
            return SeeOther(RosterWords.Address + "/import");
        }

        var done = await Write(async unit =>
        {
            await SentRosters.Drop(unit, Actor, id);
            return await Order(table).Run(unit, Actor, Installation.Roster, Library.Book.Places);
        });
        return Show(id, done, isDone: true);
    }

    private static ImportRoster Order(Table table) => new(table);

    private Task<Table?> Sent(Guid id) => Read(unit => SentRosters.Find(unit, Installation.Cipher, Actor, id));

    private IActionResult Show(Guid id, Result<RosterPlan> checkedPlan, bool isDone)
    {
        Begin(RosterWords.Address, isDone ? new("名册已导入", "The roster is imported") : new("检查结果", "What the check found"));
        Body.Add($"""<p class="crumb"><a href="{RosterWords.Address}">{("回到名册", "Back to the roster")}</a></p>""");
        if (checkedPlan.Value is not { } plan)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Body.Each(checkedPlan.Problems, static (html, problem) => ProblemWriter.Panel(html, problem));
            Body.Add($"""<p class="actions"><a class="button" href="{RosterWords.Address}/import">{("换一个文件", "Send another file")}</a></p>""");
            return Page();
        }

        Counts(plan);
        if (!isDone)
        {
            OpenForm($"{RosterWords.Address}/import/{id:D}", "actions");
            if (plan.ChangesAnything)
            {
                Body.Add($"""<button class="main" name="do" value="import">{("导入没有问题的行", "Import the rows without problems")}</button>""");
            }

            Body.Add($"""<button class="quiet" name="do" value="drop">{("不导入", "Give it up")}</button></form>""");
        }

        Problems(plan.Problems);
        return Page();
    }

    private void Counts(RosterPlan plan)
    {
        Body.Add($"""<dl class="pairs">""");
        foreach (var (label, count) in new (Bilingual, int)[]
        {
            (new("新登记的人", "Persons named"), plan.Count(RosterChange.Name)),
            (new("更正的人（含离任）", "Persons corrected or ended"), plan.Count(RosterChange.Correct)),
            (new("培训记录", "Trainings recorded"), plan.Trainings),
            (new("与登记相同的行", "Rows as on record"), plan.Count(RosterChange.None)),
            (new("还没有人的行", "Rows that name nobody"), plan.RowsWithoutName),
            (new("有问题、不导入的行", "Rows with problems, not imported"), plan.RowsWithProblems),
            (new("这些地方在册、表里没有的人（仍在册）", "On the roster of these places and not in the table (they stay)"), plan.Unmentioned),
        })
        {
            Body.Add($"<dt>{label}</dt><dd>{count}</dd>");
        }

        Body.Add($"</dl>");
    }

    private void Problems(ImmutableArray<Problem> problems)
    {
        if (problems.IsEmpty)
        {
            return;
        }

        Body.Add($"<h2>{("有问题的行", "Rows with problems")}</h2>");
        var table = new StackedTable(Body, [new("行、列", "Row, column"), new("问题", "Problem"), new("怎么改", "How to mend it")]);
        table.Open(new("有问题的行", "Rows with problems"));
        foreach (var problem in problems.Take(ShownAtMost))
        {
            table.Row(
                html => html.Add($"{problem.At?.Line ?? 0}{("行 ", ", ")}{problem.At?.Column ?? 0}{("列", "")}"),
                html => html.Add($"""{problem.What} <span class="code">{problem.Code}</span>"""),
                html => html.Add($"{problem.Mend}"));
        }

        table.Close();
        if (problems.Length > ShownAtMost)
        {
            Body.Add($"<p>{($"只列前 {ShownAtMost} 个，共 {problems.Length} 个。", $"The first {ShownAtMost} of {problems.Length} are listed.")}</p>");
        }
    }
}
