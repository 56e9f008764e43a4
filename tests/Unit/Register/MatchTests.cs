using Anyu.Register;
using Xunit;

namespace Anyu.Unit.Register;

public sealed class MatchTests
{
    private static readonly Guid Mother = Guid.Parse("00000000-0000-7000-8000-000000000001");
    private static readonly Guid Father = Guid.Parse("00000000-0000-7000-8000-000000000002");
    private static readonly Guid Stranger = Guid.Parse("00000000-0000-7000-8000-000000000003");
    private static readonly DateOnly Day = new(2025, 3, 14);

    private static readonly NewbornTraits Birth = new("L350247695", Mother, Father, Day, 1, 1, 1);
    private static readonly PersonTraits Wang = new("王伟", "王伟", "wangwei", [], 1, new DateOnly(1990, 5, 1), "371502199005011230", "13812345678", null);

    private static MatchRules Rules => Desks.Content.Rules;

    [Fact]
    public void The_same_report_again_is_the_same_birth() => Assert.Equal(Verdict.Same, Of(Birth, Birth));

    [Fact]
    public void A_birth_without_a_certificate_is_known_by_mother_day_and_sex() => Assert.Equal(Verdict.Same, Of(Birth, Birth with { Certificate = null }));

    [Fact]
    public void A_wrong_number_of_the_mother_does_not_make_a_second_child()
    {
        Assert.Equal(Verdict.Same, Of(Birth, Birth with { Mother = null }));
        Assert.Equal(Verdict.Same, Of(Birth, Birth with { Mother = Stranger }));
    }

    [Fact]
    public void Twins_with_one_certificate_number_are_two() =>
        Assert.Equal(Verdict.Different, Of(Birth with { Plurality = 2 }, Birth with { Plurality = 2, Ordinal = 2 }));

    [Fact]
    public void Each_twin_is_itself() => Assert.Equal(Verdict.Same, Of(Birth with { Plurality = 2, Ordinal = 2 }, Birth with { Plurality = 2, Ordinal = 2, Certificate = null }));

    [Fact]
    public void Twins_of_whom_nobody_gave_the_order_are_looked_at() => Assert.Equal(Verdict.Possible, Of(Birth, Birth with { Certificate = "L350247696" }));

    [Fact]
    public void A_child_of_another_mother_on_the_same_day_is_another() => Assert.Equal(Verdict.Different, Of(Birth, Birth with { Mother = Stranger, Certificate = "L350247696", Father = null }));

    [Fact]
    public void A_later_child_of_the_mother_is_another() => Assert.Equal(Verdict.Different, Of(Birth, Birth with { BornOn = Day.AddYears(2), Certificate = "L350247696" }));

    [Theory]
    [InlineData("the same", Verdict.Same)]
    [InlineData("no number", Verdict.Possible)]
    [InlineData("another number", Verdict.Different)]
    [InlineData("number near", Verdict.Possible)]
    [InlineData("married name, same number", Verdict.Same)]
    [InlineData("rare character lost, same number", Verdict.Same)]
    [InlineData("exchanged month and day", Verdict.Possible)]
    [InlineData("same name alone", Verdict.Different)]
    public void Persons_are_one_two_or_a_pair_to_look_at(string difference, Verdict verdict)
    {
        var other = difference switch
        {
            "no number" => Wang with { Number = null, Phone = null },
            "another number" => Wang with { Number = "110101199005014819", Phone = null },
            "number near" => Wang with { Number = "371502199005011320", Phone = null },
            "married name, same number" => Wang with { Name = "李伟", Written = "李伟", Sound = "liwei" },
            "rare character lost, same number" => Wang with { Name = "王?", Written = "王?", Sound = "wang" },
            "exchanged month and day" => Wang with { BirthDate = new DateOnly(1990, 1, 5), Number = null },
            "same name alone" => Wang with { BirthDate = new DateOnly(1971, 9, 30), Number = null, Phone = null },
            _ => Wang,
        };
        Assert.Equal(verdict, Rules.Of(PersonMatch.Kind, Rules.Score(PersonMatch.Kind, PersonMatch.Compare(Wang, other))));
    }

    [Fact]
    public void A_score_is_the_sum_of_what_it_prints()
    {
        var match = Rules.Score(PersonMatch.Kind, PersonMatch.Compare(Wang, Wang with { Phone = null }));
        Assert.Equal(match.Score, match.Reasons.Sum(reason => reason.Points));
        Assert.Equal("number 60; name 20; birth-date 20; sex 2", match.Text);
        Assert.Equal(match.Reasons, Rules.Explain(PersonMatch.Kind, match.Text));
        Assert.All(match.Reasons, reason => Assert.NotEqual(reason.Label.Zh, reason.Label.En));
    }

    private static Verdict Of(NewbornTraits one, NewbornTraits other)
    {
        var match = Rules.Score(NewbornMatch.Kind, NewbornMatch.Compare(one, other));
        Assert.Equal(match.Score, Rules.Score(NewbornMatch.Kind, NewbornMatch.Compare(other, one)).Score);
        return Rules.Of(NewbornMatch.Kind, match);
    }
}
