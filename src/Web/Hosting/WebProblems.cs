namespace Anyu.Web.Hosting;

/// <summary>The numbered problems of pages and API. A number never changes its meaning.</summary>
internal static class WebProblems
{
    public static Problem NoSuchPage(string path) => Make(
        1,
        ($"没有“{path}”这个页面。", $"There is no page ‘{path}’."),
        ("地址可能抄错了，或页面已改名。", "The address may be mistyped, or the page was renamed."),
        ("从首页重新找，或用“查政策”里的搜索。", "Start again from the home page, or search the law library."));

    public static Problem BodyTooLarge(long limitBytes) => Make(
        2,
        ($"发来的内容超过{Megabytes(limitBytes)} MB。", $"What was sent is larger than {Megabytes(limitBytes)} MB."),
        ("一个家庭的情况只有几千字节，更大的内容多半是误传的图片或别的文件。", "A family's facts take a few kilobytes; anything larger is most likely a picture or another file sent by mistake."),
        ("只发家庭文件（YAML 或 JSON）。", "Send the family file alone (YAML or JSON)."));

    public static Problem BodyNotReadable(string detail) => Make(
        3,
        ($"请求内容读不出来：{detail}", $"The request body cannot be read: {detail}"),
        ("内容必须是合法的 JSON，或 YAML 家庭文件。", "The body must be valid JSON, or a family file in YAML."),
        ("按提示的位置改正括号、引号和逗号；格式见 /openapi/v1.json。", "Correct brackets, quotes and commas at the place named; /openapi/v1.json has the format."));

    public static Problem NotADate(string written) => Make(
        4,
        ($"“{written}”不是日历上的日期。", $"‘{written}’ is not a day of the calendar."),
        ("按日期判断适用哪条规定，日期要确切。", "The date decides which rule applies, so it must be exact."),
        ("年填四位，月填1到12，日填1到31，例如 2024 年 3 月 1 日。", "Four digits for the year, 1 to 12 for the month, 1 to 31 for the day, such as 2024-03-01."));

    public static Problem NotANumber(string written) => Make(
        5,
        ($"“{written}”不是数字。", $"‘{written}’ is not a number."),
        ("金额和数目要参加计算。", "Amounts and counts enter a calculation."),
        ("只填数字，例如 3600 或 3600.50，不写单位和逗号。", "Write digits only, such as 3600 or 3600.50, without unit or commas."));

    public static Problem NothingChosen() => Make(
        6,
        ("还没有回答。", "No answer was given."),
        ("没有回答就无法往下判断。", "Without an answer the next step cannot be decided."),
        ("选一个答案；不知道就点“先跳过”。", "Choose an answer, or press ‘Skip for now’ if you do not know."));

    public static Problem NoSuchPlace(string written) => Make(
        7,
        ($"找不到“{written}”。", $"‘{written}’ was not found."),
        ("由哪个地方的规定决定，要先认准地方。", "The place decides whose rules apply."),
        ("填县（市、区）的全名，或六位区划代码。", "Write the full Chinese name of the county, or its six-digit code."));

    public static Problem NoSuchDocument(string slug) => Make(
        8,
        ($"文件库里没有“{slug}”。", $"The library has no document ‘{slug}’."),
        ("地址里的文件编号必须与文件库一致。", "The id in the address must be one of the library."),
        ("在文件库目录里选择。", "Choose from the list of documents."));

    public static Problem NoSuchArticle(string slug, string address) => Make(
        9,
        ($"“{slug}”没有“{address}”这一条。", $"‘{slug}’ has no article ‘{address}’."),
        ("条的编号随标题而来，例如 二（十二）1、第七条。", "An article's address follows the headings, such as 二（十二）1 or 第七条."),
        ("打开文件，从目录里选择。", "Open the document and choose from its contents."));

    public static Problem NoSuchBenefit(string id) => Make(
        10,
        ($"待遇目录里没有“{id}”。", $"The catalogue has no benefit ‘{id}’."),
        ("地址里的待遇编号必须与目录一致。", "The id in the address must be one of the catalogue."),
        ("在待遇目录里选择。", "Choose from the catalogue."));

    public static Problem Unexpected(string trace) => Make(
        11,
        ("这一页没有做出来，是系统的错。", "This page could not be made; the fault is ours."),
        ("您填的内容没有存在服务器上，也没有丢：按浏览器的“返回”就能回到上一页。", "What you entered is not stored on the server and is not lost: press ‘back’ in the browser."),
        ($"再试一次；还不行，请把编号 {trace} 告诉管理员。", $"Try again; if it fails again, give the number {trace} to the administrator."));

    public static Problem BadDay(string? name, string written) => Make(
        12,
        ($"{(name is null ? "日期" : $"“{name}”")}写的是“{written}”，不是日期。", $"{(name is null ? "The day" : $"‘{name}’")} is ‘{written}’, which is not a date."),
        ("按哪一天的法律判断，要写成 年-月-日。", "The day whose law applies is written year-month-day."),
        ("例如 2024-06-01。", "For example 2024-06-01."));

    public static Problem PlaceCount(int count, int limit) => Make(
        13,
        ($"要比较的地方有{count}个。", $"{count} places were asked for."),
        ($"一次可以比较1到{limit}个地方。", $"One to {limit} places can be compared at once."),
        ("减少或补上地方。", "Give fewer places, or at least one."));

    public static Problem NoFile() => Make(
        14,
        ("没有选文件，或文件是空的。", "No file was chosen, or it is empty."),
        ("打开以前的答案，需要当时保存的文件。", "Opening earlier answers needs the file that was saved."),
        ("选择以前保存的 .yaml 文件，再点“打开”。", "Choose the .yaml file you saved, then press ‘Open’."));

    public static Problem UnsupportedType(string type) => Make(
        15,
        ($"不认识内容类型“{type}”。", $"The content type ‘{type}’ is not known here."),
        ("接口收 application/json 或 application/yaml。", "The API takes application/json or application/yaml."),
        ("在 Content-Type 里写明其中一种。", "Name one of them in Content-Type."));

    public static Problem MissingFamily() => Make(
        16,
        ("请求里没有“family”。", "The request has no ‘family’."),
        ("没有家庭情况就没有可判断的对象。", "Without a family there is nothing to decide about."),
        ("把家庭情况放在“family”里；格式见 /openapi/v1.json。", "Put the facts under ‘family’; /openapi/v1.json has the format."));

    public static Problem NoContent() => Make(
        17,
        ("找不到 content 文件夹。", "No folder above this one holds content/."),
        ("政策文件、待遇和词汇都在那里，没有它就没有可算的规定。", "Documents, benefits and vocabulary are there; without them there is no law to compute."),
        ("请在项目文件夹里运行。", "Run from the project folder."));

    public static Problem SeveralPlaces(string written, int count) => Make(
        18,
        ($"叫“{written}”的地方有{count.ToString(CultureInfo.InvariantCulture)}个。", $"{count.ToString(CultureInfo.InvariantCulture)} places are called ‘{written}’."),
        ("按哪里的规定比较，要先认准地方。", "Whose rules are compared depends on which one is meant."),
        ("在上面的名单里勾选要比较的那个。", "Tick the one you mean in the list above."));

    private static string Megabytes(long bytes) => (bytes / (1024m * 1024m)).ToString("0.#", CultureInfo.InvariantCulture);

    private static Problem Make(int number, (string Zh, string En) what, (string Zh, string En) why, (string Zh, string En) mend) =>
        new(
            "WEB-" + number.ToString("0000", CultureInfo.InvariantCulture),
            new Bilingual(what.Zh, what.En),
            new Bilingual(why.Zh, why.En),
            new Bilingual(mend.Zh, mend.En));
}
