using Anyu.Casework;
using Anyu.Law;
using Anyu.Unit.Law;
using Xunit;

namespace Anyu.Unit.Casework;

/// <summary>What a family has without applying, and what is told when it is determined again.</summary>
public sealed class StandingTests
{
    private const string Subsidy = "child-rearing-subsidy";
    private const string Leave = "parental-leave";

    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void What_is_certain_opens_or_is_offered()
    {
        Assert.Equal(StandingTurn.Offered, Change(null, At(Family("2025-06-01"), Subsidy, opens: false)).Kind);
        var opened = Change(null, At(Family("2025-06-01"), Leave, opens: true));
        Assert.Equal(StandingTurn.Opened, opened.Kind);
        Assert.Contains("不用申请", opened.Text().Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_again_tells_nothing()
    {
        var standing = At(Family("2025-06-01"), Subsidy, opens: false);
        Assert.Null(StandingChange.Between(standing, At(Family("2025-06-01"), Subsidy, opens: false), Day));
    }

    [Fact]
    public void What_lacks_a_fact_asks_for_just_that_fact()
    {
        var asked = At(Family("2025-06-01").Replace("employed: true, ", "", StringComparison.Ordinal), Leave, opens: true);
        Assert.Equal(StandingKind.Asked, asked.Kind);
        Assert.Contains("mother.employed", asked.Missing);
        Assert.Equal(StandingTurn.Opened, Change(asked, At(Family("2025-06-01"), Leave, opens: true)).Kind);
    }

    [Fact]
    public void A_corrected_date_of_birth_states_what_is_owed_and_what_is_to_recover_to_the_fen()
    {
        // A child born before 2025 has 300 yuan for each month of 2025 before its third birthday.
        var (earlier, later) = (At(Family("2022-03-01"), Subsidy, opens: false, new(2025, 2, 1)), At(Family("2022-06-01"), Subsidy, opens: false, new(2025, 2, 1)));
        var owed = Change(earlier, later);
        Assert.True(owed.DifferenceFen > 0, owed.Text().Zh);
        Assert.Equal(later.AmountFen - earlier.AmountFen, owed.DifferenceFen);
        Assert.Contains("应补发", owed.Text().Zh, StringComparison.Ordinal);
        Assert.Contains(owed.Why, w => w.Zh.Contains("出生日期", StringComparison.Ordinal));
        Assert.Equal(-owed.DifferenceFen, Change(later, earlier).DifferenceFen);
        Assert.Contains("应退回", Change(later, earlier).Text().Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void The_third_birthday_ends_it_and_says_so()
    {
        var before = At(Family("2023-03-01"), Leave, opens: true, new(2026, 2, 1));
        var after = At(Family("2023-03-01"), Leave, opens: true, new(2026, 4, 1));
        var change = StandingChange.Between(before, after, new DateOnly(2026, 4, 1))!;
        Assert.True(change.Kind is StandingTurn.Ended or StandingTurn.Lost, change.Kind.ToString());
        Assert.Equal(0, change.DifferenceFen);
    }

    [Fact]
    public void A_refusal_carries_its_reason_and_what_can_be_done()
    {
        var refused = Change(null, At(Family("2020-03-01"), Leave, opens: true));
        Assert.Equal(StandingTurn.Refused, refused.Kind);
        Assert.NotEmpty(refused.After.Reasons);
        Assert.NotNull(refused.After.Remedy);
    }

    [Fact]
    public void A_subject_keeps_its_name_when_the_family_grows()
    {
        var one = At(Family("2025-06-01"), Subsidy, opens: false);
        Assert.Contains("child=id-of-children[1]", one.Subject, StringComparison.Ordinal);
    }

    private static string Family(string born) => $$"""
        anyu: family/1
        place: "220102"
        mother: { birthDate: 1994-05-03, employed: true, employerPlace: "220102", hukou: "220102", residence: "220102" }
        father: { birthDate: 1993-05-03, employed: false, hukou: "220102", residence: "220102" }
        couple: { married: true }
        children: [ { birthDate: {{born}}, of: both, hukou: "220102", chinese: true, deceased: false } ]
        """;

    private static Standing At(string yaml, string benefit, bool opens, DateOnly? on = null)
    {
        var answers = Determiner.Decide(Library.Book, Library.Family(yaml), DecisionRequest.For(on ?? Day) with { Benefits = [benefit] });
        return Standing.Of(answers.First(a => a.Subject.Count > 0), opens, path => "id-of-" + path, Services.Shelf.Book);
    }

    private static StandingChange Change(Standing? before, Standing after) => StandingChange.Between(before, after, Day) ?? throw new InvalidOperationException($"Nothing changed: {after.Kind}");
}
