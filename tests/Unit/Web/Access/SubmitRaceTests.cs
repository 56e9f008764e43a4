using System.Globalization;
using Xunit;

namespace Anyu.Unit.Web.Access;

/// <summary>One birth, sent over HTTP by many at the same moment.</summary>
public sealed class SubmitRaceTests(RunningOffice office) : IClassFixture<RunningOffice>
{
    private const string Form = "/my/apply/birth-registration";
    private const int Clients = 64;

    [Fact]
    public async Task Of_64_browsers_that_send_the_same_birth_at_once_one_makes_the_case_and_63_are_told_so()
    {
        var readers = new List<Reader>();
        var drafts = new List<string>();
        for (var i = 0; i < Clients; i++)
        {
            readers.Add(await office.Citizen("racer"));
            drafts.Add(await Fill(readers[i]));
        }

        var marks = await Task.WhenAll(readers.Select(reader => reader.Mark()));
        var answers = await Task.WhenAll(readers.Select((reader, i) => Task.Run(() => reader.PostWith($"{drafts[i]}/check", marks[i]))));
        var made = Assert.Single(answers, answer => answer.Status == 303).Location;
        var number = made[(made.IndexOf("sent=", StringComparison.Ordinal) + 5)..];
        Assert.Equal(Clients - 1, answers.Count(answer => answer.Status == 422 && answer.Text.Contains("CASE-0208", StringComparison.Ordinal) && answer.Text.Contains(number, StringComparison.Ordinal)));
        Assert.Single((await readers[0].Get("/my")).Text.Split("/my/matters/").Skip(1));
        using var stranger = await office.Citizen("another");
        var refused = await stranger.Post($"{await Fill(stranger)}/check");
        Assert.Contains("CASE-0301", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(number, refused.Text, StringComparison.Ordinal);
        readers.ForEach(reader => reader.Dispose());
    }

    /// <summary>Fills in the form of the same birth and returns the draft's address.</summary>
    private static async Task<string> Fill(Reader reader)
    {
        var begun = await reader.Post(Form);
        var draft = begun.Location[..begun.Location.LastIndexOf('/')];
        var due = TimeProvider.System.GetUtcNow().AddDays(90);
        await Page("mother", ("mother-name", "样例女"), ("mother-residentId", "371581199405030023"), ("mother-phone", "13900000000"), ("mother-hukou", RunningOffice.Home), ("mother-residence", RunningOffice.Home), ("mother-maternityInsured", "false"));
        await Page("father", ("couple-married", "false"));
        await Page("pregnancy", ("pregnancy-dueDate-year", Text(due.Year)), ("pregnancy-dueDate-month", Text(due.Month)), ("pregnancy-dueDate-day", Text(due.Day)), ("application-registerAt", "mother-hukou"));
        return draft;

        async Task Page(string page, params (string Name, string Value)[] fields)
        {
            var taken = await reader.Post($"{draft}/{page}", fields);
            Assert.True(taken.Status == 303, taken.Text);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
