using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>ACC-0108, ACC-0109: the tables of <c>content/roster</c>; ACC-02xx: the roster of grassroots services.</summary>
public static partial class AccessProblems
{
    internal static Problem RosterWord(SourceLocation at, string word, IEnumerable<string> known) => new(
        "ACC-0108",
        new($"不认识“{word}”。", $"‘{word}’ is not known here."),
        new("要登记的内容和级别只有几种。", "Items and levels are few words."),
        Choose(word, known),
        at);

    internal static Problem NoSuchCommitment(SourceLocation at, string id) => new(
        "ACC-0109",
        new($"法规里没有承诺“{id}”。", $"The law has no commitment ‘{id}’."),
        new("没有依据的要求要写“-”，不能假托原文。", "A requirement that no text makes is written with ‘-’, not laid on a text."),
        new("对照 content/law/commitments.json 改正。", "Compare with content/law/commitments.json."),
        at);

    internal static Problem NotAName(string name) => new(
        "ACC-0201",
        new($"“{name}”不像姓名。", $"‘{name}’ does not look like a name."),
        new(Text($"姓名是 2 到 {RosterFacts.NameAtMost} 个字，没有数字；有数字多半是别的列错了位。"), Text($"A name has 2 to {RosterFacts.NameAtMost} letters and no digit; a digit mostly comes from another column.")),
        new("写真实姓名；同村同名的加注，如“王芳（大）”。", "Give the real name; tell two of one name in one place apart by a word in brackets."));

    internal static Problem DutiesTooLong() => new(
        "ACC-0202",
        new(Text($"职责超过 {RosterFacts.DutiesAtMost} 个字。"), Text($"The duties are longer than {RosterFacts.DutiesAtMost} characters.")),
        new("职责写明负责的事，不是工作总结。", "They say what the person answers for, not what was done."),
        new("写短一些。", "Make them shorter."));

    internal static Problem RosterDay(DateOnly day) => new(
        "ACC-0203",
        new(Text($"{day:yyyy-MM-dd} 不可能是这里的日期。"), Text($"{day:yyyy-MM-dd} cannot be a day here.")),
        new("任职、离任在 1950 年以后、一年以内；培训不在今天以后。", "Service begins and ends after 1950 and within a year from today; a training was not after today."),
        new("核对年月日。", "Check year, month and day."));

    internal static Problem EndsBeforeItBegins(DateOnly since) => new(
        "ACC-0204",
        new(Text($"离任早于任职（{since:yyyy-MM-dd}）。"), Text($"The service would end before it began ({since:yyyy-MM-dd}).")),
        new("离任日期是不再负责的第一天。", "The day of leaving is the first without the service."),
        new("核对两个日期。", "Check both days."));

    internal static Problem UnknownPension(string word, ImmutableArray<(string Code, Bilingual Label)> known) => new(
        "ACC-0205",
        new($"没有养老保障“{word}”。", $"There is no pension arrangement ‘{word}’."),
        new("养老保障的种类由 content/roster/pensions.csv 给出。", "The arrangements stand in content/roster/pensions.csv."),
        new($"可用：{string.Join("、", known.Select(pension => pension.Label.Zh))}；不清楚的留空。", $"Known: {string.Join(", ", known.Select(pension => pension.Label.En))}; leave it empty when nobody knows."));

    internal static Problem TrainingText() => new(
        "ACC-0206",
        new("培训内容没有写，或者内容、证书太长。", "The subject of the training is missing, or subject or certificate are too long."),
        new(Text($"内容要写，各不超过 {TrainingFacts.TextAtMost} 个字。"), Text($"A subject is needed, and neither is longer than {TrainingFacts.TextAtMost} characters.")),
        new("补上，或写短一些。", "Fill it in, or make it shorter."));

    internal static Problem TrainingHours() => new(
        "ACC-0207",
        new("学时不对。", "The hours are not right."),
        new("学时是 1 到 999 的整数。", "Hours are a whole number, 1 to 999."),
        new("核对学时。", "Check the hours."));

    internal static Problem NotARosterPlace(PlaceCode place) => new(
        "ACC-0208",
        new($"{place} 不是乡镇（街道），也不是村（社区）。", $"{place} is neither a township or subdistrict nor a village or community."),
        new("人员登记在九位的乡镇（街道）或十二位的村（社区）名下，而且区划表里有它。", "Persons are recorded for a township of nine digits or a village of twelve that the division tree has."),
        new("核对代码；区划变更了的，先更新 content/places。", "Check the code; after a change of divisions bring content/places up to date first."));

    internal static Problem NamedTwice(string name) => new(
        "ACC-0209",
        new($"这里已经有在任的“{name}”。", $"‘{name}’ serves here already."),
        new("同一人登记两次，人数就不对了。", "Recorded twice, one person would count as two."),
        new("是同一人就更正原来的一条；确是两人，姓名后加注。", "Correct the entry that is there; if they are two persons, tell them apart by a word in brackets."));

    internal static Problem CorrectedMeanwhile() => new(
        "ACC-0210",
        new("您打开以后，别人改过这一条。", "Somebody else corrected this entry after you had opened it."),
        new("直接保存会盖住别人的更正。", "Saving would cover the other's correction."),
        new("重新打开，看过现在的内容再改。", "Open it again and look at what holds now."));

    internal static Problem NoRosterColumn(SourceLocation at, string heading) => new(
        "ACC-0211",
        new($"表头没有“{heading}”这一列。", $"The table has no column ‘{heading}’."),
        new("没有区划代码和姓名，就不知道是哪里的谁。", "Without place code and name nobody knows who is meant where."),
        new("先导出名册，照它的表头填。", "Export the roster and fill in its headings."),
        at);

    internal static Problem RosterCell(SourceLocation at, string heading, string text, Bilingual mend) => new(
        "ACC-0212",
        new($"“{heading}”的“{text}”读不懂。", $"‘{text}’ under ‘{heading}’ cannot be read."),
        new("这一行不导入，其他行照常。", "This row is not imported; the others are."),
        mend,
        at);

    internal static Problem RosterRowTwice(SourceLocation at, string name, int row) => new(
        "ACC-0213",
        new(Text($"“{name}”在第 {row} 行已经有了。"), Text($"‘{name}’ stands already in row {row}.")),
        new("两行不一致时，说不清以哪一行为准。", "If the two differed, nobody could say which holds."),
        new("只留一行；确是两人，姓名后加注。", "Keep one; if they are two persons, tell them apart by a word in brackets."),
        at);

    internal static Problem TooManyRosterRows(SourceLocation at, int most) => new(
        "ACC-0214",
        new(Text($"这张表超过 {most} 行。"), Text($"The table has more than {most} rows.")),
        new("一个县的名册没有这么多人。", "The roster of a county has fewer."),
        new("按乡镇分成几张表。", "Divide it by townships."),
        at);

    internal static Problem NoRosterFile() => new(
        "ACC-0215",
        new("没有收到文件，或者文件是空的。", "No file came, or an empty one."),
        new("没有文件就没有名册。", "Without a file there is no roster."),
        new("选一个 CSV 或 XLSX 文件再送。", "Choose a CSV or XLSX file and send it."));
}
