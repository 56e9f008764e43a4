using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>Problems of plans: IND-0219 onwards.</summary>
internal static partial class IndicatorProblems
{
    public static Problem CitedRunGone(string run) => new(
        "IND-0219",
        new($"引用的预测“{run}”不是现在保存的分乡镇预测。", $"The forecast cited, “{run}”, is not the divided forecast that is kept now."),
        new("规划要写明依据哪一版预测，这一版必须留着，能再看到。", "A plan names the version of the forecast it was made with, which must be kept to be looked at again."),
        new("先保存分乡镇的预测，看过新的数再写。", "Keep the forecast by township first, look at its numbers, then write."));

    public static Problem PlanTitle(int title, int note) => new(
        "IND-0220",
        new($"规划要有名称，不超过 {title} 字；说明不超过 {note} 字。", $"A plan needs a title of at most {title} characters; its note has at most {note}."),
        new("没有名称就分不清是哪一份。", "Without a title it cannot be told from others."),
        new("写上名称，或缩短说明。", "Write a title, or shorten the note."));

    public static Problem PlanYears(string from, string to, int first, int last) => new(
        "IND-0221",
        new($"规划年份“{from}–{to}”不在预测之内。", $"The years of the plan, “{from}–{to}”, do not lie inside the forecast."),
        new("预测没有的年份，需要多少不知道。", "What is needed in a year outside the forecast is not known."),
        new(string.Create(CultureInfo.InvariantCulture, $"写 {first} 到 {last} 之间的两个年份，先早后晚。"), string.Create(CultureInfo.InvariantCulture, $"Give two years from {first} to {last}, the earlier first.")));

    public static Problem PlanLines(int most) => new(
        "IND-0222",
        new($"规划要有 1 到 {most} 行增加的数。", $"A plan has 1 to {most} lines of what it adds."),
        new("没有增加什么，就不是规划；太多就没人看得过来。", "One that adds nothing is no plan; too many nobody can read."),
        new("每行写：地方代码 服务 年份 数量。", "Write on each line: place, service, year, amount."));

    public static Problem PlanLine(int line, string text) => new(
        "IND-0223",
        new($"第 {line} 行“{text}”读不懂。", $"Line {line}, “{text}”, cannot be read."),
        new("每行是四项，用空格分开。", "Each line has four words, parted by blanks."),
        new("写：地方代码 服务 年份 数量。", "Write: place, service, year, amount."));

    public static Problem PlanPlace(int line, string text) => new(
        "IND-0224",
        new($"第 {line} 行的“{text}”不是这次预测里的地方。", $"Line {line}: “{text}” is no place of this forecast."),
        new("加在不知道的地方，算不出够不够。", "What is added at an unknown place cannot be held against a need."),
        new("从下面的地方代码里选。", "Choose one of the codes below."));

    public static Problem PlanService(int line, string text, string? nearest) => new(
        "IND-0225",
        new($"第 {line} 行的“{text}”不是可以布局的服务。", $"Line {line}: “{text}” is no service that can be planned."),
        new("没有需求规则的服务，算不出够不够。", "A service without a rule of need cannot be held against it."),
        nearest is null ? new("从下面的服务里选。", "Choose one of the services below.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"));

    public static Problem PlanYear(int line, string text, int from, int to) => new(
        "IND-0226",
        new($"第 {line} 行的年份“{text}”不在规划年份之内。", $"Line {line}: the year “{text}” lies outside the plan."),
        new("规划之外的年份不归它管。", "A year outside the plan is not its own."),
        new(string.Create(CultureInfo.InvariantCulture, $"写 {from} 到 {to}。"), string.Create(CultureInfo.InvariantCulture, $"Give {from} to {to}.")));

    public static Problem PlanAmount(int line, string text, int most) => new(
        "IND-0227",
        new($"第 {line} 行的数量“{text}”不可用。", $"Line {line}: the amount “{text}” cannot be used."),
        new("增加的托位、班、教室是整数，不会是零或负数。", "Places, classes and rooms added are whole, and never zero or below."),
        new($"写 1 到 {most} 的整数。", $"Give a whole number from 1 to {most}."));
}
