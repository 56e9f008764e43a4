using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>The catalogue of everything that can be wrong with an expression. A number never changes its meaning.</summary>
internal static class FeelProblems
{
    private static readonly Bilingual CannotRead = new("表达式读不懂，就不能据此认定。", "An expression that cannot be read decides nothing.");

    private static readonly Bilingual MustBeKnown =
        new("名称在读入时就要核对，写错的名称不会等到认定时才发现。", "Names are checked when they are loaded, so that a slip is not found by a family.");

    private static readonly Bilingual NoConversion = new("不同种类的值不作换算。", "Values of different kinds are never converted silently.");

    public static Problem UnexpectedCharacter(Spot spot, char c) => Make(
        1, spot, $"不能使用字符“{c}”", $"the character '{c}' cannot be used",
        CannotRead,
        HalfWidth(c) is { } half ? new Bilingual($"改用半角“{half}”。", $"Write '{half}' (half-width).") : new Bilingual("删去该字符，或用双引号括成文本。", "Remove it, or put text in double quotes."));

    public static Problem UnendedText(Spot spot) => Make(
        2, spot, "文本没有结束", "the text does not end", CannotRead, new("在文本末尾加上双引号。", "Close it with a double quote."));

    public static Problem BadDate(Spot spot, string text) => Make(
        3, spot, $"没有“{text}”这一天", $"there is no day '{text}'",
        new("日期必须是日历上的某一天。", "A date is a day of the calendar."), new("写作 @\"2016-01-31\"，并核对月份和日期。", "Write @\"2016-01-31\", and check month and day."));

    public static Problem BadNumber(Spot spot, string text) => Make(
        4, spot, $"数“{text}”超出范围", $"the number '{text}' is out of range",
        new("数最多 28 位有效数字。", "A number has at most 28 significant digits."), new("核对数字的位数。", "Check its digits."));

    public static Problem Unexpected(Spot spot, string? found, Bilingual expected) => Make(
        5, spot,
        found is null ? $"表达式到此结束，应为{expected.Zh}" : $"遇到“{found}”，应为{expected.Zh}",
        found is null ? $"the expression ends here; expected {expected.En}" : $"found '{found}'; expected {expected.En}",
        CannotRead, new($"改成{expected.Zh}。", $"Write {expected.En}."));

    public static Problem TooLong(Spot spot, int length, int limit) => Make(
        6, spot, $"表达式有 {length} 个字符，最多 {limit} 个", $"the expression has {length} characters; at most {limit}",
        new("过长的表达式没有人能核对。", "Nobody can check an expression that long."), new("把它拆成几个要素或一张表。", "Split it into elements or a table."));

    public static Problem TooDeep(Spot spot) => Make(
        7, spot, $"表达式嵌套超过 {FeelCompiler.MaximumDepth} 层", $"the expression nests more than {FeelCompiler.MaximumDepth} levels",
        new("过深的表达式没有人能核对。", "Nobody can check an expression that deep."), new("把它拆成几个要素或一张表。", "Split it into elements or a table."));

    public static Problem TooManyItems(Spot spot, Bilingual what) => Make(
        8, spot, $"{what.Zh}超过 {FeelCompiler.MaximumItems} 项", $"more than {FeelCompiler.MaximumItems} items in {what.En}",
        new("列表有长度上限。", "Lists are limited."), new("改用代码表或数据。", "Use a code list or data instead."));

    public static Problem UnknownUnit(Spot spot, string word, string? nearest) => Make(
        9, spot, $"没有“{word}”这个单位", $"there is no unit '{word}'",
        new("数字后面只能跟单位。", "Only a unit may follow a number."), Nearest(nearest, "可用 days、months、years、hours、yuan、%。", "Use days, months, years, hours, yuan or %."));

    public static Problem UnknownName(Spot spot, string name, string? nearest) => Make(
        10, spot, $"这里没有名称“{name}”", $"there is no name '{name}' here", MustBeKnown,
        Nearest(nearest, "核对名称，或先在词汇表中定义。", "Check the name, or define it in the vocabulary first."));

    public static Problem UnknownElement(Spot spot, string name, Bilingual owner, string? nearest) => Make(
        11, spot, $"{owner.Zh}没有要素“{name}”", $"{owner.En} has no element '{name}'", MustBeKnown,
        Nearest(nearest, "核对名称，或先在词汇表中定义。", "Check the name, or define it in the vocabulary first."));

    public static Problem NoElements(Spot spot, string name, Bilingual owner) => Make(
        12, spot, $"不能取“{name}”：前面是{owner.Zh}", $"'{name}' cannot be taken from {owner.En}",
        new("只有记录才有要素。", "Only records have elements."), new("删去“.”及其后的名称，或改用函数，如 yearOf(date)。", "Remove the path, or use a function such as yearOf(date)."));

    public static Problem UnknownFunction(Spot spot, string name, string? nearest) => Make(
        13, spot, $"没有函数“{name}”", $"there is no function '{name}'", MustBeKnown,
        Nearest(nearest, "函数见内容格式说明第 4 节。", "The functions are listed in the content format, section 4."));

    public static Problem WrongArity(Spot spot, string function, int expected, int found) => Make(
        14, spot, $"函数“{function}”要 {expected} 个参数，这里有 {found} 个", $"the function '{function}' takes {expected} argument(s), not {found}",
        CannotRead, new($"给出 {expected} 个参数，用逗号分开。", $"Give {expected} argument(s), separated by commas."));

    public static Problem WrongType(Spot spot, string text, Bilingual found, Bilingual expected) => Make(
        15, spot, $"“{text}”是{found.Zh}，这里要{expected.Zh}", $"'{text}' is {found.En}; expected {expected.En}",
        NoConversion, new($"改成{expected.Zh}。", $"Write {expected.En}."));

    public static Problem UnlikeUnits(Spot spot, string text, Bilingual left, Bilingual right) => Make(
        16, spot, $"“{text}”的两边单位不同：{left.Zh}，{right.Zh}", $"the two sides of '{text}' have unlike units: {left.En}, {right.En}",
        new("单位不同的数不能相加减、比较。", "Numbers in unlike units cannot be added or compared."), new("先换成同一单位，例如 36 months 与月龄比较。", "Bring both to one unit, such as 36 months beside an age in months."));

    public static Problem UnlikeTypes(Spot spot, string text, Bilingual left, Bilingual right) => Make(
        17, spot, $"“{text}”的两边种类不同：{left.Zh}，{right.Zh}", $"the two sides of '{text}' are unlike: {left.En}, {right.En}",
        NoConversion, new("两边写成同一种类；日期写作 @\"2016-01-01\"。", "Write both sides in one kind; a date is @\"2016-01-01\"."));

    public static Problem NotOrdered(Spot spot, string text, Bilingual type, string op) => Make(
        18, spot, $"“{text}”：{type.Zh}不能用“{op}”比较", $"'{text}': '{op}' does not compare {type.En}",
        new("只有数和日期分大小先后。", "Only numbers and dates have an order."), new("改用 = 或 !=，或用 in 列出。", "Use = or !=, or list the values with in."));

    public static Problem NotAList(Spot spot, string text, Bilingual type) => Make(
        19, spot, $"“{text}”是{type.Zh}，不是列表", $"'{text}' is {type.En}, not a list",
        new("这里要逐个看列表的成员。", "Members of a list are looked at here."), new("换成列表，如 children 或 [a, b]。", "Use a list, such as children or [a, b]."));

    public static Problem NotACode(Spot spot, string text, Bilingual list, string? nearest) => Make(
        20, spot, $"“{text}”不是{list.Zh}", $"'{text}' is not {list.En}", MustBeKnown, Nearest(nearest, "核对代码表。", "Check the code list."));

    public static Problem NotAPlace(Spot spot, string text) => Make(
        21, spot, $"“{text}”不是区划代码", $"'{text}' is not a division code",
        new("行政区划用 6、9 或 12 位数字代码表示。", "Places are written as division codes of 6, 9 or 12 digits."), new("写作 \"000000\" 这样的代码。", "Write a code such as \"000000\"."));

    public static Problem UnknownInterpretation(Spot spot, string id, string? nearest) => Make(
        22, spot, $"没有口径“{id}”", $"there is no interpretation '{id}'", MustBeKnown,
        Nearest(nearest, "先在政策文件中定义该口径。", "Define the interpretation in a document first."));

    public static Problem UnknownBenefit(Spot spot, string id, string? nearest) => Make(
        23, spot, $"没有待遇“{id}”", $"there is no benefit '{id}'", MustBeKnown, Nearest(nearest, "先在待遇目录中定义。", "Define the benefit first."));

    public static Problem LiteralId(Spot spot, string function) => Make(
        24, spot, $"{function}() 的参数必须直接写明", $"the argument of {function}() must be written out",
        new("认定依据了什么，要能不经运行就看出来。", "What an answer rests on must be seen without running it."), new($"写作 {function}(\"id\")。", $"Write {function}(\"id\")."));

    public static Problem DivisionByZero(Spot spot, string text) => Make(
        25, spot, $"“{text}”除以 0", $"'{text}' divides by 0", new("除以 0 没有结果。", "Division by 0 has no result."), new("改正除数。", "Correct the divisor."));

    public static Problem DateArithmetic(Spot spot, string text) => Make(
        26, spot, $"“{text}”：日期不能直接加减", $"'{text}': dates are not added or subtracted",
        new("加一个月是加到同日还是加天数，要写明白。", "Whether days, months or years are meant must be said."),
        new("改用 addDays、addMonths、addYears、daysBetween、monthsBetween、yearsBetween。", "Use addDays, addMonths, addYears, daysBetween, monthsBetween or yearsBetween."));

    public static Problem SmallPercent(Spot spot, decimal value) => Make(
        27, spot, $"{Number(value)} 在这里读作 {Number(value)}%", $"{Number(value)} is read as {Number(value)} % here",
        new("百分比写 80 %，不写 0.8。", "A percentage is written 80 %, not 0.8."), new($"写作 {Number(value * 100)} %；若确是 {Number(value)}%，写明“%”。", $"Write {Number(value * 100)} %, or {Number(value)} % if that is meant."));

    public static Problem EmptyList(Spot spot) => Make(
        28, spot, "空列表没有种类", "an empty list has no type", CannotRead, new("至少写一项。", "Write at least one item."));

    public static Problem Empty(Spot spot) => Make(
        29, spot, "表达式是空的", "the expression is empty", CannotRead, new("写出表达式，或删去该项。", "Write the expression, or remove the key."));

    public static Problem NotInPolicyMode(Spot spot, string word) => Make(
        30, spot, $"政策表达式不用“{word}”", $"'{word}' is not part of policy expressions",
        new("政策表达式没有空值、自定义函数和上下文：缺失的事实由四值逻辑表示。", "Policy expressions have no null, functions of their own or contexts: what is missing is unknown."),
        new("改用要素、函数或决策表。", "Use elements, functions or a decision table."));

    public static Problem RowWidth(SourceLocation? at, int row, int cells, int inputs) => Make(
        31, new Spot(1, 1, at), $"表第 {row} 行有 {cells} 个单元格，应有 {inputs} 个", $"row {row} of the table has {cells} cells, not {inputs}",
        new("每个输入列都要有一个单元格。", "Each input has one cell in each row."), new("补齐单元格，不限的写“-”。", "Add the missing cells; write - where anything goes."), prefix: false);

    public static Problem NoRows(SourceLocation? at) => Make(
        32, new Spot(1, 1, at), "表没有行或没有输入列", "the table has no rows or no inputs", CannotRead, new("至少写一行。", "Write at least one row."), prefix: false);

    public static Problem Gap(SourceLocation? at, Bilingual example) => Make(
        33, new Spot(1, 1, at), $"表有空缺：{example.Zh}时没有一行适用", $"the table has a gap: no row fits {example.En}",
        new("落在空缺里的家庭得不到结论。", "A family that falls into the gap gets no answer."), new("补一行，或写明该情形不适用。", "Add a row for it."), prefix: false, ProblemSeverity.Warning);

    public static Problem Overlap(SourceLocation? at, int first, int second, Bilingual example) => Make(
        34, new Spot(1, 1, at), $"表第 {first} 行与第 {second} 行重叠：{example.Zh}时两行都适用", $"rows {first} and {second} of the table overlap: both fit {example.En}",
        new("命中策略 unique 只许一行适用。", "Hit policy unique allows one row."), new("把条件改为互斥，或改用 first。", "Make the rows exclude each other, or use first."), prefix: false);

    public static Problem DeadRow(SourceLocation? at, int row, Bilingual reason) => Make(
        35, new Spot(1, 1, at), $"表第 {row} 行永远不起作用：{reason.Zh}", $"row {row} of the table never decides: {reason.En}",
        new("不起作用的行会误导读表的人。", "A row without effect misleads whoever reads the table."), new("删去该行，或调整行的次序和条件。", "Remove it, or change the order or the conditions."), prefix: false);

    public static Problem NoTotal(SourceLocation? at, Bilingual type) => Make(
        36, new Spot(1, 1, at), $"命中策略要求输出为数，这里是{type.Zh}", $"the hit policy needs numbers as output, not {type.En}",
        NoConversion, new("改用 unique 或 first。", "Use unique or first."), prefix: false);

    public static Problem TooManyCombinations(SourceLocation? at, int limit) => Make(
        37, new Spot(1, 1, at), $"表的情形超过 {limit} 种，没有检查空缺和重叠", $"the table has more than {limit} combinations; gaps and overlaps were not looked for",
        new("这样大的表，检查不完。", "A table that large cannot be tried out."), new("把表拆成几张。", "Split it into several tables."), prefix: false, ProblemSeverity.Warning);

    private static Problem Make(
        int number, Spot spot, string zh, string en, Bilingual why, Bilingual mend, bool prefix = true, ProblemSeverity severity = ProblemSeverity.Error)
    {
        var what = prefix ? new Bilingual(spot.Prefix.Zh + zh, spot.Prefix.En + en) : new Bilingual(zh, en);
        var code = string.Create(CultureInfo.InvariantCulture, $"FEEL-{number:0000}");
        return new Problem(code, new(what.Zh + "。", what.En + "."), why, mend, spot.At, severity);
    }

    private static Bilingual Nearest(string? nearest, string zh, string en) =>
        nearest is null ? new(zh, en) : new($"是否为“{nearest}”？", $"Did you mean '{nearest}'?");

    private static string Number(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    private static string? HalfWidth(char c) => c switch
    {
        '“' or '”' or '＂' => "\"",
        '‘' or '’' => "'",
        '。' => ".",
        '、' => ",",
        '≥' => ">=",
        '≤' => "<=",
        '≠' => "!=",
        '×' => "*",
        '÷' => "/",
        '【' => "[",
        '】' => "]",
        >= '！' and <= '～' => ((char)(c - 0xFEE0)).ToString(),
        _ => null,
    };
}
