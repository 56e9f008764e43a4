using Anyu.Kernel;

namespace Anyu.Law;

/// <content>Names that lead nowhere, and names that lead in a circle.</content>
internal static partial class LawProblems
{
    /// <summary>LAW-0023: a benefit that does not exist.</summary>
    public static Problem UnknownBenefit(SourceLocation at, string id, string? nearest) =>
        UnknownName("LAW-0023", at, new("待遇", "benefit"), id, nearest, "content/benefits/");

    /// <summary>LAW-0024: a part that the benefit does not have.</summary>
    public static Problem UnknownPart(SourceLocation at, string benefit, string part, IEnumerable<string> parts, string? nearest) => new(
        "LAW-0024",
        new($"待遇“{benefit}”没有“{part}”这个部分。", $"The benefit “{benefit}” has no part “{part}”."),
        new($"它的部分：{List(parts)}。", $"Its parts: {List(parts)}."),
        nearest is null ? new("改成其中一个，或者在待遇文件里加上这个部分。", "Use one of them, or add the part to the benefit.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"),
        at);

    /// <summary>LAW-0025: an interpretation that does not exist.</summary>
    public static Problem UnknownInterpretation(SourceLocation at, string id, string? nearest) =>
        UnknownName("LAW-0025", at, new("口径", "interpretation"), id, nearest, "interpretation");

    /// <summary>LAW-0026: the options of a choice are not those of its interpretation.</summary>
    public static Problem ChoiceOptions(SourceLocation at, string interpretation, string option, bool missing, string? nearest) => new(
        "LAW-0026",
        missing
            ? new($"口径“{interpretation}”的选项“{option}”没有给值。", $"The option “{option}” of “{interpretation}” is given no value.")
            : new($"口径“{interpretation}”没有“{option}”这个选项。", $"“{interpretation}” has no option “{option}”."),
        new("切换口径时，每个选项都要有值，也只能有它的选项。", "When an interpretation is switched each of its options needs a value, and no other."),
        nearest is null ? new("每个选项写一个值。", "Write one value for each option.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"),
        at);

    /// <summary>LAW-0027: the default is none of the options.</summary>
    public static Problem BadDefault(SourceLocation at, string id, string value, string? nearest) => new(
        "LAW-0027",
        new($"口径“{id}”的默认值“{value}”不是它的选项。", $"The default “{value}” is not an option of “{id}”."),
        new("没有人选择时按默认值作答。", "The default is used when nobody has chosen."),
        nearest is null ? new("default 写 options 里的一个。", "Let default be one of the options.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"),
        at);

    /// <summary>LAW-0028: an article that does not exist.</summary>
    public static Problem UnknownArticle(SourceLocation at, string address, string? nearest) =>
        UnknownName("LAW-0028", at, new("条文", "article"), address, nearest, "slug#二（四）1");

    /// <summary>LAW-0029: references that go round.</summary>
    public static Problem CyclicSee(SourceLocation at, string path) => Cycle("LAW-0029", at, new("see 引用", "The see references"), path);

    /// <summary>LAW-0030: benefits that need each other's amount.</summary>
    public static Problem CyclicBenefits(SourceLocation at, string path) => Cycle("LAW-0030", at, new("待遇通过 amountOf", "The benefits, through amountOf,"), path);

    /// <summary>LAW-0031: terms that need each other.</summary>
    public static Problem CyclicTerms(SourceLocation at, string path) => Cycle("LAW-0031", at, new("要素的计算和定义", "The computed elements and definitions"), path);

    /// <summary>LAW-0032: a provision that does not exist.</summary>
    public static Problem UnknownProvision(SourceLocation at, string id, string? nearest) =>
        UnknownName("LAW-0032", at, new("规定", "provision"), id, nearest, "provision");

    /// <summary>LAW-0033: a term the vocabulary does not have, or that is no law term.</summary>
    public static Problem UnknownTerm(SourceLocation at, string term, bool exists, string? nearest) => new(
        "LAW-0033",
        exists
            ? new($"“{term}”不是由法律定义的要素。", $"“{term}” is not an element that law defines.")
            : new($"词表里没有“{term}”。", $"The vocabulary has no “{term}”."),
        new("definition 只给词表中标有 law: true 的要素定义。", "A definition gives meaning to an element marked law: true."),
        nearest is null ? new("写成 实体.要素，并在 content/vocabulary 里标上 law: true。", "Write entity.element, and mark it law: true in content/vocabulary.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"),
        at);

    /// <summary>LAW-0034: a division that the tree does not hold.</summary>
    public static Problem UnknownPlace(SourceLocation at, string code) => new(
        "LAW-0034",
        new($"没有行政区划“{code}”。", $"There is no division “{code}”."),
        new("规定属于哪里、谁来决定，都看行政区划代码。", "Whose law it is, and who decides, follows the division code."),
        new("写六位代码并加引号；全国写 \"000000\"。", "Write the six digits in quotes; the nation is \"000000\"."),
        at);

    /// <summary>LAW-0035: an entity, role or collection the vocabulary does not have.</summary>
    public static Problem UnknownEntity(SourceLocation at, Bilingual what, string id, string? nearest) =>
        UnknownName("LAW-0035", at, what, id, nearest, "content/vocabulary/roles.yaml");

    /// <summary>LAW-0036: a code outside its list.</summary>
    public static Problem UnknownCode(SourceLocation at, string list, string code, IEnumerable<string> codes, string? nearest) => new(
        "LAW-0036",
        new($"代码表“{list}”没有“{code}”。", $"The code list “{list}” has no “{code}”."),
        new($"它的代码：{List(codes)}。", $"Its codes: {List(codes)}."),
        nearest is null ? new("改成其中一个，或者在 content/vocabulary/codes.yaml 里加上。", "Use one of them, or add it to content/vocabulary/codes.yaml.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"),
        at);

    /// <summary>LAW-0037: a file under a name that is not its id.</summary>
    public static Problem FileName(SourceLocation at, string id, string expected) => new(
        "LAW-0037",
        new($"“{id}”应当放在 {expected}。", $"“{id}” belongs in {expected}."),
        new("按编号就要能找到文件。", "The file must be found by the id."),
        new("改文件名或者改编号。", "Rename the file or change the id."),
        at);

    /// <summary>LAW-0038: several YAML documents in one text.</summary>
    public static Problem SeveralYamlDocuments(SourceLocation at) => new(
        "LAW-0038",
        new("这里出现了第二份 YAML（--- 行）。", "A second YAML document begins here (a --- line)."),
        new("一个文件或一个块只说一件事。", "One file or block says one thing."),
        new("拆成几个文件或几个块。", "Split it into files or blocks."),
        at);

    /// <summary>LAW-0039: nothing in a block or file.</summary>
    public static Problem EmptyYaml(SourceLocation at) => new(
        "LAW-0039",
        new("这里是空的。", "There is nothing here."),
        NothingLoads,
        new("写上内容，或者删掉。", "Write its content, or remove it."),
        at);

    /// <summary>LAW-0040: a file that is not UTF-8 text with LF lines.</summary>
    public static Problem NotPlainText(SourceLocation at, Bilingual what) => new(
        "LAW-0040",
        what,
        new("正文摘要和引文按 UTF-8 逐字比较，换行一律用 LF。", "Digests and quotes compare UTF-8 text character by character; lines end in LF."),
        new("另存为 UTF-8（无 BOM），换行 LF。", "Save it as UTF-8 without byte order mark, with LF line ends."),
        at);

    /// <summary>LAW-0041: a circle in what supersedes what, or a successor that begins before its predecessor.</summary>
    public static Problem SupersedesBackwards(SourceLocation at, string id, string older) => new(
        "LAW-0041",
        new($"“{id}”说它取代“{older}”，但开始得更早。", $"“{id}” is said to supersede “{older}” but begins before it."),
        new("被取代的规定在取代它的规定开始时结束。", "A superseded provision ends where its successor begins."),
        new("核对两条的 in-force，或者对调 supersedes。", "Compare their in-force, or turn supersedes round."),
        at);

    /// <summary>LAW-0042: a term without its two names.</summary>
    public static Problem MissingLabel(SourceLocation at, string what, string language) => new(
        "LAW-0042",
        new($"{what} 没有{(language == "zh" ? "中文" : "英文")}名称。", $"{what} has no {(language == "zh" ? "Chinese" : "English")} label."),
        new("每个名称都要有中文和英文，页面和答案都用它。", "Every label is in Chinese and English; pages and answers show it."),
        new($"补上 {language}: …。", $"Add {language}: …."),
        at);

    /// <summary>LAW-0043: a value that only another kind of entry may have.</summary>
    public static Problem DoesNotFit(SourceLocation at, Bilingual what, Bilingual mend) => new("LAW-0043", what, NothingLoads, mend, at);

    /// <summary>LAW-0044: JSON that cannot be read.</summary>
    public static Problem BrokenJson(SourceLocation at, string detail) => new(
        "LAW-0044",
        new($"JSON 写法有误：{detail}", $"The JSON cannot be read: {detail}"),
        NothingLoads,
        new("检查这一行的引号、逗号和括号。", "Look at the quotes, commas and brackets of this line."),
        at);

    /// <summary>LAW-0045: a second working calendar.</summary>
    public static Problem SecondCalendar(SourceLocation at, string first) => new(
        "LAW-0045",
        new($"已经有一份工作日历：{first}。", $"There is a working calendar already: {first}."),
        new("同一天放假还是上班，只能有一个答案。", "Whether a day is worked has one answer."),
        new("把这一份的行并入那一份，然后删掉它。", "Move its rows into that one and remove it."),
        at);

    private static Problem UnknownName(string code, SourceLocation at, Bilingual kind, string id, string? nearest, string where) => new(
        code,
        new($"没有{kind.Zh}“{id}”。", $"There is no {kind.En} “{id}”."),
        NothingLoads,
        nearest is null ? new($"核对写法（见 {where}）。", $"Check the spelling (see {where}).") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"),
        at);

    private static Problem Cycle(string code, SourceLocation at, Bilingual subject, string path) => new(
        code,
        new($"{subject.Zh}互相依赖：{path}。", $"{subject.En} depend on each other: {path}."),
        new("绕成圈就永远算不出结果。", "A circle has no result."),
        new("去掉其中一个引用。", "Remove one of the references."),
        at);

    private static string List(IEnumerable<string> names) => string.Join("、", names) is { Length: > 0 } list ? list : "（无 none）";
}
