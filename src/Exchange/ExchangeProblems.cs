using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Exchange;

/// <summary>EXC: the exchange with agencies. 01xx the tables, 02xx what an agency's system sent, 03xx what it answered to what was sent.</summary>
public static class ExchangeProblems
{
    /// <summary>EXC-0301: the system did not answer in time or could not be reached.</summary>
    public const string NoAnswer = "EXC-0301";

    /// <summary>EXC-0302: the system answered that it cannot take anything now.</summary>
    public const string NotNow = "EXC-0302";

    /// <summary>EXC-0303: the system does not accept the event.</summary>
    public const string NotAccepted = "EXC-0303";

    /// <summary>The number of <see cref="TooLarge"/>.</summary>
    public const string TooLargeCode = "EXC-0201";

    /// <summary>The number of <see cref="NotJson"/>.</summary>
    public const string NotJsonCode = "EXC-0202";

    /// <summary>The number of <see cref="BadAttribute"/>.</summary>
    public const string BadAttributeCode = "EXC-0203";

    /// <summary>The number of <see cref="NotSigned"/>.</summary>
    public const string NotSignedCode = "EXC-0204";

    /// <summary>The number of <see cref="OtherContent"/>.</summary>
    public const string OtherContentCode = "EXC-0205";

    /// <summary>EXC-0201: an event is too large.</summary>
    public static Problem TooLarge(int bytes) => new(
        TooLargeCode,
        new(Text($"报文超过 {bytes / 1024} KB。"), Text($"The event is larger than {bytes / 1024} KB.")),
        new("答复只需要几个数据项。", "An answer needs a few facts only."),
        new("附件另行传送，报文里只写编号。", "Send attachments by other means and write their number."));

    /// <summary>EXC-0202: no JSON.</summary>
    public static Problem NotJson() => new(
        NotJsonCode,
        new("报文不是合法的 JSON 对象。", "The event is no valid JSON object."),
        new("按 CloudEvents 1.0 的结构化 JSON 收报文，名称不得重复。", "Events are taken in the structured JSON form of CloudEvents 1.0; no name stands twice."),
        new("改正后用新的编号重发。", "Correct it and send it again under a new id."));

    /// <summary>EXC-0203: an attribute is missing or wrong.</summary>
    public static Problem BadAttribute(string name) => new(
        BadAttributeCode,
        new($"报文的“{name}”缺失或写法不对。", $"The event's {name} is missing or wrong."),
        new("缺了它就不知道是谁、为哪一件、第几次答复。", "Without it nobody knows who answers what, and in which order."),
        new("写全 specversion、id、source、type、subject、time、sequence、data，各不超过 200 个字符。", "Give specversion, id, source, type, subject, time, sequence and data, each of at most 200 characters."));

    /// <summary>EXC-0204: the signature is not that of the source.</summary>
    public static Problem NotSigned() => new(
        NotSignedCode,
        new("报文的签名缺失、无效，或不是来源系统的密钥签的。", "The event's signature is missing, not valid, or not by the source's key."),
        new("没有有效签名，谁都可以冒充部门作出答复。", "Without it anybody could answer for an agency."),
        new("用登记过的密钥对报文正文签名，放在 Anyu-Signature 头里；换过密钥的先登记公钥。", "Sign the body with the registered key and send it in the header Anyu-Signature; register a new key first."));

    /// <summary>EXC-0205: this id came before with other content.</summary>
    public static Problem OtherContent(string id) => new(
        OtherContentCode,
        new($"编号 {id} 的报文已经收过，内容不同。", $"An event {id} was taken before with other content."),
        new("一个编号只能是一份内容，已收到的不变。", "One id is one content; what was taken stays."),
        new("更正用新的编号和更大的 sequence。", "Send a correction under a new id with a higher sequence."));

    /// <summary>EXC-0206: nothing was ordered from this system under this subject.</summary>
    public static Problem NoOrder() => new(
        "EXC-0206",
        new("没有向这个系统发过这一单。", "No such order was sent to this system."),
        new("部门只能答复自己收到的单。", "An agency answers its own orders only."),
        new("核对 subject，照原单的写法填。", "Check the subject; it is written as in the order."));

    /// <summary>EXC-0207: the type or its data are not known.</summary>
    public static Problem UnknownAnswer(string type) => new(
        "EXC-0207",
        new($"看不懂类型“{type}”或它的数据。", $"The type ‘{type}’ or its data are not understood."),
        new("只认收到、办结、不予、退回补正这几种答复，数据项的值都是文字。", "Answers are received, done, refused and returned, and all values are texts."),
        new($"可用：{string.Join("、", EventTypes.Answers)}。", $"Known: {string.Join(", ", EventTypes.Answers)}."));

    /// <summary>EXC-0230: the event names another receiver.</summary>
    public static Problem NotForUs(string receiver) => new(
        "EXC-0230",
        new($"这份报文是给“{receiver}”的。", $"This event is for ‘{receiver}’."),
        new("签名有效，但收件方不是本系统；转错的报文不能办。", "Its signature holds, but another is to have it; what went astray is not followed."),
        new($"答复本系统时 receiver 填 {ExchangeDesk.Source}。", $"Answers to this installation have the receiver {ExchangeDesk.Source}."));

    internal static Problem NoFile(SourceLocation at) => new(
        "EXC-0101",
        new($"缺少 {at.File}。", $"{at.File} is missing."),
        new("没有它不知道向哪个系统发单。", "Without it nobody knows to which system an order goes."),
        new("放回这个文件。", "Put the file back."),
        at);

    internal static Problem BadRow(SourceLocation at, int columns) => new(
        "EXC-0102",
        new(Text($"这一行应有 {columns} 列，都不为空。"), Text($"This row should have {columns} columns, none of them empty.")),
        new("列与列之间用逗号。", "Columns are parted by commas."),
        new("补上缺的列。", "Add what is missing."),
        at);

    internal static Problem BadCell(SourceLocation at, string cell) => new(
        "EXC-0103",
        new($"“{cell}”写法不对。", $"‘{cell}’ is not written as it should be."),
        new("编号用小写字母、数字和连字符，秒数为 1 到 60。", "Ids are small letters, digits and hyphens; seconds are 1 to 60."),
        new("照文件开头的说明改。", "Mend it as the head of the file says."),
        at);

    internal static Problem Twice(SourceLocation at, string key) => new(
        "EXC-0104",
        new($"“{key}”出现了不止一次。", $"‘{key}’ stands more than once."),
        new("两行不一致时说不清以哪一行为准。", "If the rows differed, nobody could say which holds."),
        new("合成一行。", "Make it one row."),
        at);

    internal static Problem BadRule(SourceLocation at, string rule) => new(
        "EXC-0105",
        new($"规则“{rule}”看不懂。", $"The rule ‘{rule}’ is not understood."),
        new("一条规则是：故障,系统,百分比,次数,秒数,理由,条件。", "A rule is: fault,system,percent,times,seconds,ground,facts."),
        new($"故障可用：{Faults}。", $"Known faults: {Faults}."),
        at);

    private static string Faults => string.Join(", ", Enum.GetNames<AgencyFault>().Select(name => name.ToLowerInvariant()));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
