using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>The numbered problems of the indicators. IND-00xx: definitions; IND-01xx: tables; IND-02xx: values, warnings and periods.</summary>
internal static partial class IndicatorProblems
{
    private static readonly Bilingual NoHalfDefinition = new("定义不全时不计算任何指标。", "No indicator is computed while a definition is incomplete.");

    public static Problem NoSeries(SourceLocation at) => new(
        "IND-0001",
        new("读不到基础数列 indicators/series.yaml。", "The series of indicators/series.yaml cannot be read."),
        new("分子、分母都由数列组成。", "Numerators and denominators are made of series."),
        new("补上或改正这个文件。", "Add or mend the file."),
        at);

    public static Problem IdIsFileName(SourceLocation at, string id, string file) => new(
        "IND-0002",
        new($"编号“{id}”与文件名“{file}”不同。", $"The id “{id}” differs from the file name “{file}”."),
        new("编号就是文件名，便于查找，也不会重复。", "The id is the file name, so that it is found and never stands twice."),
        new($"改成 id: {file}，或者改文件名。", $"Write id: {file}, or rename the file."),
        at);

    public static Problem Unknown(SourceLocation at, Bilingual kind, string name, string? nearest) => new(
        "IND-0003",
        new($"没有“{name}”这个{kind.Zh}。", $"There is no {kind.En} “{name}”."),
        new("名称写错就不知道数的是什么。", "With a wrong name it is unknown what is counted."),
        nearest is null ? new("对照 indicators/series.yaml 改正。", "See indicators/series.yaml.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"),
        at);

    public static Problem SensitiveWithoutPersons(SourceLocation at, string id) => new(
        "IND-0004",
        new($"数列“{id}”标了 sensitive 而没有标 persons。", $"The series “{id}” is sensitive but does not count persons."),
        new("披露控制只对人和家庭的数起作用。", "Disclosure control acts on counts of persons and families."),
        new("补上 persons: true。", "Add persons: true."),
        at);

    public static Problem NoNumerator(SourceLocation at, string id) => new(
        "IND-0005",
        new($"指标“{id}”没有分子。", $"The indicator “{id}” has no numerator."),
        NoHalfDefinition,
        new("补上 numerator: { series: … }。", "Add numerator: { series: … }."),
        at);

    public static Problem MeasureAndDenominator(SourceLocation at, string id) => new(
        "IND-0006",
        new($"指标“{id}”的 measure 与分母不相配：count 没有分母，其他都有。", $"The measure of “{id}” does not fit its denominator: a count has none, all others have one."),
        new("没有分母的率不能显示。", "A rate is never shown without its denominator."),
        new("改 measure，或者补上、删去 denominator。", "Change the measure, or add or remove the denominator."),
        at);

    public static Problem SumNeedsBy(SourceLocation at, string id) => new(
        "IND-0007",
        new($"指标“{id}”是率之和，分子、分母都要写 by。", $"The indicator “{id}” sums rates; numerator and denominator need “by”."),
        new("不写按什么分组就不知道加哪些率。", "Without it the rates to be summed are unknown."),
        new("例如 numerator: { series: …, by: mother-age }。", "For example numerator: { series: …, by: mother-age }."),
        at);

    public static Problem NoSource(SourceLocation at, string id) => new(
        "IND-0008",
        new($"指标“{id}”没有来源，也不对应任何文件中的目标。", $"The indicator “{id}” has no source and serves no target of a document."),
        new("没有来源的定义无法核对。", "A definition without a source cannot be checked."),
        new("补上 source 或 targets。", "Add source or targets."),
        at);

    public static Problem BadPer(SourceLocation at, string id) => new(
        "IND-0009",
        new($"指标“{id}”的 per 不是正数。", $"“per” of “{id}” is not positive."),
        new("率是商乘以 per。", "A rate is the quotient times “per”."),
        new("例如 per: 1000。", "For example per: 1000."),
        at);

    public static Problem BadPool(SourceLocation at, string text) => new(
        "IND-0010",
        new($"合并年数“{text}”不可用。", $"“{text}” years cannot be pooled."),
        new("合并 2 到 10 年。", "Two to ten years are pooled."),
        new("例如 pooled: [3, 5]。", "For example pooled: [3, 5]."),
        at);

    public static Problem RuleSettings(SourceLocation at) => new(
        "IND-0011",
        new("预警规则的 years 至少为 3，alpha 在 0 到 0.1 之间，rise 大于 1，together 为 1 到 10。", "A warning rule needs at least 3 years, an alpha between 0 and 0.1, a rise above 1 and 1 to 10 events together."),
        new("历史太短或误报概率太大时，预警没有意义。", "With less history or more false alarms a warning means nothing."),
        new("例如 { rule: own-history, years: 5, alpha: 0.01 }。", "For example { rule: own-history, years: 5, alpha: 0.01 }."),
        at);

    public static Problem NeedSettings(SourceLocation at) => new(
        "IND-0018",
        new("forecast-band 规则要写预测的组（group），几个人合用一个（each，大于 0），多少人使用（share，0 到 1），或同时写 attending 和 persons 两个数列；idle 在 0 到 1 之间。", "The rule forecast-band needs a group of the forecast, persons who share one (each, above 0), the share that attends (0 to 1) or the two series attending and persons, and an idle share from 0 to below 1."),
        new("没有这些，人口算不成需要多少。", "Without them persons do not become a need."),
        new("例如 { rule: forecast-band, group: 6-11, each: 45, idle: 0.7 }。", "For example { rule: forecast-band, group: 6-11, each: 45, idle: 0.7 }."),
        at);

    public static Problem TargetWithoutIndicator(SourceLocation at, string target, string indicator, string? nearest) => new(
        "IND-0012",
        new($"目标“{target}”的指标“{indicator}”没有定义。", $"The indicator “{indicator}” of the target “{target}” has no definition."),
        new("没有分子分母的目标无法核算。", "A target without numerator and denominator cannot be measured."),
        nearest is null ? new($"新建 indicators/{indicator}.yaml。", $"Write indicators/{indicator}.yaml.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"),
        at);

    public static Problem TargetNotListed(SourceLocation at, string indicator, string target) => new(
        "IND-0013",
        new($"指标“{indicator}”没有列出文件中的目标“{target}”。", $"The indicator “{indicator}” does not list the target “{target}” of the law."),
        new("定义是否适合这个目标要有人看过。", "Somebody must have seen that the definition fits the target."),
        new($"在 targets 里加上 {target}。", $"Add {target} to targets."),
        at);

    public static Problem NoSuchTarget(SourceLocation at, string indicator, string target, string? nearest) => new(
        "IND-0014",
        new($"文件中没有指向“{indicator}”的目标“{target}”。", $"The law has no target “{target}” for “{indicator}”."),
        new("目标只能来自文件。", "Targets come from documents alone."),
        nearest is null ? new("删去它。", "Remove it.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"),
        at);

    public static Problem TargetUnit(SourceLocation at, string indicator, string unit, string target, string other) => new(
        "IND-0015",
        new($"指标“{indicator}”的单位是 {unit}，目标“{target}”的是 {other}。", $"The unit of “{indicator}” is {unit}; the target “{target}” has {other}."),
        new("单位不同就不能相比。", "Values of different units cannot be compared."),
        new($"改成 unit: {other}，并核对 per。", $"Write unit: {other} and check “per”."),
        at);

    public static Problem MappingIncomplete(SourceLocation at, string id) => new(
        "IND-0016",
        new($"表样“{id}”没有说清地方、时间或数值在哪一列。", $"The mapping “{id}” does not say which columns hold place, period or counts."),
        new("三样缺一样都读不出表来。", "Without each of the three the table cannot be read."),
        new("写 place、period，以及 columns 或 value。", "Write place, period, and columns or value."),
        at);

    public static Problem NotAPeriod(SourceLocation at, string text) => new(
        "IND-0017",
        new($"“{text}”不是时期。", $"“{text}” is no period."),
        new("时期写成年（2023）或年月（2023-04），1900 到 2200 年。", "A period is a year (2023) or a month (2023-04), 1900 to 2200."),
        new("改正这一格，或者改表样的时期列。", "Mend the cell, or the period column of the mapping."),
        at);
}
