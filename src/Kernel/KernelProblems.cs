using System.Globalization;

namespace Anyu.Kernel;

/// <summary>
/// The Kernel's problem catalogue, KRN-0001 to KRN-0019. Identity numbers are never repeated in a problem: problems are shown, logged and printed.
/// </summary>
internal static partial class KernelProblems
{
    private const string IdForm = "十八位数字，最后一位可以是 X；一九九九年以前的证件为十五位数字。";
    private const string IdFormEn = "Eighteen digits, the last of which may be X; fifteen digits on cards from before 1999.";

    private static readonly Bilingual CheckIdCard = new("请对照证件逐位核对。", "Compare with the card, digit by digit.");
    private static readonly Bilingual CheckLicence = new("请对照证照逐位核对。", "Compare with the certificate, character by character.");

    public static Problem ResidentIdLength(int length) => new(
        "KRN-0001",
        new(Text($"公民身份号码有 {length} 位，应为 18 位。"), Text($"The identity number has {length} characters, not 18.")),
        new(IdForm, IdFormEn),
        CheckIdCard);

    public static Problem ResidentIdCharacter(int position) => new(
        "KRN-0001",
        new(Text($"公民身份号码第 {position} 位可能输错了：这里只能是数字（末位可以是 X）。"), Text($"Character {position} of the identity number is probably mistyped: only digits may stand here (the last may be X).")),
        new(IdForm, IdFormEn),
        CheckIdCard);

    public static Problem ResidentIdPrefix(string prefix) => new(
        "KRN-0002",
        new($"公民身份号码第 1–2 位可能输错了：没有以 {prefix} 开头的省级代码。", $"Characters 1–2 of the identity number are probably mistyped: no province code begins with {prefix}."),
        new("前两位是首次登记地的省级代码（GB/T 2260）；港澳台居民居住证为 81、82、83，外国人永久居留身份证以 9 开头。",
            "The first two digits are the province of first registration (GB/T 2260); 81, 82, 83 on residence permits of Hong Kong, Macao and Taiwan residents; 9 begins a foreigner's permanent residence card."),
        CheckIdCard);

    public static Problem ResidentIdBirthDate(int first, int last) => new(
        "KRN-0003",
        new(Text($"公民身份号码第 {first}–{last} 位可能输错了：这不是一个日期。"), Text($"Characters {first}–{last} of the identity number are probably mistyped: they are no date.")),
        new("这几位是出生日期。", "These digits are the date of birth."),
        CheckIdCard);

    /// <param name="transposed">The first of two neighbours whose exchange mends the number; 0 when that is not unique.</param>
    public static Problem ResidentIdCheck(int transposed) => new(
        "KRN-0004",
        transposed == 0
            ? new("公民身份号码第 1–18 位中可能输错了一位，或相邻两位颠倒：校验码不符。", "One of characters 1–18 of the identity number is probably mistyped, or two neighbours are exchanged: the check character does not fit.")
            : new(Text($"公民身份号码第 1–18 位中可能输错了一位，或第 {transposed}–{transposed + 1} 位颠倒：校验码不符。"), Text($"One of characters 1–18 of the identity number is probably mistyped, or characters {transposed}–{transposed + 1} are exchanged: the check character does not fit.")),
        new("校验码（GB 11643-1999）能发现任何一位输错和任何相邻两位颠倒，所以几乎总是输入错误，而不是号码无效。",
            "The check character (GB 11643-1999) finds every single wrong digit and every exchange of neighbours: nearly always a typing error, not an invalid number."),
        CheckIdCard);

    public static Problem CreditCodeLength(int length) => new(
        "KRN-0005",
        new(Text($"统一社会信用代码有 {length} 位，应为 18 位。"), Text($"The unified social credit code has {length} characters, not 18.")),
        new("GB 32100-2015 规定为十八位数字或大写字母。", "GB 32100-2015 sets eighteen digits or capital letters."),
        CheckLicence);

    public static Problem CreditCodeCharacter(int position) => new(
        "KRN-0005",
        new(Text($"统一社会信用代码第 {position} 位可能输错了。"), Text($"Character {position} of the unified social credit code is probably mistyped.")),
        new("不使用字母 I、O、S、V、Z；第 3–8 位只能是数字（GB 32100-2015）。", "The letters I, O, S, V and Z are not used; characters 3–8 are digits (GB 32100-2015)."),
        CheckLicence);

    public static Problem CreditCodeOrganisation() => new(
        "KRN-0006",
        new("统一社会信用代码第 9–17 位可能输错了：组织机构代码的校验码不符。", "Characters 9–17 of the unified social credit code are probably mistyped: the check character of the organisation code does not fit."),
        new("第 9–17 位是组织机构代码，自带校验码（GB 11714-1997）。", "Characters 9–17 are the organisation code, which has its own check character (GB 11714-1997)."),
        CheckLicence);

    public static Problem CreditCodeCheck() => new(
        "KRN-0007",
        new("统一社会信用代码第 1–8 位或第 18 位可能输错了：校验码不符。", "Characters 1–8 or 18 of the unified social credit code are probably mistyped: the check character does not fit."),
        new("第 18 位是前十七位的校验码（GB 32100-2015）；组织机构代码部分（第 9–17 位）是相符的。", "Character 18 checks the first seventeen (GB 32100-2015); the organisation code (9–17) does fit."),
        CheckLicence);

    public static Problem NotAPlaceCode(string text) => new(
        "KRN-0008",
        new($"“{Short(text)}”不是行政区划代码。", $"“{Short(text)}” is no place code."),
        new("行政区划代码为 2、4、6、9 或 12 位数字，不以 0 开头；全国为 000000。", "A place code has 2, 4, 6, 9 or 12 digits and does not begin with 0; the nation is 000000."),
        new("请填写数字代码，或按名称查找。", "Give the digits, or search by name."));

    public static Problem UnknownPlace(PlaceCode code, Place nearest) => new(
        "KRN-0009",
        new($"行政区划快照中没有 {code}。", $"The division snapshot has no place {code}."),
        new($"能找到的最小上级是 {nearest.Code} {nearest.Name.Zh}；各地只收录到有数据的层级。", $"The narrowest place around it that is known is {nearest.Code} {nearest.Name.En}; each area is held only down to the level there are data for."),
        new($"请核对代码，按名称查找，或改用 {nearest.Code}。", $"Check the code, search by name, or use {nearest.Code}."));

    public static Problem NotMoney(string text) => new(
        "KRN-0010",
        new($"“{Short(text)}”不是金额。", $"“{Short(text)}” is no amount of money."),
        new("金额以元为单位，最多十六位数字，其中小数最多两位（GB/T 39046，n..16,2），不带千分位和货币符号。", "Amounts are in yuan, at most sixteen digits with at most two decimals (GB/T 39046, n..16,2), without separators or a currency sign."),
        new("例如 3600 或 3600.00。", "For example 3600 or 3600.00."));

    public static Problem NotAMonth(string text) => new(
        "KRN-0011",
        new($"“{Short(text)}”不是月份。", $"“{Short(text)}” is no month."),
        new("月份写作四位年份、连字符、两位月份。", "A month is written as four digits of year, a hyphen, two digits of month."),
        new("例如 2024-06。", "For example 2024-06."));

    public static Problem NotAnInterval(string text) => new(
        "KRN-0012",
        new($"“{Short(text)}”不是起止日期。", $"“{Short(text)}” is no interval of days."),
        new("起止日期写作“起..止”，任一端可以省略，止不得早于起，两端都包含在内。", "An interval is written start..end; either may be left out, the end is not before the start, both days are included."),
        new("例如 2023-12-29.. 或 2016-01-22..2021-09-30。", "For example 2023-12-29.. or 2016-01-22..2021-09-30."));

    public static Problem PlaceRow(SourceLocation at, string row) => new(
        "KRN-0013",
        new($"无法读取行政区划行“{Short(row)}”。", $"The division row “{Short(row)}” cannot be read."),
        new("每行写作“代码,名称[,英文名称[,grouping]]”。", "A row is code,name[,English name[,grouping]]."),
        new("请改正或删除这一行。", "Mend or remove the row."),
        at);

    public static Problem PlaceTwice(PlaceCode code, string name) => new(
        "KRN-0014",
        new($"行政区划 {code}（{name}）出现了不止一次。", $"The place {code} ({name}) stands more than once."),
        new("一个代码在一个快照中只有一个名称。", "A code has one name in one snapshot."),
        new("请只保留一行。", "Keep one of the rows."));

    public static Problem PlaceWithoutParent(PlaceCode code, string name) => new(
        "KRN-0015",
        new($"行政区划 {code}（{name}）没有上级 {code.Parent}。", $"The place {code} ({name}) has no parent {code.Parent}."),
        new("每个地方都必须沿代码逐级通到全国 000000。", "Every place must lead, level by level, to the nation 000000."),
        new("请补上上级，或改正代码。", "Add the parent, or correct the code."));

    public static Problem PlaceChangeRow(SourceLocation at, string row) => new(
        "KRN-0016",
        new($"无法读取行政区划变更行“{Short(row)}”。", $"The division change row “{Short(row)}” cannot be read."),
        new("每行写作“日期,类型,原代码,新代码,原名称,依据”，类型为 rename、recode、merge 或 split。", "A row is date,kind,from,to,old name,source; the kind is rename, recode, merge or split."),
        new("请改正或删除这一行。", "Mend or remove the row."),
        at);

    public static Problem CalendarRow(SourceLocation at, string row) => new(
        "KRN-0017",
        new($"无法读取工作日历行“{Short(row)}”。", $"The calendar row “{Short(row)}” cannot be read."),
        new("每行写作“日期,类型,名称,英文名称”，类型为 holiday 或 workday；workday 只能是星期六或星期日；日期在起止范围之内，只出现一次。",
            "A row is date,kind,name,English name; the kind is holiday or workday; a workday is a Saturday or Sunday; the date lies within the horizon and stands once."),
        new("请对照国务院办公厅当年的放假通知改正这一行；增加年份时，先改“# horizon:”一行。", "Mend the row after the State Council's notice of that year; to add a year, move the line # horizon: first."),
        at);

    public static Problem CalendarHorizon(SourceLocation at) => new(
        "KRN-0018",
        new("工作日历没有写明起止日期。", "The working calendar does not say from which day to which it holds."),
        new("放假通知每年公布一次，没有起止日期就不知道哪一天以后还没有公布。", "Notices appear once a year; without a horizon nobody knows after which day none has appeared."),
        new("请加一行，例如“# horizon: 2004-01-01..2026-12-28”。", "Add a line such as # horizon: 2004-01-01..2026-12-28."),
        at);

    /// <summary>A day outside, when <paramref name="days"/> is 0; else a sum of working days that leads outside.</summary>
    public static Problem BeyondCalendar(DateOnly from, int days, DateOnly first, DateOnly last) => new(
        "KRN-0019",
        days == 0
            ? new(Text($"工作日历不包括 {from:yyyy-MM-dd}。"), Text($"The working calendar does not cover {from:yyyy-MM-dd}."))
            : new(Text($"从 {from:yyyy-MM-dd} 起算 {days} 个工作日，超出了工作日历。"), Text($"{days} working days from {from:yyyy-MM-dd} lead out of the working calendar.")),
        new(Text($"日历从 {first:yyyy-MM-dd} 到 {last:yyyy-MM-dd}；此外的放假和调休尚未公布或没有收录，不能推测。"),
            Text($"It holds from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}; holidays and swapped days outside are not announced or not held, and are not guessed.")),
        new("国务院办公厅公布下一年放假安排后，请把它补入 content/calendars。", "Once the State Council has announced the next year, add its days to content/calendars."));

    /// <summary>What the user wrote, cut so that a pasted page cannot fill a message.</summary>
    private static string Short(string text) => text.Length <= 40 ? text : $"{text.AsSpan(0, 40)}…";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
