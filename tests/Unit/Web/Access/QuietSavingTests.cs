using System.Globalization;
using Anyu.Access;
using Anyu.Web.SignIn;
using Xunit;

namespace Anyu.Unit.Web.Access;

/// <summary>What is saved while somebody types, over HTTP: its own draft alone, in order, with a mark, and never done by itself.</summary>
public sealed class QuietSavingTests(RunningOffice office) : IClassFixture<RunningOffice>
{
    private const string Form = "/my/apply/birth-registration";

    [Fact]
    public async Task What_is_typed_is_kept_unchecked_and_a_late_or_a_strange_save_changes_nothing()
    {
        using var reader = await office.Citizen("typing");
        var page = (await reader.Post(Form)).Location;
        var first = await reader.Post(page, Typed("样", 1));
        Assert.Equal(200, first.Status);
        Assert.Contains("\"revision\":2", first.Text, StringComparison.Ordinal);
        Assert.Equal(409, (await reader.Post(page, Typed("旧", 1))).Status);
        Assert.Equal(200, (await reader.Post(page, Typed("样例", 1, unanswered: 1))).Status);
        Assert.Contains("样例", (await reader.Get(page)).Text, StringComparison.Ordinal);
        Assert.Equal(413, (await reader.Post(page, Typed(new string('字', 30_000), 3))).Status);
        Assert.Equal(400, (await reader.PostWith(page, null, Typed("没有标记", 3))).Status);
        using var stranger = await office.Citizen("looking");
        Assert.Equal(404, (await stranger.Post(page, Typed("别人", 3))).Status);
        Assert.Contains("接着填", (await reader.Get(Form)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("接着填", (await stranger.Get(Form)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_time_out_nothing_that_nobody_sent_waits_to_be_sent_again()
    {
        using var reader = await office.Citizen("resting");
        var page = (await reader.Post(Form)).Location;
        var (mark, account) = (await reader.Mark(), reader.Who!.Account.Id);
        await office.Open.Database.Write(unit => unit.Execute(new Anyu.Store.Statement("test", "update access_session set seen_at = @Before where account = @Account"), new { Before = unit.Now.AddDays(-1), Account = account }));
        var answer = await reader.PostWith(page, mark, Typed("样例女", 1));
        Assert.Equal((303, "/signin"), (answer.Status, answer.Location));
        Assert.Empty(await office.Open.Database.Read(unit => KeptForms.Of(unit, office.Open.Cipher, account)));
    }

    private static (string Name, string Value)[] Typed(string name, long revision, int unanswered = 0) =>
    [
        ("mother-name", name), ("has-mother-name", "1"), (FormFields.Quiet, Text(unanswered)), (FormFields.Revision, Text(revision)),
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
