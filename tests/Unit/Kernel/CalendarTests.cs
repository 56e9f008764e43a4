using Anyu.Kernel;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Kernel;

public sealed class CalendarTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2100, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);
    private static readonly Gen<LeapDayRule> Rules = Gen.OneOf(LeapDayRule.Feb28, LeapDayRule.Mar1);

    [Theory]
    [InlineData("2024-02-29", "2025-02-27", LeapDayRule.Feb28, 0)]
    [InlineData("2024-02-29", "2025-02-28", LeapDayRule.Feb28, 1)]
    [InlineData("2024-02-29", "2025-02-28", LeapDayRule.Mar1, 0)]
    [InlineData("2024-02-29", "2025-03-01", LeapDayRule.Mar1, 1)]
    [InlineData("2024-02-29", "2028-02-28", LeapDayRule.Feb28, 3)]
    [InlineData("2024-02-29", "2028-02-29", LeapDayRule.Mar1, 4)]
    [InlineData("2021-06-01", "2024-05-31", LeapDayRule.Feb28, 2)]
    [InlineData("2021-06-01", "2024-06-01", LeapDayRule.Feb28, 3)]
    [InlineData("2024-06-01", "2024-05-31", LeapDayRule.Feb28, -1)]
    public void Years_are_completed_on_the_birthday(string birth, string on, LeapDayRule rule, int years) =>
        Assert.Equal(years, Age.CompletedYears(Day(birth), Day(on), rule));

    [Theory]
    [InlineData("2023-01-31", "2023-02-27", 0)]
    [InlineData("2023-01-31", "2023-02-28", 1)]
    [InlineData("2024-01-31", "2024-02-28", 0)]
    [InlineData("2024-01-31", "2024-02-29", 1)]
    [InlineData("2024-01-31", "2024-04-30", 3)]
    [InlineData("2024-02-29", "2024-03-28", 0)]
    [InlineData("2024-02-29", "2024-03-29", 1)]
    public void A_month_is_completed_on_the_same_day_or_the_last_of_the_month(string from, string to, int months)
    {
        Assert.Equal(months, Age.CompletedMonths(Day(from), Day(to), LeapDayRule.Feb28));
        Assert.Equal(months, Age.CompletedMonths(Day(from), Day(to), LeapDayRule.Mar1));
    }

    [Fact]
    public void Completed_months_are_the_greatest_that_have_passed() =>
        Gen.Select(Days, Days, Rules).Sample((from, to, rule) =>
        {
            var months = Age.CompletedMonths(from, to, rule);
            return Age.AddMonths(from, months, rule) <= to && Age.AddMonths(from, months + 1, rule) > to;
        });

    [Fact]
    public void Twelve_completed_months_are_one_completed_year() =>
        Gen.Select(Days, Days, Rules).Sample((from, to, rule) =>
            (int)Math.Floor(Age.CompletedMonths(from, to, rule) / 12m) == Age.CompletedYears(from, to, rule));

    [Fact]
    public void The_calendar_ends_without_wrapping()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Age.AddYears(new DateOnly(9999, 1, 1), 1, LeapDayRule.Feb28));
        Assert.Throws<ArgumentOutOfRangeException>(() => Age.AddYears(new DateOnly(2024, 1, 1), int.MaxValue, LeapDayRule.Feb28));
        Assert.Equal(8000 - 1, Age.CompletedYears(new DateOnly(1999, 12, 31), new DateOnly(9999, 12, 30), LeapDayRule.Mar1));
    }

    [Fact]
    public void Leave_counts_both_ends_and_age_does_not()
    {
        Assert.Equal(98, DayCount.Inclusive(Day("2024-03-01"), Day("2024-06-06")));
        Assert.Equal(97, DayCount.Elapsed(Day("2024-03-01"), Day("2024-06-06")));
        Assert.Throws<ArgumentException>(() => DayCount.Inclusive(Day("2024-03-02"), Day("2024-03-01")));
    }

    [Fact]
    public void Months_move_and_come_back() =>
        Gen.Select(Days, Gen.Int[-2000, 2000]).Sample((day, moved) =>
        {
            var month = Month.Of(day);
            var later = month.AddMonths(moved);
            return later.AddMonths(-moved) == month && month.MonthsUntil(later) == moved && later.FirstDay == month.FirstDay.AddMonths(moved);
        });

    [Fact]
    public void A_month_is_printed_as_it_is_read() =>
        Days.Sample(day => Month.TryParse(Month.Of(day).ToString(), out var read, out _) && read.Contains(day) && read.LastDay.AddDays(1).Day == 1);

    [Theory]
    [InlineData("2024-6")]
    [InlineData("2024-13")]
    [InlineData("2024-06-01")]
    [InlineData("")]
    public void What_is_no_month_is_refused(string text)
    {
        Assert.False(Month.TryParse(text, out _, out var problem));
        Assert.Equal("KRN-0011", problem.Code);
    }

    [Fact]
    public void A_month_beyond_the_calendar_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Month(9999, 12).AddMonths(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(Month).AddMonths(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Month(2024, 13));
    }

    [Theory]
    [InlineData("2023-12-29..", "2023-12-29", true)]
    [InlineData("2023-12-29..", "2023-12-28", false)]
    [InlineData("2016-01-22..2021-09-30", "2021-09-30", true)]
    [InlineData("2016-01-22..2021-09-30", "2021-10-01", false)]
    [InlineData("..2023-12-31", "0001-01-01", true)]
    [InlineData("..", "9999-12-31", true)]
    public void An_interval_includes_both_ends(string interval, string day, bool inside)
    {
        Assert.True(DateInterval.TryParse(interval, out var read, out _));
        Assert.Equal(inside, read.Contains(Day(day)));
        Assert.Equal(interval, read.ToString());
    }

    [Theory]
    [InlineData("2023-12-29")]
    [InlineData("2023-12-29...")]
    [InlineData("2023-12-32..")]
    [InlineData("2023-12-29..2023-12-28")]
    [InlineData("unknown")]
    public void What_is_no_interval_is_refused(string text)
    {
        Assert.False(DateInterval.TryParse(text, out _, out var problem));
        Assert.Equal("KRN-0012", problem.Code);
    }

    [Fact]
    public void The_days_in_two_intervals_are_those_in_each()
    {
        var intervals = Gen.Select(Days.Nullable(), Days.Nullable()).Select((a, b) => a > b ? new DateInterval(b, a) : new DateInterval(a, b));
        Gen.Select(intervals, intervals, Days).Sample((left, right, day) =>
            (left.Contains(day) && right.Contains(day)) == (left.Intersect(right)?.Contains(day) ?? false)
            && left.Overlaps(right) == right.Overlaps(left));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
