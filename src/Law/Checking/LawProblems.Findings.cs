using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <content>What the checker finds in law that can be read.</content>
internal static partial class LawProblems
{
    /// <summary>LAW-0101: two provisions set the same part.</summary>
    public static Problem Overlap(SourceLocation at, string second, string first, FeelExample example) => new(
        "LAW-0101",
        new($"“{second}”和“{first}”同时给同一部分定了数。例：{Render(example, Language.Zh)}", $"“{second}” and “{first}” both set the same part. Example: {Render(example, Language.En)}"),
        new("同一层的两条规定不能同时说了算。", "Two provisions of one layer cannot both decide."),
        new("分清条件，或者写明 supersedes 和有效期；本来是增加的，用 add。", "Separate their conditions, or state supersedes and validity; use add for an addition."),
        at);

    /// <summary>LAW-0104: days without a provision.</summary>
    public static Problem DateHole(SourceLocation at, string before, string after, DateOnly from, DateOnly until) => new(
        "LAW-0104",
        new($"“{before}”到“{after}”之间，{Day(from)} 至 {Day(until)} 没有规定。", $"Between “{before}” and “{after}” nothing is in force from {Day(from)} to {Day(until)}."),
        new("这几天发生的事会查不到规定。", "Events of these days would find no rule."),
        new("核对两条的 in-force。", "Compare their in-force with the sources."),
        at);

    /// <summary>LAW-0105: a condition that nothing meets.</summary>
    public static Problem NeverYes(SourceLocation at, string id) => new(
        "LAW-0105",
        new($"“{id}”的条件在任何情形下都不成立。", $"The condition of “{id}” is never met."),
        new("这样的规定永远不起作用。", "Such a provision has no effect."),
        new("核对 covers 和 when 里的比较和“并且”。", "Look at the comparisons and the “and” in covers and when."),
        at);

    /// <summary>LAW-0106: a provision that is in force on no day.</summary>
    public static Problem NeverInForce(SourceLocation at, string id, DateOnly ended) => new(
        "LAW-0106",
        new($"“{id}”一天也不生效：它开始时，文本或有效期已于 {Day(ended)} 结束。", $"“{id}” is in force on no day: its text or validity ended on {Day(ended)}, before it begins."),
        new("这样的规定永远不起作用。", "Such a provision has no effect."),
        new("核对 in-force 和 supersedes。", "Look at its in-force and at what supersedes it."),
        at);

    /// <summary>LAW-0107: a text that goes on although it was replaced.</summary>
    public static Problem RepealedInForce(SourceLocation at, string older, string newer) => new(
        "LAW-0107",
        new($"“{older}”已被“{newer}”取代，却没有写结束日。", $"“{older}” was replaced by “{newer}” but has no end date."),
        new("废止的文本会和新文本一起作答。", "The repealed text would answer beside the new one."),
        new("在 in-force 里写上结束日；日期不详写 ..unknown。", "State the end in in-force; write ..unknown where no source gives it."),
        at);

    /// <summary>LAW-0108: a lower layer below a higher one.</summary>
    public static Problem LowerBelowHigher(SourceLocation at, string lower, string higher, Unit unit, FeelExample example) => new(
        "LAW-0108",
        new($"“{lower}”低于上级的“{higher}”（单位 {unit}）。例：{Render(example, Language.Zh)}", $"“{lower}” is below the higher “{higher}” (in {unit}). Example: {Render(example, Language.En)}"),
        new("下级规定不能低于上级；作答时按上级，冲突会写明。", "A lower rule cannot fall below a higher one; answers follow the higher and name the conflict."),
        new("核对两个数；原文确实如此的，在 docs/ 里登记这个冲突并请上级确认。", "Compare the two numbers with their texts; if the texts do conflict, have it decided by the higher authority."),
        at);

    /// <summary>LAW-0109: a ceiling below a floor.</summary>
    public static Problem CeilingBelowFloor(SourceLocation at, string ceiling, string floor, FeelExample example) => new(
        "LAW-0109",
        new($"“{ceiling}”的上限低于“{floor}”的下限。例：{Render(example, Language.Zh)}", $"The ceiling of “{ceiling}” lies below the floor of “{floor}”. Example: {Render(example, Language.En)}"),
        new("没有一个数能同时满足两条。", "No amount could satisfy both."),
        new("核对两个数。", "Compare the two numbers with their texts."),
        at);

    /// <summary>LAW-0110: a standard below its floor.</summary>
    public static Problem BelowStandard(SourceLocation at, string lower, string floor, FeelExample example) => new(
        "LAW-0110",
        new($"“{lower}”的标准低于“{floor}”要求的下限。例：{Render(example, Language.Zh)}", $"The standard of “{lower}” is below the floor of “{floor}”. Example: {Render(example, Language.En)}"),
        new("上级要求当地标准不低于这个数。", "The higher layer asks for at least that."),
        new("核对当地标准。", "Compare the local standard with its source."),
        at);

    /// <summary>LAW-0111: an adoption that the provision does not allow.</summary>
    public static Problem AdoptionOutside(SourceLocation at, string provision, Bilingual what) => new(
        "LAW-0111",
        new($"采纳“{provision}”的记录不成立：{what.Zh}", $"The adoption of “{provision}” does not hold: {what.En}"),
        new("采纳只能在规定允许的范围内。", "An adoption must stay within what the provision allows."),
        new("核对数额、地方和日期。", "Compare amount, place and dates with the source."),
        at);

    /// <summary>LAW-0112: a number that its quote does not contain.</summary>
    public static Problem NumberNotQuoted(SourceLocation at, string id, string number) => new(
        "LAW-0112",
        new($"“{id}”的数 {number} 不在引文里。", $"The number {number} of “{id}” is not in its quote."),
        new("数要和它依据的那句话对得上。", "A number must be the one in its sentence."),
        new("核对数和引文；由别的数推算出来的，用 note 写明怎样得出。", "Compare number and quote; where it is derived, say how in note."),
        at);

    /// <summary>LAW-0113: a number in another unit than its sentence.</summary>
    public static Problem OtherUnit(SourceLocation at, string id, string number, string written, Unit unit) => new(
        "LAW-0113",
        new($"“{id}”的数 {number} 在引文里的单位是“{written}”，待遇的单位是 {unit}。", $"In the quote of “{id}” the number {number} is in “{written}”; the benefit is in {unit}."),
        new("单位不同，结果就错。", "Another unit gives a wrong result."),
        new("换算成待遇的单位并用 note 写明，或者改正待遇的 unit。", "Convert it and say so in note, or mend the unit of the benefit."),
        at);

    /// <summary>LAW-0114: an interpretation that nothing asks for.</summary>
    public static Problem SwitchesNothing(SourceLocation at, string id) => new(
        "LAW-0114",
        new($"口径“{id}”没有任何规定用到。", $"Nothing asks for the interpretation “{id}”."),
        new("切换它不会改变任何结果。", "Switching it would change no answer."),
        new("在受它影响的规定里用 by、setting() 或 uses 引用它，或者删掉。", "Refer to it by by, setting() or uses in what depends on it, or remove it."),
        at);

    /// <summary>LAW-0115: a choice whose options do not differ.</summary>
    public static Problem SameOptions(SourceLocation at, string id, string interpretation) => new(
        "LAW-0115",
        new($"“{id}”按口径“{interpretation}”取值，但每个选项的值都一样。", $"“{id}” chooses by “{interpretation}”, but all options give the same."),
        new("切换口径不会改变结果。", "Switching it would change no answer."),
        new("写出各选项不同的值，或者写成一个值。", "Give the options their values, or write one value."),
        at);

    /// <summary>LAW-0116: a unit that does not fit the kind of benefit.</summary>
    public static Problem UnitOfKind(SourceLocation at, string id, BenefitKind kind, Unit unit) => new(
        "LAW-0116",
        new($"待遇“{id}”是 {kind}，单位却是 {unit}。", $"The benefit “{id}” is {kind} but its unit is {unit}."),
        new("没有合适的单位，数就没有意义。", "A number without its unit means nothing."),
        new("天数用 day 或 hour，钱用 yuan，比例用 percent。", "Days are in day or hour, money in yuan, rates in percent."),
        at);

    /// <summary>LAW-0117: two definitions of one term.</summary>
    public static Problem DefinedTwice(SourceLocation at, string second, string first, string term) => new(
        "LAW-0117",
        new($"“{term}”在同一地方有两个定义：“{first}”和“{second}”。", $"“{term}” is defined twice in one place: “{first}” and “{second}”."),
        new("同一个词在同一时间、同一地方只能有一个意思。", "A term has one meaning in one place at one time."),
        new("分清 covers、scope 或有效期，或者删掉一个。", "Separate covers, scope or validity, or remove one."),
        at);

    /// <summary>LAW-0118: a term that is used and never defined.</summary>
    public static Problem NeverDefined(SourceLocation at, string term) => new(
        "LAW-0118",
        new($"“{term}”有规定用到，却没有任何文件定义它。", $"“{term}” is used but no document defines it."),
        new("用到它的答案会一直是“尚不能确定”。", "Answers that need it would stay unknown for ever."),
        new("在写明它的条文下加 definition 块，或者改成可以直接问的事实。", "Add a definition under the article that says what it means, or make it a fact that can be asked."),
        at);

    /// <summary>LAW-0119: a successor that speaks of another benefit.</summary>
    public static Problem SupersedesOther(SourceLocation at, string newer, string older, string benefit, string other) => new(
        "LAW-0119",
        new($"“{newer}”（{benefit}）说它取代“{older}”（{other}），两条不是同一项待遇。", $"“{newer}” ({benefit}) is said to supersede “{older}” ({other}): another benefit."),
        new("取代只能在同一项待遇里。", "Only a provision on the same benefit can be superseded."),
        new("核对 supersedes 里的编号。", "Check the id in supersedes."),
        at);

    /// <summary>LAW-0125: a provision that goes on after its text has ended.</summary>
    public static Problem OutlivesText(SourceLocation at, string id, DateOnly ended) => new(
        "LAW-0125",
        new($"“{id}”所在的文本已于 {Day(ended)} 失效，它却还在继续。", $"The text of “{id}” ended on {Day(ended)}, but the provision goes on."),
        new("废止的文本不能再作依据。", "A repealed text gives no right."),
        new("给它的 in-force 写上结束日。", "State the end in its in-force."),
        at);

    /// <summary>LAW-0126: a reference to a text that had ended.</summary>
    public static Problem SeesRepealed(SourceLocation at, string id, string slug, DateOnly ended) => new(
        "LAW-0126",
        new($"“{id}”引用的“{slug}”在它生效前已于 {Day(ended)} 失效。", $"“{id}” refers to “{slug}”, which had ended on {Day(ended)} before it began."),
        new("废止的文本不能再作依据。", "A repealed text gives no right."),
        new("改引现行文本。", "Refer to the text in force."),
        at);

    /// <summary>The same finding where it only stands under other options than the proposed defaults.</summary>
    public static Problem Under(Problem problem, IEnumerable<KeyValuePair<string, string>> options)
    {
        var chosen = string.Join(", ", options.Select(o => $"{o.Key}={o.Value}"));
        return problem with { What = new($"{problem.What.Zh}（口径 {chosen} 时）", $"{problem.What.En} (under {chosen})") };
    }

    private static string Render(FeelExample example, Language language) =>
        example.Render(language) is { Length: > 0 } facts ? facts : language == Language.Zh ? "任何家庭" : "any family";
}
