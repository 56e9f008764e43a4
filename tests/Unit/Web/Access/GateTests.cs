using Anyu.Access;
using Anyu.Store;
using Anyu.Web.SignIn;
using Xunit;

namespace Anyu.Unit.Web.Access;

/// <summary>Signing in, the gate before the signed-in faces, and what happens to a form that comes too late.</summary>
public sealed class GateTests(RunningOffice office) : IClassFixture<RunningOffice>
{
    /// <summary>
    /// The first words of what everybody may call: the portal, the law, published indicators, the API over statements, the way in. They reach no record but one:
    /// events of agencies' systems, which are taken for their signature alone.
    /// </summary>
    private static readonly string[] Public =
        ["", "about", "api/benefits", "api/compare", "api/entitlements", "api/exchange", "api/forecasts", "api/indicators", "api/law", "assets", "benefits", "check", "compare", "forecasts", "indicators", "law", "openapi", "problem", "result", "samples", "signin", "simulate", "timeline"];

    [Fact]
    public async Task Every_page_of_a_signed_in_face_says_what_it_needs()
    {
        var routes = await Routes.Of(office.App);
        Assert.True(routes.Count > 30, $"{routes.Count}");
        var shut = routes.Where(route => Gate.Faces.Any(face => route.Pattern.StartsWith(face, StringComparison.Ordinal))).ToList();
        Assert.True(shut.Count > 9, $"{shut.Count}");
        Assert.All(shut, route => Assert.True(route.Gate is NeedsAttribute, $"{route.Pattern} has no [Needs]."));
        Assert.All(shut.Select(route => ((NeedsAttribute)route.Gate!).Permission).OfType<string>(), name => Assert.Contains(name, office.Open.Roles.Permissions.Keys));
    }

    [Fact]
    public async Task A_route_without_a_gate_is_public_on_purpose() => Assert.Equal("", string.Join(' ', (await Routes.Of(office.App))
        .Where(route => route.Gate is null && !Public.Contains(FirstWords(route.Pattern))).Select(route => route.Pattern).Distinct()));

    [Fact]
    public async Task Who_is_not_signed_in_is_led_to_the_sign_in_and_comes_back()
    {
        using var reader = office.Stranger();
        var answer = await reader.Get("/workbench/grants?x=1");
        Assert.Equal((303, "/signin?to=%2Fworkbench%2Fgrants%3Fx%3D1"), (answer.Status, answer.Location));
        var page = await reader.Get(answer.Location);
        Assert.Contains("/signin/staff?to=%2Fworkbench%2Fgrants%3Fx%3D1", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_development_identity_signs_staff_and_citizens_in()
    {
        Assert.Equal("/workbench/agencies", await SignIn("staff", "admin", "/workbench/agencies"));
        Assert.Equal("/my", await SignIn("citizens", "mother", "/my"));
        Assert.Equal("/signin/code?to=%2Fworkbench", await SignIn("staff", "clerk2", "/workbench"));
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public void Signing_in_leads_nowhere_else(string to) => Assert.Equal("/", Providers.Local(to, "/"));

    [Fact]
    public async Task A_form_without_its_mark_or_with_another_readers_changes_nothing()
    {
        using var admin = await office.Staff("administrator", RunningOffice.Home);
        using var other = await office.Staff("administrator", RunningOffice.Home);
        var address = $"/workbench/posts/{other.Who!.Post!.Id:D}";
        Assert.Equal(400, (await admin.PostWith(address, null, ("do", "vacate"))).Status);
        Assert.Equal(400, (await admin.PostWith(address, await other.Mark(), ("do", "vacate"))).Status);
        Assert.Equal(200, (await other.Get("/workbench")).Status);
        Assert.Equal(303, (await admin.Post(address, ("do", "vacate"))).Status);
        Assert.Equal(303, (await other.Get("/workbench")).Status);
    }

    [Fact]
    public async Task A_form_that_comes_after_the_session_timed_out_is_kept_and_sent_again()
    {
        using var clerk = await office.Staff("clerk", RunningOffice.Home);
        var (subject, place) = (Guid.CreateVersion7(), RunningOffice.Home + "000000");
        var address = $"/workbench/grants/ask/{subject:D}/{place}";
        var mark = await clerk.Mark();
        await Age(clerk.Who!.Session.Id);
        var late = await clerk.PostWith(address, mark, ("id", Guid.CreateVersion7().ToString("D")), ("reason", "家长来电核对"), ("hours", "4"));
        Assert.Equal((303, "/signin?to=%2Fsignin%2Fkept"), (late.Status, late.Location));
        Assert.Contains("已经保存", (await clerk.Get(late.Location)).Text, StringComparison.Ordinal);

        using var again = await office.Signed(await office.Open.Database.Write(async unit =>
            await Sessions.Open(unit, (await Accounts.Find(unit, clerk.Who.Account.Id))!, SecondFactor.Provider)));
        var page = (await again.Get("/signin/kept")).Text;
        Assert.Contains("家长来电核对", page, StringComparison.Ordinal);
        var kept = Assert.Single(await office.Open.Database.Read(unit => KeptForms.Of(unit, office.Open.Cipher, clerk.Who.Account.Id)));
        Assert.DoesNotContain(kept.Fields, field => field.Key == FormFields.Token);
        Assert.Equal(303, (await again.Post(kept.Address, [.. kept.Fields.Select(field => (field.Key, field.Value)), (FormFields.Kept, kept.Id.ToString("D"))])).Status);
        Assert.Empty(await office.Open.Database.Read(unit => KeptForms.Of(unit, office.Open.Cipher, clerk.Who.Account.Id)));
        Assert.Single(await office.Open.Database.Read(unit => Grants.Of(unit, clerk.Who.Post!.Id)));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_every_copy_of_its_secret()
    {
        using var clerk = await office.Staff("clerk", RunningOffice.Home);
        Assert.Equal(303, (await clerk.Post("/signout")).Status);
        using var copy = await office.Signed("gone");
        Assert.Equal(303, (await clerk.Get("/workbench")).Status);
        Assert.Equal(303, (await copy.Get("/workbench")).Status);
    }

    [Fact]
    public async Task A_refusal_at_the_gate_is_recorded()
    {
        using var clerk = await office.Staff("clerk", RunningOffice.Home);
        Assert.Equal(403, (await clerk.Get("/workbench/audit")).Status);
        var rows = await office.Open.Database.Read(unit => EvidenceLog.About(unit, "/workbench/audit"));
        Assert.Contains(rows, row => row.Entry.Actor == clerk.Who!.Actor!.EvidenceName && row.Entry.Action == "access.page.refused");
    }

    /// <summary>The first word of a route; of the API the first two.</summary>
    private static string FirstWords(string pattern) =>
        pattern.Split('/') is [_, "api", var second, ..] ? $"api/{second}" : pattern.Split('/')[1];

    private async Task<string> SignIn(string entrance, string account, string to)
    {
        using var reader = office.Stranger();
        var begun = await reader.Get($"/signin/{entrance}?to={Uri.EscapeDataString(to)}");
        var chosen = await reader.Get($"{begun.Location}&account={account}");
        var back = await reader.Get(chosen.Location);
        Assert.Equal(302, back.Status);
        var first = await reader.Get(back.Location);
        return first.Status == 303 ? first.Location : back.Location;
    }

    private Task Age(Guid session) => office.Open.Database.Write(unit => unit.Execute(
        new Statement("test", "update access_session set seen_at = @At where id = @Id"), new { Id = session, At = unit.Now - Session.Idle - TimeSpan.FromSeconds(1) }));
}
