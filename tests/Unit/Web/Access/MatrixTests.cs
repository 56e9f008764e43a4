using System.Net;
using System.Text.RegularExpressions;
using Anyu.Access;
using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Match = System.Text.RegularExpressions.Match;

namespace Anyu.Unit.Web.Access;

/// <summary>
/// Every route × every role × a foreign place. Routes come from the endpoint table, roles from the content, records from the tables themselves:
/// what a later module adds falls under it. A reader of another place is answered about a record that exists exactly as about one that does not:
/// status, text, counts, and time by its class; and no page tells anything of the home county.
/// </summary>
public sealed partial class MatrixTests(RunningOffice office) : IClassFixture<RunningOffice>
{
    /// <summary>Stands in every text that is written about the home county.</summary>
    private const string Mark = "〔甲地〕";

    /// <summary>Pages about the program and not about records, which its operator sees over all places.</summary>
    private static readonly string[] OverAllPlaces = ["/workbench/work"];

    /// <summary>What a route may name beside a record: the services and steps of the cases that <see cref="Furnish"/> makes, and the last page of a form.</summary>
    private static readonly (string Service, string Step, string Part)[] Words = [("birth-registration", "file", "check"), ("birth-report", "record", "check")];

    private const int RecordsOfEachTable = 3;
    private const int Slower = 6;
    private static readonly TimeSpan SameClass = TimeSpan.FromMilliseconds(40);

    [Fact]
    public async Task No_route_tells_a_role_of_another_place_anything()
    {
        var home = await Furnish();
        var pool = await Pool();
        Assert.True(pool.Ids.Count > 20, $"{pool.Ids.Count}");
        var routes = (await Routes.Of(office.App)).Where(route => route.Gate is NeedsAttribute && !OverAllPlaces.Contains(route.Pattern)).ToList();
        var forms = await Harvest(home, routes, pool);
        Assert.True(forms.Count > 5, $"{forms.Count}");
        var leaks = new List<string>();
        var asked = 0;
        foreach (var role in office.Open.Roles.Roles)
        {
            using var reader = role.Face == Face.Portal ? await office.Citizen("foreign") : await office.Staff(role.Id, RunningOffice.Foreign);
            foreach (var route in routes)
            {
                asked += await Ask(reader, role, route, pool, leaks);
            }

            foreach (var form in forms)
            {
                asked += await Send(reader, role, form, leaks);
            }
        }

        Assert.True(asked > 1_000, $"{asked}");
        Assert.Equal("", string.Join('\n', leaks.Distinct().Take(40)));
    }

    /// <summary>Compares the answers about what exists with those about what does not.</summary>
    private static async Task<int> Ask(Reader reader, Role role, RouteFound route, RecordPool pool, List<string> leaks)
    {
        if (route.Endpoint.RoutePattern.Parameters.Count == 0)
        {
            Compare(role, route.Pattern, await reader.Get(route.Pattern), null, leaks);
            return 1;
        }

        var (here, nowhere) = (new List<TimeSpan>(), new List<TimeSpan>());
        foreach (var id in pool.Ids)
        {
            var unknown = Guid.CreateVersion7();
            foreach (var (real, made) in Fill(route, id, pool.Place).Zip(Fill(route, unknown, pool.NoPlace)))
            {
                var (found, missed) = (await reader.Get(real), await reader.Get(made));
                Compare(role, route.Pattern, found, missed, leaks, id, unknown);
                here.Add(found.Took);
                nowhere.Add(missed.Took);
            }
        }

        Time(role, route.Pattern, here, nowhere, leaks);
        return 2 * here.Count;
    }

    /// <summary>Sends a form that was found on a page of the home county, and the same with ids that do not exist.</summary>
    private static async Task<int> Send(Reader reader, Role role, FoundForm form, List<string> leaks)
    {
        var mark = await reader.Mark();
        var changed = form.WithUnknownIds();
        var real = await reader.PostWith(form.Address, mark, [.. form.Fields]);
        var made = await reader.PostWith(changed.Address, mark, [.. changed.Fields]);
        Compare(role, "POST " + Ids().Replace(form.Address, "…"), real, made, leaks);
        return 2;
    }

    private static void Compare(Role role, string route, Answer real, Answer? made, List<string> leaks, params Guid[] sent)
    {
        if (real.Text.Contains(Mark, StringComparison.Ordinal))
        {
            leaks.Add($"{role.Id} {route}: a text of the home county");
        }

        if (made is null)
        {
            return;
        }

        if (real.Status != made.Status)
        {
            leaks.Add($"{role.Id} {route}: {real.Status} for what exists, {made.Status} for what does not");
        }
        else if (Plain(real.Text) != Plain(made.Text) || Plain(real.Location) != Plain(made.Location))
        {
            leaks.Add($"{role.Id} {route} ({real.Status}): another text for what exists {string.Join(' ', sent)}");
        }
    }

    private static void Time(Role role, string route, List<TimeSpan> here, List<TimeSpan> nowhere, List<string> leaks)
    {
        TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
        var (real, made) = (Median(here), Median(nowhere));
        if ((real - made).Duration() > SameClass && (real > made * Slower || made > real * Slower))
        {
            leaks.Add($"{role.Id} {route}: {real.TotalMilliseconds:0} ms for what exists, {made.TotalMilliseconds:0} ms for what does not");
        }
    }

    /// <summary>A page without what changes each time: ids, marks of forms, times of day, and the place that was asked.</summary>
    private static string Plain(string text) => Digits().Replace(Ids().Replace(Marks().Replace(WebUtility.HtmlDecode(text), "mark"), "id"), "n");

    /// <summary>The addresses of a route for a record: one, or one for each of the words that it may name.</summary>
    private static IEnumerable<string> Fill(RouteFound route, Guid id, string place) => Words.Select(words => Parameters().Replace(route.Pattern, match => match.Groups[1].Value switch
    {
        "place" or "code" => place,
        "service" => words.Service,
        "step" => words.Step,
        "part" => words.Part,
        _ => id.ToString("D"),
    })).Distinct(StringComparer.Ordinal);

    /// <summary>Puts records of every kind into the home county; returns a reader of every role there.</summary>
    private async Task<IReadOnlyList<(Role Role, Reader Reader)>> Furnish()
    {
        var readers = new List<(Role, Reader)>();
        foreach (var role in office.Open.Roles.Roles.Where(role => role.Face != Face.Portal))
        {
            readers.Add((role, await office.Staff(role.Id, RunningOffice.Home, Mark)));
        }

        var citizen = await office.Citizen("home");
        readers.Add((office.Open.Roles.Roles.First(role => role.Face == Face.Portal), citizen));
        var place = RunningOffice.Home + "000000";
        var clerk = readers.First(reader => reader.Item1.Id == "clerk").Item2.Who!.Actor!;
        await office.Open.Database.Write(async unit =>
        {
            for (var i = 0; i < RecordsOfEachTable; i++)
            {
                Assert.Null(await new AskGrant(unit.NewId(), unit.NewId(), place, "理由" + Mark, 4).Run(unit, clerk));
                Assert.Null(await new BreakGlass(unit.NewId(), unit.NewId(), place, "急事" + Mark).Run(unit, clerk));
                Assert.Null(await new Propose(unit.NewId(), "case.decide", $"case-{i}{Mark}", "d", place).Run(unit, clerk));
            }
        });
        var registrar = readers.First(reader => reader.Item1.Id == "registrar").Item2.Who!.Actor!;
        var register = office.App.Services.GetRequiredService<Clerking>().Desks.Register;
        for (var i = 0; i < RecordsOfEachTable; i++)
        {
            // In quarantine, so that the page has something to tell of each: nobody is recorded by it.
            using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"姓名,性别,出生日期,居住地代码\n样例{Mark},男,{i},{RunningOffice.Home}\n"));
            Assert.Null(await office.Open.Database.Write(unit => new SendTable(Guid.CreateVersion7(), Mark + ".csv", null, Mark, body).Run(register, unit, registrar)));
        }

        var keeper = readers.First(reader => reader.Item1.Id == "roster-keeper").Item2.Who!.Actor!;
        for (var i = 0; i < RecordsOfEachTable; i++)
        {
            var (entry, facts) = (Guid.CreateVersion7(), new RosterFacts("样例" + "甲乙丙"[i], null, "职责" + Mark, RosterPay.Unpaid, "", new DateOnly(2024, 1, 1), null));
            Assert.Null(await office.Open.Database.Write(unit => new NameRosterPerson(entry, PlaceCode.Parse(RunningOffice.Home + "001"), facts).Run(unit, keeper, office.Open.Roster, Law.Library.Book.Places)));
            Assert.Null(await office.Open.Database.Write(unit => new RecordTraining(Guid.CreateVersion7(), entry, new TrainingFacts(new DateOnly(2024, 5, 6), "培训" + Mark, 4, "")).Run(unit, keeper)));
        }

        var statistician = readers.First(reader => reader.Item1.Id == "statistician").Item2.Who!.Actor!;
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        Assert.Null(await office.Open.Database.Write(unit => new AssignPoint(Guid.CreateVersion7(), PlaceCode.Parse(RunningOffice.Home), new("监测点" + Mark, ""), ["residents-yearly"], today.AddYears(-1), statistician.Post).Run(
            unit, statistician, Anyu.Unit.Indicators.Sample.Catalogue.Monitoring, office.Open.Roles, today, Mark)));
        Assert.Null(await office.Open.Database.Write(unit => new ClassifyArea(Guid.CreateVersion7(), PlaceCode.Parse(RunningOffice.Home), "balanced", "理由几个字" + Mark, today.AddYears(1)).Run(unit, statistician, Anyu.Unit.Indicators.Sample.Catalogue.Areas, [], today, Mark)));
        await HomeCases.File(office, citizen.Who!.Actor!, readers.First(reader => reader.Item1.Id == "midwifery").Item2.Who!.Actor!, Mark);
        return readers;
    }

    /// <summary>Ids from every table that has a column <c>id</c>, so that tables of later modules are in it.</summary>
    private async Task<RecordPool> Pool() => await office.Open.Database.Read(async unit =>
    {
        var ids = new HashSet<Guid>();
        foreach (var table in await unit.Query<string>(new Statement("test", "select m.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and c.name = 'id' and c.type = 'TEXT' order by m.name")))
        {
            foreach (var text in await unit.Query<string>(new Statement("test", $"select id from {table} order by id desc limit {RecordsOfEachTable}")))
            {
                if (Guid.TryParse(text, out var id))
                {
                    ids.Add(id);
                }
            }
        }

        ids.UnionWith(await unit.Query<Guid>(new Statement("test", $"select subject from access_grant where place_code like '{RunningOffice.Home}%' limit {RecordsOfEachTable}")));
        return new RecordPool([.. ids], RunningOffice.Home + "000000", "999999000000");
    });

    /// <summary>The forms on the pages that readers of the home county see, with what stands in them.</summary>
    private static async Task<IReadOnlyList<FoundForm>> Harvest(IReadOnlyList<(Role Role, Reader Reader)> home, IReadOnlyList<RouteFound> routes, RecordPool pool)
    {
        var forms = new Dictionary<string, FoundForm>(StringComparer.Ordinal);
        foreach (var (_, reader) in home)
        {
            foreach (var route in routes)
            {
                foreach (var id in route.Endpoint.RoutePattern.Parameters.Count == 0 ? pool.Ids.Take(1) : pool.Ids)
                {
                    foreach (var address in Fill(route, id, pool.Place))
                    {
                        foreach (var form in FoundForm.In((await reader.Get(address)).Text))
                        {
                            forms.TryAdd(Ids().Replace(form.Address, "…") + string.Join('&', form.Fields.Select(field => field.Name)) + (form.Fields is [.., var last] ? last.Value.Length : 0), form);
                        }
                    }
                }
            }
        }

        foreach (var (_, reader) in home)
        {
            reader.Dispose();
        }

        return [.. forms.Values];
    }

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")]
    internal static partial Regex Ids();

    [GeneratedRegex("(?<=name=\"anyu-form\" value=\")[^\"]*")]
    private static partial Regex Marks();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameters();

    private sealed record RecordPool(IReadOnlyList<Guid> Ids, string Place, string NoPlace);
}

/// <summary>A form on a page.</summary>
internal sealed partial record FoundForm(string Address, IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>The forms of a page, one for each of its buttons; what is to be typed gets a word.</summary>
    public static IEnumerable<FoundForm> In(string page)
    {
        foreach (Match form in Form().Matches(page))
        {
            var fields = Input().Matches(form.Groups[2].Value).Select(input => (Name: Value(input.Value, "name"), Value: Value(input.Value, "value")))
                .Where(field => field.Name.Length > 0 && field.Name != FormFields.Token)
                .Select(field => (field.Name, field.Value.Length > 0 ? field.Value : "写上几个字")).ToList();
            var buttons = Button().Matches(form.Groups[2].Value).Select(button => (Name: Value(button.Value, "name"), Value: Value(button.Value, "value"))).ToList();
            foreach (var button in buttons)
            {
                if (Value(form.Groups[1].Value, "action") is { Length: > 0 } address && address != "/signout")
                {
                    yield return new FoundForm(address, button.Name.Length > 0 ? [.. fields, button] : fields);
                }
            }
        }
    }

    /// <summary>The same with ids that belong to nothing.</summary>
    public FoundForm WithUnknownIds()
    {
        var unknown = new Dictionary<string, string>(StringComparer.Ordinal);
        string Change(string text) => MatrixTests.Ids().Replace(text, match => unknown.TryGetValue(match.Value, out var other) ? other : unknown[match.Value] = Guid.CreateVersion7().ToString("D"));
        return new FoundForm(Change(Address), [.. Fields.Select(field => (field.Name, field.Name == "id" ? field.Value : Change(field.Value)))]);
    }

    private static string Value(string tag, string attribute)
    {
        var match = Regex.Match(tag, $"\\b{attribute}=\"([^\"]*)\"");
        return match.Success ? WebUtility.HtmlDecode(match.Groups[1].Value) : "";
    }

    [GeneratedRegex("<form([^>]*)>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<(?:input|select|textarea)[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<button[^>]*>")]
    private static partial Regex Button();
}
