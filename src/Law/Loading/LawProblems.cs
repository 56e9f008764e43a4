using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>The numbered problems of the law module. LAW-00xx: reading; LAW-01xx: what the checker finds in law that can be read.</summary>
internal static partial class LawProblems
{
    private static readonly Bilingual NothingLoads = new("内容有错误时什么都不装入，免得按错的规定作答。", "Nothing is loaded while content has errors, so that no answer rests on a wrong rule.");

    /// <summary>LAW-0001: no content where it was looked for.</summary>
    public static Problem NoContent(string root) => new(
        "LAW-0001",
        new($"找不到内容目录：{root}", $"No content folder: {root}"),
        new("规定、待遇和词表都从这里读取。", "Law, benefits and vocabulary are read from it."),
        new("在项目目录中运行，或者用 --content 指出目录。", "Run inside the project, or name the folder with --content."),
        new SourceLocation(root));

    /// <summary>LAW-0002: YAML that cannot be read.</summary>
    public static Problem BrokenYaml(SourceLocation at, string detail) => new(
        "LAW-0002",
        new($"YAML 写法有误：{detail}", $"The YAML cannot be read: {detail}"),
        NothingLoads,
        new("检查这一行及上一行的缩进、冒号后的空格、引号和括号；文字里有冒号加空格、# 或花括号时加引号。", "Look at indentation, the blank after colons, quotes and brackets here and in the line above; quote texts with a colon and blank, # or braces."),
        at);

    /// <summary>LAW-0003: a tab in the indentation.</summary>
    public static Problem Tab(SourceLocation at) => new(
        "LAW-0003",
        new("缩进用了制表符。", "The indentation contains a tab."),
        new("YAML 的层级只认空格，制表符宽度不定。", "YAML levels are made of blanks; the width of a tab is not defined."),
        new("把制表符换成两个空格。", "Replace the tab by two blanks."),
        at);

    /// <summary>LAW-0004: a key that nobody reads.</summary>
    public static Problem UnknownKey(SourceLocation at, string key, string owner, string? nearest) => new(
        "LAW-0004",
        new($"{owner} 没有“{key}”这个键。", $"{owner} has no key “{key}”."),
        new("写错的键不会起作用，规定就会少一半。", "A misspelt key would have no effect, and half of the rule would be lost."),
        nearest is null
            ? new("删掉它，或者对照 docs/content-format.md 改成正确的键；流式写法里文字含逗号时要加引号。", "Remove it or see docs/content-format.md for the right key; quote texts with commas inside braces.")
            : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"),
        at);

    /// <summary>LAW-0005: a key written twice.</summary>
    public static Problem DuplicateKey(SourceLocation at, string key) => new(
        "LAW-0005",
        new($"“{key}”写了两次。", $"“{key}” is written twice."),
        new("两个值只能有一个起作用。", "Only one of the two values could count."),
        new("留一个；两层意思写成两个块。", "Keep one; write two meanings as two blocks."),
        at);

    /// <summary>LAW-0006: a value of another kind.</summary>
    public static Problem WrongType(SourceLocation at, Bilingual what, Bilingual expected, Bilingual found) => new(
        "LAW-0006",
        new($"{what.Zh}应当是{expected.Zh}，这里是{found.Zh}。", $"{what.En} must be {expected.En}; here it is {found.En}."),
        NothingLoads,
        new($"改成{expected.Zh}。", $"Write {expected.En}."),
        at);

    /// <summary>LAW-0007: a key that must be there.</summary>
    public static Problem MissingKey(SourceLocation at, string key, string owner) => new(
        "LAW-0007",
        new($"{owner} 缺少“{key}”。", $"{owner} lacks “{key}”."),
        new("没有它就说不清这条内容。", "Without it the entry is not complete."),
        new($"补上“{key}: …”。", $"Add “{key}: …”."),
        at);

    /// <summary>LAW-0008: a word outside its list.</summary>
    public static Problem NotInList(SourceLocation at, string key, string value, IEnumerable<string> allowed, string? nearest) => new(
        "LAW-0008",
        new($"“{key}”不能是“{value}”。", $"“{key}” cannot be “{value}”."),
        new($"可用的有：{string.Join("、", allowed)}。", $"Allowed: {string.Join(", ", allowed)}."),
        nearest is null ? new("改成其中一个。", "Use one of them.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"),
        at);

    /// <summary>LAW-0009: a date that is none.</summary>
    public static Problem BadDate(SourceLocation at, string key, string value) => new(
        "LAW-0009",
        new($"“{key}”的日期“{value}”不成立。", $"“{value}” is no date for “{key}”."),
        new("日期写成 年-月-日，而且日历上要有这一天。", "Dates are year-month-day and must exist in the calendar."),
        new("例如 2023-12-29；一段时间写 2023-01-01..2023-12-31。", "For example 2023-12-29; a span is 2023-01-01..2023-12-31."),
        at);

    /// <summary>LAW-0010: a number that is none.</summary>
    public static Problem BadNumber(SourceLocation at, string key, string value) => new(
        "LAW-0010",
        new($"“{key}”的“{value}”不是数。", $"“{value}” is no number for “{key}”."),
        new("这里只能写数，不带单位和千位分隔。", "Only a number may stand here, without unit or thousands separator."),
        new("例如 98 或 0.8。", "For example 98 or 0.8."),
        at);

    /// <summary>LAW-0011: an id of wrong form.</summary>
    public static Problem BadId(SourceLocation at, string id) => new(
        "LAW-0011",
        new($"编号“{id}”写法不对。", $"The id “{id}” has the wrong form."),
        new("编号会进网址和凭据，只用小写字母、数字和连字符，以字母或数字开头。", "Ids stand in addresses and receipts: lower-case letters, digits and hyphens, beginning with a letter or digit."),
        new("例如 basic-leave-98。", "For example basic-leave-98."),
        at);

    /// <summary>LAW-0012: an id used twice.</summary>
    public static Problem DuplicateId(SourceLocation at, string id, SourceLocation first) => new(
        "LAW-0012",
        new($"编号“{id}”已经在 {first} 用过。", $"The id “{id}” is already used at {first}."),
        new("凭据按编号引用规定，同一编号不能指两处。", "Receipts cite by id; one id cannot mean two things."),
        new("给其中一个换编号。", "Give one of them another id."),
        at);

    /// <summary>LAW-0013: an end before the start.</summary>
    public static Problem ReversedValidity(SourceLocation at, DateOnly from, DateOnly until) => new(
        "LAW-0013",
        new($"有效期颠倒：{Day(from)} 起，{Day(until)} 止。", $"The validity is reversed: from {Day(from)} until {Day(until)}."),
        new("这样的规定一天也不生效。", "Such a rule is in force on no day."),
        new("核对两个日期。", "Compare the two dates with the source."),
        at);

    /// <summary>LAW-0014: no front matter.</summary>
    public static Problem NoFrontMatter(SourceLocation at) => new(
        "LAW-0014",
        new("文件开头没有以 --- 开始和结束的说明部分。", "The file does not begin with a header between two --- lines."),
        new("标题、地区和施行日期写在那里。", "Title, place and validity stand there."),
        new("在第一行写 ---，说明写完再写一行 ---。", "Begin with a line --- and close the header with another."),
        at);

    /// <summary>LAW-0015: a block that does not end.</summary>
    public static Problem UnclosedBlock(SourceLocation at, string kind) => new(
        "LAW-0015",
        new($"“{kind}”块没有结束。", $"The “{kind}” block is not closed."),
        new("后面的正文会被当成块的内容。", "The official text after it would be read as part of the block."),
        new("在块末尾另起一行写 ```。", "End the block with a line ```."),
        at);

    /// <summary>LAW-0016: a block of unknown kind.</summary>
    public static Problem UnknownBlock(SourceLocation at, string kind, string? nearest) => new(
        "LAW-0016",
        new($"没有“{kind}”这种块。", $"There is no block kind “{kind}”."),
        new("可用的有：provision、definition、interpretation、measure、target、service、plan、not-for-software。", "Kinds: provision, definition, interpretation, measure, target, service, plan, not-for-software."),
        nearest is null ? new("改成其中一种。", "Use one of them.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"),
        at);

    /// <summary>LAW-0017: the official text is not the one that was recorded.</summary>
    public static Problem TextChanged(SourceLocation at, string stated, string actual) => new(
        "LAW-0017",
        new($"正文与登记的摘要不符：登记 {stated}，实际 {actual}。", $"The official text does not match its recorded digest: recorded {stated}, found {actual}."),
        new("正文一个字也不能悄悄改动。", "No character of the official text may change unseen."),
        new("恢复原文；确是按原件更正的，把 text-sha256 改成实际值并说明。", "Restore the text; if it was corrected after the original, record the new digest and say so."),
        at);

    /// <summary>LAW-0018: YAML with anchors, aliases or tags.</summary>
    public static Problem YamlTrick(SourceLocation at) => new(
        "LAW-0018",
        new("不用 YAML 的锚点（&）、引用（*）和标签（!）。", "Anchors (&), aliases (*) and tags (!) are not used."),
        new("每一行说什么，要在这一行看得见；以这些符号开头的文字要加引号。", "What a line says must stand in that line; texts that begin with these signs need quotes."),
        new("把内容直接写出来，或者加引号。", "Write the value itself, or quote it."),
        at);

    /// <summary>LAW-0019: no operation, or several.</summary>
    public static Problem OneOperation(SourceLocation at, IReadOnlyList<string> found) => new(
        "LAW-0019",
        found.Count == 0
            ? new("这条规定没有写它做什么。", "The provision does not say what it does.")
            : new($"一条规定只能做一件事，这里有：{string.Join("、", found)}。", $"A provision does one thing; here are {string.Join(", ", found)}."),
        new("一句话对一项待遇的一个部分做一件事，才能逐条引用。", "One sentence, one operation on one part: only so can each be cited."),
        new("用 set、add、raise to、cap at、standard-at-least、waive、grant、forbid、see、qualifies 之一；多件事写成多个块。", "Use one of set, add, raise to, cap at, standard-at-least, waive, grant, forbid, see, qualifies; write several blocks for several acts."),
        at);

    /// <summary>LAW-0020: nothing quoted.</summary>
    public static Problem NoQuote(SourceLocation at, string id) => new(
        "LAW-0020",
        new($"“{id}”没有引文。", $"“{id}” quotes nothing."),
        new("每个答案都要能翻到那一句原文。", "Every answer must lead to its sentence."),
        new("写 quote: 原文；手头没有原文的写 quote-missing: 原因 和 status: unconfirmed。", "Write quote: with the words, or quote-missing: with the reason and status: unconfirmed."),
        at);

    /// <summary>LAW-0021: no text at hand, yet called confirmed.</summary>
    public static Problem MissingQuoteConfirmed(SourceLocation at, string id) => new(
        "LAW-0021",
        new($"“{id}”没有原文却没有写 status: unconfirmed。", $"“{id}” has no verbatim text but is not marked status: unconfirmed."),
        new("没有原文的规定，用到它的答案都要说明来源未核实。", "Answers that rest on a rule without its text must say so."),
        new("加上 status: unconfirmed。", "Add status: unconfirmed."),
        at);

    /// <summary>LAW-0022: the quote is not in its article.</summary>
    public static Problem QuoteNotInArticle(SourceLocation at, string quote, string article, Bilingual hint) => new(
        "LAW-0022",
        new($"引文不在 {article} 的原文里：“{Short(quote)}”。{hint.Zh}", $"The quote is not in the text of {article}: “{Short(quote)}”. {hint.En}"),
        new("引文要与本条原文一字不差。", "A quote must be exactly the words of its own article."),
        new("从本条原文复制；分在几处的句子写成列表，每段一行。", "Copy it from the article; write a sentence that must be cut as a list."),
        at);

    private static string Short(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
