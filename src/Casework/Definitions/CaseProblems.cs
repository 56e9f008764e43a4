using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>The numbered problems of casework. CASE-00xx: reading definitions; CASE-01xx: checks before publishing; CASE-02xx: deciding; CASE-03xx: keeping.</summary>
internal static partial class CaseProblems
{
    public static Problem NoServiceFile(SourceLocation at) => new(
        "CASE-0001",
        new("读不到 service.yaml。", "service.yaml cannot be read."),
        new("它是事项的主文件。", "It is the main file of a service."),
        new("补上或改正这个文件。", "Add or mend the file."),
        at);

    public static Problem IdIsFolder(SourceLocation at, string id, string folder) => new(
        "CASE-0002",
        new($"编号“{id}”与文件夹名“{folder}”不同。", $"The id “{id}” differs from the folder “{folder}”."),
        new("编号就是文件夹名，便于查找，也不会重复。", "The id is the folder's name, so that it is found and never stands twice."),
        new($"改成 id: {folder}。", $"Write id: {folder}."),
        at);

    public static Problem UnknownEntity(SourceLocation at, string entity, string? nearest) => new(
        "CASE-0003",
        new($"词汇里没有“{entity}”。", $"The vocabulary has no “{entity}”."),
        new("事项的对象由词汇中的实体组成。", "The subjects of a service are entities of the vocabulary."),
        DidYouMean(nearest),
        at);

    public static Problem NoGrantService(SourceLocation at, string service, string lost) => new(
        "CASE-0040",
        new($"事项“{service}”不能安排待遇。", $"The service “{service}” cannot arrange benefits."),
        new($"cases 里的事项要有 audience: program、理由“{lost}”，每个部门要有自己的环节。", $"The service under cases needs audience: program, the refusal “{lost}”, and a step for each of the offices."),
        new("改 service、lost 或者 offices。", "Mend service, lost or offices."),
        at);

    public static Problem UnknownElement(SourceLocation at, string fact, string? nearest) => new(
        "CASE-0004",
        new($"词汇里没有“{fact}”。", $"The vocabulary has no “{fact}”."),
        new("表单的每一项都是词汇中的数据元。", "Each field of a form is an element of the vocabulary."),
        DidYouMean(nearest),
        at);

    public static Problem NotAMapping(SourceLocation at, string key) => new(
        "CASE-0005",
        new($"“{key}”里的这一项不是键值对。", $"This item of “{key}” is no mapping."),
        new("这里要写成 名称: 值。", "Here stand keys and values."),
        new($"例如 {{ id: … }}。", $"For example {{ id: … }}."),
        at);

    public static Problem NotWhole(SourceLocation at, string key, string text, int least, int most) => new(
        "CASE-0006",
        new($"“{key}: {text}”不是 {least} 到 {most} 的整数。", $"“{key}: {text}” is no whole number from {least} to {most}."),
        new("日数和年数必须是确定的整数。", "Days and years are definite whole numbers."),
        new("写一个范围内的整数。", "Write a whole number within these bounds."),
        at);

    public static Problem UnknownWord(SourceLocation at, string key, string word, IEnumerable<string> words, string? nearest) => new(
        "CASE-0007",
        new($"“{key}”没有“{word}”这个写法。", $"“{key}” has no word “{word}”."),
        new($"只能写：{string.Join("、", words)}。", $"It may be: {string.Join(", ", words)}."),
        DidYouMean(nearest),
        at);

    public static Problem NoForm(SourceLocation at) => new(
        "CASE-0008",
        new("没有 form.yaml。", "There is no form.yaml."),
        new("没有表单就没有人能申请。", "Without a form nobody can apply."),
        new("补上 form.yaml；不用填表的事项写 pages: []。", "Add form.yaml; a service without questions writes pages: []."),
        at);

    public static Problem NoCalendar(SourceLocation at) => new(
        "CASE-0009",
        new("内容里没有工作日历 calendars。", "The content holds no working calendar."),
        new("时限按工作日计算，没有日历就不计算。", "Limits are counted in working days; without a calendar they are not counted."),
        new("放入工作日历。", "Add the working calendar."),
        at);

    public static Problem UnknownDocument(SourceLocation at, string document, string? nearest) => new(
        "CASE-0010",
        new($"库里没有文件“{document}”。", $"No document “{document}” is stored."),
        new("依据必须能打开核对。", "A ground must be open to inspection."),
        DidYouMean(nearest),
        at);

    public static Problem UnknownArticle(SourceLocation at, string article, string? nearest) => new(
        "CASE-0011",
        new($"没有条款“{article}”。", $"There is no article “{article}”."),
        new("依据要落到条。", "A ground names its article."),
        DidYouMean(nearest),
        at);

    public static Problem GroundWithoutQuote(SourceLocation at, string article) => new(
        "CASE-0012",
        new($"依据“{article}”没有引文。", $"The ground “{article}” has no quote."),
        new("没有原文的依据无法核对。", "A ground without its words cannot be checked."),
        new("补上 quote；没有任何来源写明的，写 status: unconfirmed 和 note。", "Add quote; where no source states it, write status: unconfirmed and note."),
        at);

    public static Problem QuoteNotThere(SourceLocation at, string quote, string article) => new(
        "CASE-0013",
        new($"引文“{quote}”不在 {article} 里。", $"The quote “{quote}” does not stand in {article}."),
        new("引文必须逐字出现在它的条款里。", "A quote stands, to the character, in its article."),
        new("照原文改引文，或者改条款号。", "Mend the quote from the text, or the article."),
        at);

    public static Problem RefusalWithoutGround(SourceLocation at, string id) => new(
        "CASE-0014",
        new($"不予的理由“{id}”没有依据。", $"The refusal “{id}” has no ground."),
        new("不予必须说明依据，当事人才能核对和救济。", "A refusal states its ground, so that it can be checked and contested."),
        new("补上 ground。", "Add ground."),
        at);

    public static Problem RefusalWithoutRemedy(SourceLocation at, string id) => new(
        "CASE-0015",
        new($"不予的理由“{id}”没有写怎么补救。", $"The refusal “{id}” has no remedy."),
        new("当事人要知道下一步可以做什么。", "The applicant must learn what can be done next."),
        new($"补上 remedy: {{ zh, en }}。", $"Add remedy: {{ zh, en }}."),
        at);

    public static Problem UnknownBenefit(SourceLocation at, string benefit, string? nearest) => new(
        "CASE-0016",
        new($"待遇目录里没有“{benefit}”。", $"The catalogue has no benefit “{benefit}”."),
        new("没有的待遇不能主动认定。", "What is no benefit cannot be determined."),
        DidYouMean(nearest),
        at);

    public static Problem UnknownElement(SourceLocation at, string fact) => new(
        "CASE-0017",
        new($"词表里没有“{fact}”。", $"The vocabulary has no “{fact}”."),
        new("共享的每一项都要说得清是什么数据。", "It must be clear what each shared item is."),
        new("写成“实体.要素”，例如 child.name。", "Write entity.element, such as child.name."),
        at);

    public static Problem UnknownPurpose(SourceLocation at, string purpose, string? nearest) => new(
        "CASE-0018",
        new($"没有“{purpose}”这个用途。", $"There is no purpose “{purpose}”."),
        new("没有用途就不能共享。", "Nothing is shared without a purpose."),
        DidYouMean(nearest),
        at);

    public static Problem ShareForbidden(SourceLocation at, string share, string fact, ProhibitionDefinition rule) => new(
        "CASE-0019",
        new($"共享“{share}”为法律禁止的用途提供“{fact}”。", $"The share “{share}” gives “{fact}” for a purpose that the law forbids."),
        new($"{rule.Reason.Zh}{rule.Citation}", $"{rule.Reason.En} {rule.Citation}"),
        new("去掉这一项，或者改用途。", "Leave it out, or change the purpose."),
        at);

    public static Problem UnknownSystem(SourceLocation at, string system, string? nearest) => new(
        "CASE-0020",
        new($"没有“{system}”这个部门系统。", $"There is no agency's system “{system}”."),
        new("没有的系统不会送来数据。", "A system that does not exist sends nothing."),
        DidYouMean(nearest),
        at);

    private static Bilingual DidYouMean(string? nearest) => nearest is null
        ? new("对照内容格式改正。", "See the content format.")
        : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?");
}
