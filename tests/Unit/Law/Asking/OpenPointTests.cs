using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Asking;

public sealed class OpenPointTests
{
    [Fact]
    public void A_worked_case_under_another_reading_is_about_a_benefit_that_the_reading_bears_on()
    {
        var affected = OpenPoints.Affect(Library.Book);
        var switched = Library.Book.Cases.Where(c => c.Settings.Count > 0).ToArray();

        Assert.NotEmpty(switched);
        Assert.All(switched, worked => Assert.All(worked.Settings.Keys, point => Assert.Contains(affected[point], b => b.Id == worked.Benefit)));
    }

    [Fact]
    public void Every_benefit_says_what_to_do_next() =>
        Assert.All(Library.Book.Benefits.Values, benefit => Assert.True(benefit.Next is { Zh.Length: > 0, En.Length: > 0 }, benefit.Id));
}
