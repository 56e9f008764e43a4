using Anyu.Feel;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Asking;

public sealed class InterviewTests(ITestOutputHelper output)
{
    private const int FirstAnswers = 4;
    private const int Enough = 60;
    private static readonly DecisionRequest Request = DecisionRequest.For(Library.Day("2024-06-01")) with { Explain = false };

    [Fact]
    public void A_normal_family_has_its_first_certain_answers_after_four_questions_and_the_interview_ends()
    {
        var statement = FamilyStatement.Empty(Library.Book, "220000");
        var asked = new List<string>();
        var firstAt = -1;
        while (true)
        {
            var answers = Determiner.Decide(Library.Book, statement, Request);
            firstAt = firstAt < 0 && answers.Any(a => a.Outcome == Outcome.Granted) ? asked.Count : firstAt;
            if (Interview.Next(Library.Book, statement, answers).FirstOrDefault() is not { } question)
            {
                break;
            }

            Assert.DoesNotContain(question.Path, asked);
            asked.Add(question.Path);
            output.WriteLine($"{question.Path}: {AnswerOf(question)}");
            Assert.True(asked.Count <= Enough, string.Join(", ", asked));
            var next = statement.Answer(question.Path, AnswerOf(question));
            Assert.True(next.Succeeded, next.Succeeded ? "" : string.Join('\n', next.Problems));
            statement = next.Value;
        }

        Assert.InRange(firstAt, 0, FirstAnswers);
        Assert.DoesNotContain(Determiner.Decide(Library.Book, statement, Request), a => a.Outcome == Outcome.Unknown);
    }

    [Fact]
    public void Only_facts_that_an_open_answer_waits_for_are_asked()
    {
        var statement = Library.Family("mother: { employed: true }\nchildren: [ { birthDate: 2024-03-01, of: both } ]");
        var answers = Determiner.Decide(Library.Book, statement, Request with { Place = "220000" });
        var missing = answers.SelectMany(a => a.Missing).ToHashSet(StringComparer.Ordinal);

        Assert.All(Interview.Next(Library.Book, statement, answers), q => Assert.Contains(q.Path, missing));
    }

    private static string AnswerOf(FactQuestion question) => question switch
    {
        { IsCollection: true } => question.Path is "children" or "births" ? "1" : "0",
        { Path: "mother.birthDate" or "father.birthDate" } => "1994-05-03",
        { Path: "couple.marriageDate" } => "2020-10-01",
        { Path: "mother.employed" or "father.employed" or "couple.married" or "mother.maternityInsured" } => "true",
        { Type: FeelType.Boolean } => "false",
        { Type: FeelType.Date } => "2024-03-01",
        { Type: FeelType.Place } => "220102",
        { Options: [var first, ..] } => question.Options.Any(o => o.Code == "both") ? "both" : question.Options.Any(o => o.Code == "employee") ? "employee" : first.Code,
        { Type: FeelType.Number { Unit: global::Anyu.Feel.Unit.Yuan } } => "5000",
        _ => "1",
    };
}
