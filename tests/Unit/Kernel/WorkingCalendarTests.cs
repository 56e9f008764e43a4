using Anyu.Kernel;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Kernel;

/// <summary>The calendar that the product ships, held against a count of day after day over the rows of its file.</summary>
public sealed class WorkingCalendarTests
{
    private static readonly string Text = File.ReadAllText(Repository.At("content", "calendars", "china.csv"));
    private static readonly WorkingCalendar China = WorkingCalendar.Read("calendars/china.csv", Text).Value!;
    private static readonly Dictionary<string, string> Rows =
        Text.Split('\n').Where(row => row.Length > 0 && row[0] != '#').Select(row => row.Split(',')).ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);

    private static readonly Gen<DateOnly> Days = Gen.Int[China.FirstDay.DayNumber, China.LastDay.DayNumber].Select(DateOnly.FromDayNumber);
    private static readonly Gen<int> Few = Gen.Int[-40, 40];

    [Fact]
    public void Every_day_of_the_horizon_is_as_its_row_says_or_as_the_week()
    {
        Assert.Equal((new DateOnly(2004, 1, 1), new DateOnly(2026, 12, 28)), (China.FirstDay, China.LastDay));
        Assert.Equal(769, Rows.Count);
        for (var day = China.FirstDay; day <= China.LastDay; day = day.AddDays(1))
        {
            Assert.Equal(Worked(day), China.IsWorkingDay(day));
            Assert.Equal(Rows.ContainsKey(Written(day)), China.SpecialDayOn(day) is not null);
        }
    }

    [Theory]
    [InlineData("2025-09-28", true)]
    [InlineData("2025-10-01", false)]
    [InlineData("2025-10-08", false)]
    [InlineData("2025-10-11", true)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-15", false)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-10-10", true)]
    [InlineData("2026-10-11", false)]
    public void Swapped_days_are_worked_and_made_free_as_announced(string day, bool isWorking) => Assert.Equal(isWorking, China.IsWorkingDay(Day(day)));

    [Theory]
    [InlineData("2025-09-26", 1, "2025-09-28")]
    [InlineData("2025-09-26", 4, "2025-10-09")]
    [InlineData("2025-09-30", 3, "2025-10-11")]
    [InlineData("2025-10-04", 0, "2025-10-04")]
    [InlineData("2025-10-04", -1, "2025-09-30")]
    [InlineData("2026-01-30", 20, "2026-03-05")]
    public void Working_days_are_counted_from_the_day_after(string from, int days, string expected)
    {
        Assert.True(China.TryAddWorkingDays(Day(from), days, out var day, out _));
        Assert.Equal(Day(expected), day);
    }

    [Fact]
    public void The_answer_is_what_walking_day_by_day_finds() =>
        Gen.Select(Days, Few).Sample((from, days) =>
        {
            var walked = Walk(from, days);
            return China.TryAddWorkingDays(from, days, out var day, out var problem) ? day == walked : walked is null && problem.Code == "KRN-0019";
        });

    [Fact]
    public void Counting_undoes_adding() =>
        Gen.Select(Days, Few).Sample((from, days) =>
            !China.TryAddWorkingDays(from, days, out var day, out _) || (China.TryCountWorkingDays(from, day, out var counted, out _) && counted == days));

    [Fact]
    public void Adding_twice_is_adding_the_sum() =>
        Gen.Select(Days, Gen.Int[0, 40], Gen.Int[0, 40]).Sample((from, first, second) =>
            !China.TryAddWorkingDays(from, first + second, out var sum, out _)
            || (China.TryAddWorkingDays(from, first, out var between, out _) && China.TryAddWorkingDays(between, second, out var day, out _) && day == sum));

    [Fact]
    public void A_period_that_ends_on_a_rest_day_ends_on_the_next_working_day() =>
        Days.Sample(day => !China.TryOnOrAfter(day, out var next, out _)
            || (China.IsWorkingDay(next) && next >= day && Enumerable.Range(day.DayNumber, next.DayNumber - day.DayNumber).All(free => !China.IsWorkingDay(DateOnly.FromDayNumber(free)))));

    [Fact]
    public void Nothing_beyond_the_horizon_is_guessed()
    {
        var after = China.LastDay.AddDays(1);
        Assert.False(China.TryIsWorkingDay(after, out _, out var day));
        Assert.False(China.TryAddWorkingDays(China.LastDay, 1, out _, out var sum));
        Assert.False(China.TryAddWorkingDays(China.FirstDay, int.MinValue, out _, out var before));
        Assert.False(China.TryCountWorkingDays(China.FirstDay, after, out _, out var count));
        Assert.False(China.TryOnOrAfter(China.FirstDay.AddDays(-1), out _, out var next));
        Assert.All([day, sum, before, count, next], problem => Assert.Equal("KRN-0019", problem!.Code));
        Assert.Contains("2026-12-28", sum!.Why.En, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => China.IsWorkingDay(after));
    }

    [Theory]
    [InlineData("2025-10-01,holiday,国庆节")]
    [InlineData("2025-10-01,rest,国庆节,National Day")]
    [InlineData("2025-10-32,holiday,国庆节,National Day")]
    [InlineData("2025-10-01,workday,国庆节,National Day")]
    [InlineData("2024-12-31,holiday,元旦,New Year's Day")]
    [InlineData("2026-01-01,holiday,元旦,New Year's Day")]
    [InlineData("2025-05-01,holiday,劳动节,Labour Day")]
    public void A_row_that_cannot_be_right_names_its_line(string row)
    {
        var problem = Assert.Single(WorkingCalendar.Read("calendars/x.csv", $"# horizon: 2025-01-01..2025-12-28\n2025-05-01,holiday,劳动节,Labour Day\n{row}\n").Problems);
        Assert.Equal(("KRN-0017", "calendars/x.csv:3"), (problem.Code, problem.At?.ToString()));
    }

    [Theory]
    [InlineData("2025-05-01,holiday,劳动节,Labour Day\n")]
    [InlineData("# horizon: 2025-01-01..\n")]
    [InlineData("# horizon: 2025\n")]
    [InlineData("")]
    public void A_calendar_without_both_ends_of_its_horizon_is_refused(string text) =>
        Assert.Equal("KRN-0018", Assert.Single(WorkingCalendar.Read("calendars/x.csv", text).Problems).Code);

    private static DateOnly? Walk(DateOnly from, int days)
    {
        var day = from;
        for (var left = Math.Abs(days); left > 0; left -= Worked(day) ? 1 : 0)
        {
            day = day.AddDays(Math.Sign(days));
            if (!China.Covers(day))
            {
                return null;
            }
        }

        return day;
    }

    private static bool Worked(DateOnly day) => Rows.TryGetValue(Written(day), out var kind) ? kind == "workday" : (int)day.DayOfWeek is >= 1 and <= 5;

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
