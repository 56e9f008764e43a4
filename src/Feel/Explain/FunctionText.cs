using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>Functions as people read them.</summary>
internal static class FunctionText
{
    public static string Of(FeelFunction function, ReadOnlySpan<string> arguments, Language language)
    {
        var (a, b, c) = (arguments[0], arguments.Length > 1 ? arguments[1] : string.Empty, arguments.Length > 2 ? arguments[2] : string.Empty);
        return (function <= FeelFunction.Round ? OfNumber(function, a, b) : OfDate(function, a, b, c)).In(language);
    }

    private static Bilingual OfNumber(FeelFunction function, string a, string b) => function switch
    {
        FeelFunction.Count => new($"{a}的个数", $"the number of {a}"),
        FeelFunction.Sum => new($"{a}之和", $"the sum of {a}"),
        FeelFunction.Min => new($"{a}中最小的", $"the least of {a}"),
        FeelFunction.Max => new($"{a}中最大的", $"the greatest of {a}"),
        FeelFunction.Abs => new($"{a}的绝对值", $"the absolute value of {a}"),
        FeelFunction.Floor => new($"{a}向下取整", $"{a} rounded down"),
        FeelFunction.Ceiling => new($"{a}向上取整", $"{a} rounded up"),
        _ => new($"{a}四舍五入到小数点后{b}位", $"{a} rounded to {b} digits"),
    };

    private static Bilingual OfDate(FeelFunction function, string a, string b, string c) => function switch
    {
        FeelFunction.Date => new($"{a}年{b}月{c}日", $"the date {a}-{b}-{c}"),
        FeelFunction.AddDays or FeelFunction.AddMonths or FeelFunction.AddYears => new($"{a}之后{b}", $"{b} after {a}"),
        FeelFunction.AddWorkingDays => new($"{a}之后{b}（工作日）", $"{b} of work after {a}"),
        FeelFunction.DaysBetween => new($"{a}到{b}的天数", $"days from {a} to {b}"),
        FeelFunction.MonthsBetween => new($"{a}到{b}的满月数", $"completed months from {a} to {b}"),
        FeelFunction.YearsBetween => new($"{a}到{b}的满年数", $"completed years from {a} to {b}"),
        FeelFunction.YearOf => new($"{a}的年份", $"the year of {a}"),
        FeelFunction.MonthOf => new($"{a}的月份", $"the month of {a}"),
        FeelFunction.DayOf => new($"{a}的日", $"the day of the month of {a}"),
        FeelFunction.StartOfYear => new($"{a}当年的第一天", $"the first day of the year of {a}"),
        FeelFunction.EndOfYear => new($"{a}当年的最后一天", $"the last day of the year of {a}"),
        FeelFunction.StartOfMonth => new($"{a}当月的第一天", $"the first day of the month of {a}"),
        FeelFunction.EndOfMonth => new($"{a}当月的最后一天", $"the last day of the month of {a}"),
        FeelFunction.Earlier => new($"{a}与{b}中较早的", $"the earlier of {a} and {b}"),
        FeelFunction.Later => new($"{a}与{b}中较晚的", $"the later of {a} and {b}"),
        _ => new($"{a}在{b}范围内", $"{a} is within {b}"),
    };
}
