using Anyu.Web.Portal.Family;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Portal.Check;

/// <summary>Everything said so far, each with a way to change it; the place to save the answers to a file and to open one.</summary>
internal sealed class AnswersPage(Library library, TimeProvider clock) : FamilyPage(library, clock)
{
    /// <inheritdoc/>
    public override IActionResult OnPost()
    {
        if (Request.Form.Files.Count == 0 && !Request.Form.ContainsKey("statement"))
        {
            return Stop(StatusCodes.Status400BadRequest, WebProblems.NoFile());
        }

        return Request.Form.Files.Count > 0 ? Open(Request.Form.Files[0]) : Read();
    }

    /// <summary>Facts that contradict each other or the day are shown all the same: this is the page on which they are put right.</summary>
    private IActionResult Read()
    {
        var read = FamilyState.Read(Request.Form, Book, Today);
        if (!read.Succeeded)
        {
            return Refuse(read.Problems);
        }

        Keep(read.Value);
        return Show(read.Value);
    }

    /// <inheritdoc/>
    protected override IActionResult Show(FamilyState state)
    {
        Begin(new("我填的内容", "My answers"), state, "/check/answers");
        ProblemWriter.Summary(Body, [.. state.Statement.Check(state.On).Select(p => (ProblemWriter.InWords(p, state.Statement), (string?)null))]);
        var table = new StackedTable(Body, [new("情况", "Fact"), new("回答", "Answer"), new("修改", "Change")], StackedTable.Narrow.Tight);
        table.Open(Title);
        Row(table, new Bilingual("地方", "Place"), state.Statement.Place is { } place ? PlaceWords.Of(Book, place).In(View.Language) : "", "place");
        var stated = state.Statement.Stated.ToLookup(s => s.Value == "0" && Book.Vocabulary.Collections.ContainsKey(s.Path));
        foreach (var (path, value) in stated[false])
        {
            Row(table, state.Statement.Describe(path), Text(state.Statement, path, value), path);
        }

        table.Close();
        Questions(new("说了没有的", "Said not to be there"), stated[true].Select(s => (s.Path, state.Statement.Describe(s.Path))));
        Questions(new("跳过的题", "Skipped"), state.Skipped.Select(step => (step, StepName(step, state))));
        Body.Add($"""
            <div class="actions"><button class="main" form="keep" formaction="/result">{("看结果", "See the result")}</button><button class="quiet" form="keep" formaction="/check">{("继续答题", "More questions")}</button></div>
            <section class="panel"><h2>{("保存到文件", "Save to a file")}</h2><p>{("文件存在您自己的手机或电脑上，下次打开接着用。里面是您家的情况，请自己保管好。", "The file stays on your own phone or computer; open it next time to go on. It holds your family's facts: keep it safe.")}</p>
            <button class="quiet" form="keep" formaction="/check/save">{("下载我填的内容", "Download my answers")}</button></section>
            """);
        return Page();
    }

    private IActionResult Open(IFormFile file)
    {
        if (file.Length is 0 or > FamilyStatement.MaxBytes)
        {
            return Stop(StatusCodes.Status400BadRequest, file.Length == 0 ? WebProblems.NoFile() : WebProblems.BodyTooLarge(FamilyStatement.MaxBytes));
        }

        using var reader = new StreamReader(file.OpenReadStream());
        var parsed = FamilyStatement.Parse(reader.ReadToEnd(), Path.GetFileName(file.FileName), Book);
        if (!parsed.Succeeded)
        {
            return Stop(StatusCodes.Status400BadRequest, parsed.Problems);
        }

        var state = FamilyState.Of(parsed.Value, Today);
        Keep(state);
        return Show(state);
    }

    /// <summary>A list of questions, each the way to answer it anew; nothing where the list is empty.</summary>
    private void Questions(Bilingual heading, IEnumerable<(string Step, Bilingual Name)> questions)
    {
        var all = questions.ToImmutableArray();
        if (all.IsEmpty)
        {
            return;
        }

        Body.Add($"""<h2>{heading}</h2><ul class="chips">""");
        foreach (var (step, name) in all)
        {
            Body.Add($"""<li><button form="keep" formaction="/check" name="change" value="{step}">{name}</button></li>""");
        }

        Body.Add($"</ul>");
    }

    private static Bilingual StepName(string step, FamilyState state) => step switch
    {
        "family" => new("家里有几个孩子", "How many children there are"),
        "dates" => new("孩子哪天出生", "When the children were born"),
        "work" => new("父母有没有工作单位", "Whether the parents have an employer"),
        "others" => new("其他情况", "Other circumstances"),
        _ => state.Statement.Describe(step),
    };

    private static void Row(StackedTable table, Bilingual label, string value, string path) => table.Row(
        html => html.Add($"{label}"),
        html => html.Add($"{value}"),
        html => html.Add($"""<button class="link" form="keep" formaction="/check" name="change" value="{path}">{("修改", "Change")}<span class="hide"> {label}</span></button>"""));

    private string Text(FamilyStatement statement, string path, string written)
    {
        var value = statement.Find(path);
        return value.IsKnown ? FactWords.Of(Book, path, value, View)
            : written == "none" ? View.Pick("没有", "none")
            : written;
    }
}
