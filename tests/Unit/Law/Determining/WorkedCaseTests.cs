using System.Globalization;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Determining;

public sealed class WorkedCaseTests
{
    public static TheoryData<string> Cases => [.. Library.Book.Cases.Select(KeyOf)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_worked_case_comes_out_as_the_content_expects(string key)
    {
        var result = CaseRunner.Run(Library.Book, Library.Book.Cases.Single(c => KeyOf(c) == key));

        Assert.True(result.Passed, string.Join('\n', result.Differences));
    }

    [Fact]
    public void Every_benefit_has_at_least_three_worked_cases()
    {
        var few = Library.Book.Benefits.Keys.Where(b => Library.Book.Cases.Count(c => c.Benefit == b) < 3);

        Assert.Empty(few);
    }

    private static string KeyOf(WorkedCase worked) => string.Create(CultureInfo.InvariantCulture, $"{worked.Benefit}:{worked.At.Line} {worked.Name}");
}
