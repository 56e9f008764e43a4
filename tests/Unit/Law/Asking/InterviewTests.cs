using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Asking;

public sealed class InterviewTests(ITestOutputHelper output)
{
    private const int FirstAnswers = 4;
    private const int Enough = 60;
    private const int Families = 80;
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
    public void Interviews_of_many_families_answer_early_ask_nothing_twice_and_nothing_without_effect()
    {
        var played = Enumerable.Range(0, Families).AsParallel().AsOrdered().Select(seed => Play(new InterviewedFamily(seed))).ToArray();
        var lengths = played.Select(p => p.Asked.Length).Order().ToArray();
        output.WriteLine($"{Families} families: median {lengths[lengths.Length / 2]} questions, at most {lengths[^1]}");
        output.WriteLine($"first right after {string.Join(", ", played.GroupBy(p => p.GrantedAt).OrderBy(g => g.Key).Select(g => $"{g.Key} questions: {g.Count()}"))}");
        output.WriteLine($"first certain answer after {string.Join(", ", played.GroupBy(p => p.FirstAt).OrderBy(g => g.Key).Select(g => $"{g.Key} questions: {g.Count()}"))}");

        Assert.All(played, p => Assert.Equal(p.Asked.Length, p.Asked.Distinct(StringComparer.Ordinal).Count()));
        Assert.Empty(played.SelectMany(p => p.WithoutEffect).CountBy(p => p, StringComparer.Ordinal));
        Assert.InRange(played.Sum(p => p.NotNeededAfterAll), 0, lengths.Sum() / 100);
        Assert.All(played, p => Assert.InRange(p.FirstAt, 0, FirstAnswers));
        Assert.True(played.Count(p => p.GrantedAt <= FirstAnswers) >= Families * 4 / 5);
        Assert.All(played, p => Assert.Equal(0, p.Open));
    }

    private sealed record Played(ImmutableArray<string> Asked, int FirstAt, int GrantedAt, ImmutableArray<string> WithoutEffect, int NotNeededAfterAll, int Open);

    private Played Play(InterviewedFamily family)
    {
        var statement = FamilyStatement.Empty(Library.Book, family.Place);
        var (asked, idle, firstAt, grantedAt) = (new List<string>(), new List<string>(), int.MaxValue, int.MaxValue);
        var together = new List<string>();
        var answers = Determiner.Decide(Library.Book, statement, Request);
        while (asked.Count < Enough && Interview.Next(Library.Book, statement, answers).FirstOrDefault() is { } question)
        {
            asked.Add(question.Path);
            var before = Digest(answers, question.Path);
            var taken = InterviewedFamily.Possible(question).Select(a => statement.Answer(question.Path, a)).Where(r => r.Succeeded);
            if (taken.All(r => Digest(Determiner.Decide(Library.Book, r.Value!, Request), question.Path) == before))
            {
                (answers.Any(a => a.Missing is [var only] && only == question.Path) ? idle : together).Add(question.Path);
            }

            var next = statement.Answer(question.Path, family.Answer(question));
            Assert.True(next.Succeeded, next.Succeeded ? "" : $"{question.Path}: {string.Join('\n', next.Problems)}");
            statement = next.Value;
            answers = Determiner.Decide(Library.Book, statement, Request);
            firstAt = Math.Min(firstAt, answers.Any(a => a.Outcome is Outcome.Granted or Outcome.Encouraged or Outcome.Refused) ? asked.Count : int.MaxValue);
            grantedAt = Math.Min(grantedAt, answers.Any(a => a.Outcome == Outcome.Granted) ? asked.Count : int.MaxValue);
        }

        var final = Digest(answers, "");
        return new Played([.. asked], firstAt, grantedAt, [.. idle], together.Count(q => !Matters(q, statement, final)), answers.Count(a => a.Outcome == Outcome.Unknown));
    }

    /// <summary>Whether, with everything else known, another answer or none would change what the family is told: it was needed together with others.</summary>
    private static bool Matters(string path, FamilyStatement statement, string final) =>
        Digest(Determiner.Decide(Library.Book, statement.Without(path), Request), "") != final
        || (Interview.Ask(path, 0, Library.Book.Vocabulary, statement) is { } question
            && InterviewedFamily.Possible(question).Select(a => statement.Answer(path, a)).Any(r => r.Succeeded && Digest(Determiner.Decide(Library.Book, r.Value, Request), "") != final));

    /// <summary>What a family would see, without the question itself among what is missing.</summary>
    private static string Digest(ImmutableArray<Determination> answers, string asked) => string.Join('\n', answers.Select(a =>
        $"{a.Benefit.Id} {string.Join('+', a.Subject.Values)} {a.Outcome} {a.Amount?.Value} {a.Encouraged?.Value} {a.Enjoyed} {string.Join(' ', a.Missing.Where(m => m != asked))}"
        + $" {string.Join(' ', a.Parts.Select(p => $"{p.Part}={p.Guaranteed}/{p.Payer}"))} {string.Join(' ', a.Steps.Select(t => $"{t.Provision.Id}:{t.Covers}:{t.When}"))}"));

    [Fact]
    public void Which_member_of_a_list_is_meant_is_asked_only_where_there_are_several()
    {
        var statement = Library.Family("children: [ { birthDate: 2019-01-01, of: both }, { birthDate: 2021-01-01, of: both } ]\nkindergartens: [ { kind: public } ]\npupils: [ {} ]");
        var question = Interview.Ask("pupils[1].child", 1, Library.Book.Vocabulary, statement);
        var answered = statement.Answer("pupils[1].child", "children[2]").Value!;

        Assert.Equal(["children[1]", "children[2]"], question!.Options.Select(o => o.Code));
        Assert.Equal("children[2]", answered.Find("pupils[1].child").AsRecord.Path);
        Assert.Equal("children[2]", Library.Family(answered.ToYaml()).Find("pupils[1].child").AsRecord.Path);
        Assert.Equal("kindergartens[1]", statement.Find("pupils[1].kindergarten").AsRecord.Path);
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
