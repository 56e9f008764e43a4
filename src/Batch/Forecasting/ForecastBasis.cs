using System.Collections.Immutable;
using System.Globalization;
using Anyu.Forecast;
using Anyu.Kernel;

namespace Anyu.Batch;

/// <summary>Which number of a forecast's band is taken, at every age at once.</summary>
public enum ForecastShare
{
    /// <summary>10 percent of the trajectories lie below.</summary>
    Low80,

    /// <summary>Half lie below.</summary>
    Median,

    /// <summary>10 percent lie above.</summary>
    High80,
}

/// <summary>How births are spread over orders: a forecast does not say it, so it is assumed.</summary>
/// <param name="First">Parts of a hundred that are first births.</param>
/// <param name="Second">Parts that are second births.</param>
/// <param name="Later">Parts that are third and later births.</param>
public sealed record OrderShares(int First, int Second, int Later)
{
    /// <summary>Rounded shares that claim nothing about a place; whoever knows better states others.</summary>
    public static OrderShares Usual { get; } = new(45, 40, 15);

    /// <summary>Reads <c>45,40,15</c>; null when these are not three whole numbers that make a hundred.</summary>
    public static OrderShares? Read(string text) =>
        text.Split(',') is [var a, var b, var c] && Part(a) is { } first && Part(b) is { } second && Part(c) is { } later && first + second + later == 100 ? new OrderShares(first, second, later) : null;

    private static int? Part(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var part) ? part : null;
}

/// <summary>What the families of a forecast rest on.</summary>
/// <param name="Run">The forecast.</param>
/// <param name="Year">The year, at whose beginning the families are.</param>
/// <param name="Share">Which number of each band.</param>
/// <param name="Orders">The orders of birth assumed.</param>
/// <param name="Families">How many families: one for each woman of 20 to 59.</param>
/// <param name="Children">How many children under 18 the forecast has.</param>
/// <param name="Unplaced">How many of them found no mother and are left out.</param>
/// <param name="LastYear">How many births of the last year became the first, second, third or later child.</param>
public sealed record ForecastBasis(KeptRun Run, int Year, ForecastShare Share, OrderShares Orders, int Families, int Children, int Unplaced, ImmutableArray<int> LastYear)
{
    /// <summary>What is taken from the forecast.</summary>
    public Bilingual Taken => new(
        Text($"取自预测“{Run.Plan.Title}”（{Run.Plan.Source}）：{Year}年初、{Of(Share).Zh}的 {Families:N0} 名20至59岁妇女（每人一户）和 {Children - Unplaced:N0} 个18岁以下的孩子，每一岁的人数都与预测相同。"),
        Text($"From the forecast “{Run.Plan.Title}” ({Run.Plan.Source}): at the beginning of {Year}, {Of(Share).En}, {Families:N0} women of 20 to 59, a family each, and {Children - Unplaced:N0} children under 18, as many of every age as the forecast has."));

    /// <summary>What is assumed, since the forecast does not say it.</summary>
    public Bilingual Assumed => new(
        Text($"假设：母亲生育的年龄按方案的生育率表；出生孩次按 {Orders.First}:{Orders.Second}:{Orders.Later}（一孩、二孩、三孩及以上），最近一年落到各孩次的是 {LastYear[0]:N0}、{LastYear[1]:N0}、{LastYear[2]:N0}；两孩至少差两个周岁，没有双胞胎；18岁以上的子女不在户里；各县户数相同；就业、户口、参保等其余情况由种子生成，份额不是统计数。{(Unplaced == 0 ? "" : $"有 {Unplaced:N0} 个孩子找不到母亲，没有算进来。")}"),
        Text($"Assumed: mothers' ages at birth by the plan's births per woman; orders of birth as {Orders.First}:{Orders.Second}:{Orders.Later} (first, second, later), of which the last year became {LastYear[0]:N0}, {LastYear[1]:N0}, {LastYear[2]:N0}; children are two completed years apart at least, without twins; children of 18 and over are not in the family; every county has as many families; work, household registration, insurance and all else are drawn by a seed, and their shares are no statistics.{(Unplaced == 0 ? "" : $" {Unplaced:N0} children found no mother and are left out.")}"));

    private static Bilingual Of(ForecastShare share) => share switch
    {
        ForecastShare.Low80 => new("80%区间下端", "lower end of the 80 % band"),
        ForecastShare.High80 => new("80%区间上端", "upper end of the 80 % band"),
        _ => new("中位数", "median"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
