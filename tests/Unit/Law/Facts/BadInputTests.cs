using Anyu.Kernel;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Facts;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("FACT-0001", 2, "mother: { employed: true }\nfather: { employed: true\nchildren: []")]
    [InlineData("FACT-0001", 2, "mother:\n\temployed: true")]
    [InlineData("FACT-0002", 2, "mother: { employed: true }\nfathr: none")]
    [InlineData("FACT-0002", 2, "mother:\n  employd: true")]
    [InlineData("FACT-0003", 2, "mother:\n  employed: perhaps")]
    [InlineData("FACT-0003", 1, "mother: { birthDate: yesterday }")]
    [InlineData("FACT-0003", 1, "children: 3")]
    [InlineData("FACT-0006", 2, "mother:\n  residentId: \"11010519491231002A\"")]
    [InlineData("FACT-0007", 1, "place: \"999999\"")]
    [InlineData("FACT-0007", 2, "mother:\n  hukou: \"229999\"")]
    [InlineData("FACT-0008", 2, "births:\n  - { date: 2024-03-01, mother: [甲, 乙] }")]
    [InlineData("FACT-0008", 1, "mother: [ { employed: true }, { employed: false } ]")]
    [InlineData("FACT-0012", 2, "children:\n  - { birth: nobody }")]
    [InlineData("FACT-0013", 2, "children:\n  - { of: neighbour }")]
    [InlineData("FACT-0014", 1, "mother: { wageBeforeLeave: -5 }")]
    [InlineData("FACT-0011", 3, "births:\n  - { id: b1, date: 2024-03-01 }\n  - { id: b1, date: 2022-03-01 }")]
    [InlineData("FACT-0014", 2, "births:\n  - { date: 2024-03-01, babies: 5000 }")]
    [InlineData("FACT-0014", 2, "births:\n  - { date: 2024-03-01, babies: 0 }")]
    [InlineData("FACT-0014", 2, "births:\n  - { date: 2024-03-01, babies: 1.5 }")]
    [InlineData("FACT-0014", 1, "loans: [ { contributors: 3 } ]")]
    [InlineData("FACT-0015", 1, "- only a list")]
    [InlineData("FACT-0022", 1, "anyu: family/9\nmother: { employed: true }")]
    [InlineData("FACT-0023", 3, "anyu: family/1\nmother: { employed: true }\nmother: { employed: false }")]
    [InlineData("FACT-0023", 2, "births:\n  - { date: 2024-03-01, babies: 1, date: 2024-03-02 }")]
    [InlineData("FACT-0021", 2, "mother: { employed: true }\nfather: &f { employed: true }")]
    public void A_file_that_cannot_be_used_gives_one_numbered_problem_with_its_line(string code, int line, string yaml)
    {
        var problem = OnlyProblem(FamilyStatement.Parse(yaml, "family.yaml", Library.Book));

        Assert.Equal(code, problem.Code);
        Assert.Equal("family.yaml", problem.At?.File);
        Assert.Equal(line, problem.At?.Line);
    }

    [Theory]
    [InlineData("fathr: none", "father")]
    [InlineData("mother: { employd: true }", "employed")]
    public void An_unknown_item_names_the_nearest_one(string yaml, string nearest)
    {
        var problem = OnlyProblem(FamilyStatement.Parse(yaml, "family.yaml", Library.Book));

        Assert.Contains(nearest, problem.Mend.Zh, StringComparison.Ordinal);
        Assert.Contains(nearest, problem.Mend.En, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_family_states_nothing_and_leaves_every_answer_open()
    {
        var family = Library.Family("{}");
        var answers = Determiner.Decide(Library.Book, family, DecisionRequest.For(Library.Day("2024-06-01"), "220000") with { Explain = false });

        Assert.True(family.IsEmpty);
        Assert.DoesNotContain(answers, a => a.Outcome is Outcome.Granted or Outcome.Refused);
        Assert.NotEmpty(Interview.Next(Library.Book, family, answers));
    }

    [Fact]
    public void Forty_children_are_too_many()
    {
        var children = string.Concat(Enumerable.Range(0, 40).Select(_ => "\n  - { birthDate: 2020-01-01, of: both }"));

        Assert.Equal("FACT-0009", OnlyProblem(FamilyStatement.Parse("children:" + children, "family.yaml", Library.Book)).Code);
    }

    [Fact]
    public void Five_megabytes_are_refused_unread()
    {
        var problem = OnlyProblem(FamilyStatement.Parse(new string('a', 5 * 1024 * 1024), "family.yaml", Library.Book));

        Assert.Equal("FACT-0010", problem.Code);
    }

    [Theory]
    [InlineData("FACT-0004", 1, "children: [ { birthDate: 2024-06-02, of: both } ]")]
    [InlineData("FACT-0004", 3, "children:\n  - of: both\n    birthDate: 2024-06-02")]
    [InlineData("FACT-0005", 2, "mother: { birthDate: 2000-01-01 }\nchildren: [ { birthDate: 1999-01-01, of: both } ]")]
    [InlineData("FACT-0016", 1, "births: [ { id: b1, date: 2024-03-01, babies: 1 } ]\nchildren: [ { birth: b1, of: both }, { birth: b1, of: both } ]")]
    [InlineData("FACT-0024", 1, "mother: { birthDate: 1994-05-04, residentId: \"220102199405030022\" }")]
    [InlineData("FACT-0025", 1, "mother: { birthDate: 1994-05-03, residentId: \"220102199405030014\" }")]
    [InlineData("FACT-0025", 2, "children:\n  - { birthDate: 2024-03-01, of: both, sex: \"2\", residentId: \"220102202403010014\" }")]
    public void Facts_that_contradict_each_other_or_the_date_asked_are_one_problem_with_its_line(string code, int line, string yaml)
    {
        var statement = FamilyStatement.Parse(yaml, "family.yaml", Library.Book).Value!;
        var problem = Assert.Single(statement.Check(Library.Day("2024-06-01")));

        AssertWhole(problem);
        Assert.Equal(code, problem.Code);
        Assert.Equal(("family.yaml", line), (problem.At?.File, problem.At?.Line));
    }

    [Fact]
    public void An_identity_number_that_agrees_with_what_is_stated_is_no_problem()
    {
        const string Family = "mother: { birthDate: 1994-05-03, residentId: \"220102199405030022\" }\nchildren: [ { birthDate: 2024-03-01, of: both, sex: \"1\", residentId: \"220102202403010014\" } ]";

        Assert.Empty(FamilyStatement.Parse(Family, "family.yaml", Library.Book).Value!.Check(Library.Day("2024-06-01")));
    }

    [Theory]
    [InlineData("mother: ", "[")]
    [InlineData("mother: ", "{ a: ")]
    [InlineData("", "- ")]
    public void A_hundred_thousand_open_brackets_are_one_problem_and_no_crash(string before, string bracket)
    {
        var problem = OnlyProblem(FamilyStatement.Parse(before + string.Concat(Enumerable.Repeat(bracket, 40_000)), "family.yaml", Library.Book));

        Assert.Equal("FACT-0020", problem.Code);
        Assert.Equal(1, problem.At?.Line);
    }

    [Fact]
    public void More_answers_than_are_given_at_once_are_refused_before_anything_is_decided()
    {
        var kinds = Library.Book.Vocabulary.Collections.Keys.Select(name => name + ": [" + string.Join(", ", Enumerable.Repeat("{}", FamilyStatement.MaxItems)) + "]");
        var family = Library.Family(string.Join('\n', kinds));
        var request = DecisionRequest.For(Library.Day("2024-06-01"), "220000") with { Explain = false };
        var answers = Determiner.Decide(Library.Book, family, request);
        var problem = Determiner.TooMany(Library.Book, family, request, answers.Length - 1);

        Assert.InRange(answers.Length, 500, Determiner.MaxDeterminations);
        Assert.Equal("FACT-0019", problem?.Code);
        AssertWhole(problem!);
        Assert.Null(Determiner.TooMany(Library.Book, family, request, Determiner.MaxDeterminations));
    }

    [Theory]
    [InlineData("FACT-0007", "999999", null, null)]
    [InlineData("FACT-0018", "220000", "maternity-leav", null)]
    [InlineData("FACT-0017", "220000", null, "no-such-reading")]
    [InlineData("FACT-0017", "220000", null, "leap-day-birthday")]
    public void A_question_that_names_something_unknown_is_one_problem(string code, string place, string? benefit, string? setting)
    {
        var request = Library.Ask(benefit ?? "maternity-leave", "2024-06-01", place, setting is null ? [] : [(setting, "nonsense")]);
        var problem = Assert.Single(Determiner.Check(Library.Book, Library.Family("mother: { employed: true }"), request));

        AssertWhole(problem);
        Assert.Equal(code, problem.Code);
    }

    [Fact]
    public void Every_problem_of_a_file_is_told_at_once()
    {
        var outcome = FamilyStatement.Parse("mother: { employed: perhaps, hukou: \"999999\" }\nchildren:\n  - { of: neighbour }", "family.yaml", Library.Book);

        Assert.Equal(["FACT-0003", "FACT-0007", "FACT-0013"], outcome.Problems.Select(p => p.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("11010519491231002x")]
    public void A_right_identity_number_is_taken(string number) =>
        Assert.True(FamilyStatement.Parse($"mother: {{ residentId: \"{number}\" }}", "family.yaml", Library.Book).Succeeded);

    private static Problem OnlyProblem(Result<FamilyStatement> outcome)
    {
        Assert.False(outcome.Succeeded);
        var problem = Assert.Single(outcome.Problems);
        AssertWhole(problem);
        return problem;
    }

    private static void AssertWhole(Problem problem)
    {
        foreach (var text in new[] { problem.What, problem.Why, problem.Mend })
        {
            Assert.NotEmpty(text.Zh);
            Assert.NotEmpty(text.En);
            Assert.DoesNotContain("   at ", text.En, StringComparison.Ordinal);
        }
    }
}
