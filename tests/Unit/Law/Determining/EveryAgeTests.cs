using System.Globalization;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Determining;

/// <summary>Services through the whole of life: whatever the age, no benefit of the library is passed over in silence.</summary>
public sealed class EveryAgeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(17)]
    [InlineData(29)]
    [InlineData(48)]
    [InlineData(60)]
    [InlineData(95)]
    public void A_family_with_a_person_of_any_age_has_an_answer_for_every_benefit(int years)
    {
        var day = Library.Day("2026-03-02");
        var born = day.AddYears(-years).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var text = years < 18
            ? $"mother: {{ birthDate: 1990-01-01, hukou: \"371581\", residence: \"371581\" }}\nchildren:\n  - {{ id: c1, birthDate: {born}, of: mother }}\n"
            : $"mother: {{ birthDate: {born}, hukou: \"371581\", residence: \"371581\" }}\n";
        var family = FamilyStatement.Parse(text, "family.yaml", Library.Book);
        Assert.True(family.Succeeded, string.Join('\n', family.Problems));
        var answers = Determiner.Decide(Library.Book, family.Value, DecisionRequest.For(day) with { Explain = false });
        Assert.Equal(Library.Book.Benefits.Keys.Order(StringComparer.Ordinal), answers.Select(answer => answer.Benefit.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
