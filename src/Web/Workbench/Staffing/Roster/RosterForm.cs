using Anyu.Access;
using Anyu.Feel;

namespace Anyu.Web.Workbench;

/// <summary>The form of what is on record about a person, and what was posted of it.</summary>
internal static class RosterForm
{
    private const string UnknownPension = "unknown";

    /// <summary>Writes its fields, with what was posted or what holds.</summary>
    /// <param name="html">The page.</param>
    /// <param name="values">What stands in them, by name.</param>
    /// <param name="rules">The pension arrangements.</param>
    /// <param name="posts">The posts of the place that the person may hold.</param>
    public static void Write(Html html, Func<string, string> values, RosterRules rules, IReadOnlyCollection<Post> posts)
    {
        FieldWriter.Write(html, new Field("name", new("姓名", "Name"), new FeelType.Text()) { Value = values("name") });
        FieldWriter.Write(html, new Field("duties", new("职责", "Duties"), new FeelType.Text()) { Value = values("duties"), Long = true, Hint = new("负责哪些事；没有写明的留空", "What the person answers for; empty where it was not written down") });
        FieldWriter.Write(html, new Field("pay", new("月报酬（元）", "Pay, yuan a month"), new FeelType.Text()) { Value = values("pay"), Hint = new("不发的填“不发”，不清楚的留空", "“unpaid” where nothing is paid, empty where nobody knows") });
        FieldWriter.Write(html, new Field("pension", new("养老保障", "Pension arrangement"), new FeelType.Code("pension"))
        {
            Value = values("pension") is { Length: > 0 } pension ? pension : UnknownPension,
            Options = [.. rules.Pensions.Select(known => new CodeItem(known.Code, known.Label)), new CodeItem(UnknownPension, new("不清楚", "Not known"))],
        });
        FieldWriter.Write(html, new Field("since", new("任职日期", "Since"), new FeelType.Text()) { Value = values("since"), Hint = new("如 2025-03-01", "such as 2025-03-01") });
        FieldWriter.Write(html, new Field("until", new("离任日期", "Until"), new FeelType.Text()) { Value = values("until"), Hint = new("不再负责的第一天；在任的留空", "The first day without the service; empty while it goes on") });
        if (posts.Count > 0)
        {
            FieldWriter.Write(html, new Field("post", new("在本系统的岗位", "Post in this system"), new FeelType.Code("post"))
            {
                Value = values("post"), Folded = true, Options = [.. posts.Select(post => new CodeItem(post.Id.ToString("D"), post.Title)), new CodeItem("", new("没有", "None"))],
            });
        }
    }

    /// <summary>What the fields of somebody on record hold.</summary>
    public static string Value(RosterFacts facts, string name) => name switch
    {
        "name" => facts.Name,
        "duties" => facts.Duties,
        "pay" => facts.Pay.ToString(),
        "pension" => facts.Pension,
        "since" => Day(facts.Since),
        "until" => Day(facts.Until),
        _ => facts.Post?.ToString("D") ?? "",
    };

    /// <summary>The facts that were posted, or which field cannot be read.</summary>
    public static (RosterFacts? Facts, Problem? Problem, string Field) Read(IFormCollection form)
    {
        string Text(string name) => form[name].ToString().Trim();
        var (since, until) = (FieldReader.Day(form, "since"), FieldReader.Day(form, "until"));
        if ((since.Reading.Error ?? (since.Day is null ? WebProblems.NothingChosen() : null)) is { } noBeginning)
        {
            return (null, noBeginning, "since");
        }

        if (until.Reading.Error is { } noEnd)
        {
            return (null, noEnd, "until");
        }

        if (RosterPay.Read(Text("pay")) is not { } pay)
        {
            return (null, WebProblems.NotANumber(Text("pay")), "pay");
        }

        var pension = Text("pension") is UnknownPension ? "" : Text("pension");
        return (new RosterFacts(Text("name"), Guid.TryParse(Text("post"), out var post) ? post : null, Text("duties").ReplaceLineEndings(" "), pay, pension, since.Day!.Value, until.Day), null, "");
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
