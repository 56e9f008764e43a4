using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>IND-02xx: what is kept: data sets, periods, warnings.</summary>
internal static partial class IndicatorProblems
{
    public static Problem DataSetKept(string id) => new(
        "IND-0201",
        new($"数据集“{id}”已经导入过。", $"The data set “{id}” is already kept."),
        new("一份数据集只导入一次；更正另成一份，后导入的为准。", "A data set is imported once; a correction is another one, and the later counts."),
        new("换一个 --id。", "Choose another --id."));

    public static Problem PeriodClosed(SourceLocation at, PlaceCode place, Period period) => new(
        "IND-0202",
        new($"{place} 的 {period} 已经关账。", $"The period {period} of {place} is closed."),
        new("关账以后的数不再改变，公布的值才站得住。", "After closing counts no longer move, so that published values stand."),
        new("由有权的人重新打开这一期，或者去掉这些行。", "Have the period reopened, or leave these rows out."),
        at);

    public static Problem NothingToClose() => new(
        "IND-0203",
        new("这一期没有数，不能关账。", "The period has no counts and cannot be closed."),
        new("关账是确认已有的数。", "Closing confirms counts that are there."),
        new("先导入这一期的报表。", "Import its tables first."));

    public static Problem OwnApproval(string by) => new(
        "IND-0204",
        new($"{by} 关的账不能由本人审定。", $"{by} closed the period and cannot approve it."),
        new("审定要由另一个人做。", "Approval takes another person."),
        new("请另一位有权的人审定。", "Have somebody else approve it."));

    public static Problem PeriodStep(PeriodState from, PeriodState to) => new(
        "IND-0205",
        new($"不能从 {from} 到 {to}。", $"{from} cannot become {to}."),
        new("顺序是：打开、关账、审定；可以重新打开。", "The order is open, closed, approved; a period can be reopened."),
        new("先做前一步。", "Take the step before first."));

    public static Problem WarningStep(string from, string to) => new(
        "IND-0206",
        new($"预警不能从 {from} 到 {to}。", $"A warning cannot go from {from} to {to}."),
        new("顺序是：发出、签收、写明原因结案、评定真假。", "The order is opened, acknowledged, closed with its cause, scored."),
        new("先做前一步。", "Take the step before first."));

    public static Problem NoWarning(string id) => new(
        "IND-0207",
        new($"没有预警“{id}”。", $"There is no warning “{id}”."),
        new("编号写全，或者写开头几位，只要不与别的相同。", "Give the id, or so much of its beginning that it is one."),
        new("用 anyu warn list 看。", "See anyu warn list."));

    public static Problem CauseMissing() => new(
        "IND-0208",
        new("结案要写原因。", "Closing needs a cause."),
        new("没有原因的结案以后无法评定。", "Without a cause it can never be scored."),
        new("写 --cause 原因。", "Write --cause."));

    public static Problem OtherDivision(string file, string division, PlaceCode place) => new(
        "IND-0209",
        new($"“{file}”是“{division}”的预测，不是 {place} 的。", $"“{file}” is a forecast of “{division}”, not of {place}."),
        new("按别处的预测预警会误导规划。", "Planning by the forecast of another place would mislead."),
        new("在方案里写 division，再运行一次。", "Write “division” in the plan and run it again."));

    public static Problem BadBudget(string text) => new(
        "IND-0210",
        new($"每月最多提醒“{text}”条不可用。", $"“{text}” warnings a month cannot be the budget."),
        new("提醒多到看不过来，等于没有提醒。", "More than can be followed up is as good as none."),
        new("写 1 到 100。", "Give 1 to 100."));

    public static Problem NotWatching(string name) => new(
        "IND-0211",
        new($"“{name}”没有登记要看哪个地方的预警。", $"“{name}” is not entered to watch any place."),
        new("预警发给记名的人，由本人签收。", "Warnings go to named persons, who acknowledge them."),
        new("先用 anyu warn watch 地方 --by 姓名 登记。", "Enter first: anyu warn watch PLACE --by NAME."));

    public static Problem CountWhere(PlaceCode place) => new(
        "IND-0212",
        new($"{place} 不是县，也不是镇街，不能从记录取数。", $"{place} is neither a county nor a township; its records are not counted at once."),
        new("记录按县取数，更大的地方由各县相加。", "Records are counted county by county; wider places are added up."),
        new("给出县或镇街的代码。", "Give the code of a county or township."));

    public static Problem NotBegun(Period period) => new(
        "IND-0213",
        new($"{period} 还没有一个月结束，或者不是一个月、一年。", $"No month of {period} has ended, or it is neither a month nor a year."),
        new("没有过完的月份还会有事件，取了就偏少。", "A month that has not ended will have more events; its count would be too small."),
        new("等月份结束，给出年（2025）或年月（2025-04）。", "Wait for its end; give a year (2025) or a month (2025-04)."));

    public static Problem OwnScore(string by) => new(
        "IND-0214",
        new($"{by} 结的案不能由本人评定。", $"{by} closed the warning and cannot score it."),
        new("这条指标的定义要求另一个人评定真假。", "The definition of this indicator asks another person to say whether it was true."),
        new("请另一位有权的人评定。", "Have somebody else score it."));

    public static Problem NoRecords(string series) => new(
        "IND-0215",
        new($"“{series}”只来自导入的报表，没有登记或办件的记录。", $"“{series}” comes from imported tables alone; no record of register or casework is behind it."),
        new("报表的依据是报来的行。", "What a table rests on are its rows."),
        new("看它所依据的行，或者问报表单位。", "See the rows it rests on, or ask the unit that reported."));

    public static Problem NotDivisible(PlaceCode place) => new(
        "IND-0216",
        new($"{place} 的预测不能分到乡镇。", $"The forecast of {place} cannot be divided by township."),
        new("分乡镇要用县里按年龄的存活、生育和迁移。", "That needs the county's survival, births and migration by age."),
        new("先用队列要素法（cohort-component）做一次县的预测。", "Make a forecast of the county by the cohort-component method first."));

    public static Problem MadeUpForecast(PlaceCode place) => new(
        "IND-0218",
        new($"{place} 的预测是合成的，统计数不是。", $"The forecast of {place} is made up, its counts are not."),
        new("把演示用的预测分到真实的乡镇会误导规划。", "A forecast for demonstration, divided over real townships, would mislead."),
        new("先保存一次真实的县预测。", "Keep a real forecast of the county first."));

    public static Problem NoParts(PlaceCode place) => new(
        "IND-0217",
        new($"{place} 没有两个以上乡镇公布的常住人口。", $"Fewer than two townships of {place} have published residents."),
        new("乡镇的份额从公布的常住人口和出生来。", "The shares of townships come from the residents and births published."),
        new("导入乡镇的年末常住人口和历年出生。", "Import residents at the end of a year and births of the townships."));

    public static Problem TooFewBirths(PlaceCode place, int fewest) => new(
        "IND-0228",
        new($"{place} 的乡镇出生太少，合起来也分不成两份。", $"The townships of {place} have too few births to be forecast in two parts."),
        new($"一年出生不到 {fewest} 人的地方单独预测没有意义。", $"A place with fewer than {fewest} births a year is not forecast by itself."),
        new("用全县的预测。", "Use the forecast of the whole."));
}
