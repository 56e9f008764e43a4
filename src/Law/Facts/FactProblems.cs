using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>The numbered problems of a family statement. A number never changes its meaning.</summary>
internal static class FactProblems
{
    public static Problem NotReadable(string detail, SourceLocation at) => Make(
        1, at,
        ($"家庭文件从第{at.Line}行起读不下去。", $"The family file cannot be read from line {at.Line} on: {detail}"),
        ("内容必须是 YAML 或 JSON。", "The content must be YAML or JSON."),
        ("检查这一行的缩进、引号和括号；可与 samples/ 下的样例对照。", "Check indentation, quotes and brackets on this line; compare with the files in samples/."));

    public static Problem UnknownKey(string key, string owner, string? nearest, SourceLocation at) => Make(
        2, at,
        ($"“{owner}”没有“{key}”这一项。", $"‘{owner}’ has no item ‘{key}’."),
        ("认不出的项目如果略过，答案就可能不对。", "An item that is silently skipped could make the answer wrong."),
        nearest is null
            ? ("删去它，或查看 content/vocabulary 里的项目名。", "Remove it, or see content/vocabulary for the names.")
            : ($"是不是“{nearest}”？", $"Did you mean ‘{nearest}’?"));

    public static Problem WrongType(string path, string value, Bilingual expected, SourceLocation? at) => Make(
        3, at,
        ($"“{path}”写的是“{value}”。", $"‘{path}’ is ‘{value}’."),
        ($"这里要填{expected.Zh}。", $"{expected.En} is expected here."),
        ($"改成{expected.Zh}，不知道就整项删去。", $"Write {expected.En}, or leave the item out if it is not known."));

    public static Problem BornAfter(string path, DateOnly date, DateOnly on, SourceLocation? at) => Make(
        4, at,
        ($"“{path}”是{Day(date)}，晚于所问日期{Day(on)}。", $"‘{path}’ is {Day(date)}, after the date asked, {Day(on)}."),
        ("还没有出生的孩子请填在“births”（预产期），不填在“children”。", "A child not yet born belongs in ‘births’ (due date), not in ‘children’."),
        ("改正出生日期，或把所问日期移后。", "Correct the date of birth, or ask for a later date."));

    public static Problem OlderThanParent(string child, string parent, SourceLocation? at) => Make(
        5, at,
        ($"“{child}”的出生日期不晚于“{parent}”的出生日期加12年。", $"‘{child}’ is born less than 12 years after ‘{parent}’."),
        ("子女不可能比父母年长，两个日期里必有一个填错。", "A child cannot be older than its parent; one of the two dates is wrong."),
        ("核对两个出生日期的年份。", "Check the year of both dates."));

    public static Problem BadIdentityNumber(string path, Problem cause, SourceLocation? at) => Make(
        6, at,
        ($"“{path}”：{cause.What.Zh}", $"‘{path}’: {cause.What.En}"),
        (cause.Why.Zh, cause.Why.En),
        (cause.Mend.Zh, cause.Mend.En));

    public static Problem UnknownPlace(string path, string code, SourceLocation? at) => Make(
        7, at,
        ($"“{path}”的区划代码“{code}”不存在。", $"‘{path}’ has the division code ‘{code}’, which does not exist."),
        ("由哪个地方的规定决定，要靠这个代码。", "The code decides whose rules apply."),
        ("填六位区划代码，例如全国 000000；在网页上可按名称查找。", "Write a six-digit division code, such as 000000 for the nation; the web page finds codes by name."));

    public static Problem TwoMothers(string birth, SourceLocation? at) => Make(
        8, at,
        ($"“{birth}”写了两位母亲。", $"‘{birth}’ names two mothers."),
        ("一次分娩只有一位产妇。", "One birth has one mother."),
        ("两次分娩请分成两项。", "Write two births as two items."));

    public static Problem TooMany(string collection, int count, int limit, SourceLocation? at) => Make(
        9, at,
        ($"“{collection}”有{count}项。", $"‘{collection}’ has {count} items."),
        ($"一个家庭文件每类最多{limit}项，多半是重复粘贴。", $"A family file holds at most {limit} of a kind; this is most likely pasted twice."),
        ("删去重复的项目。", "Remove the repeated items."));

    public static Problem TooLarge(long size, int limit) => Make(
        10, null,
        ($"内容有{size.ToString(CultureInfo.InvariantCulture)}字节。", $"The content has {size.ToString(CultureInfo.InvariantCulture)} bytes."),
        ($"家庭文件最多{limit.ToString(CultureInfo.InvariantCulture)}字节。", $"A family file has at most {limit.ToString(CultureInfo.InvariantCulture)} bytes."),
        ("只保留家庭情况，不要附图片或其他文件。", "Keep only the facts; attach no pictures or other files."));

    public static Problem DuplicateId(string id, SourceLocation? at) => Make(
        11, at,
        ($"编号“{id}”用了两次。", $"The id ‘{id}’ is used twice."),
        ("引用它时分不清是哪一个。", "A reference to it would be ambiguous."),
        ("给其中一个换一个编号。", "Give one of them another id."));

    public static Problem UnknownReference(string path, string id, SourceLocation? at) => Make(
        12, at,
        ($"“{path}”指向“{id}”，文件里没有它。", $"‘{path}’ points to ‘{id}’, which is not in the file."),
        ("指向不存在的对象，关系无法确定。", "A relation to nothing cannot be resolved."),
        ("改成文件里已有的编号，或补上那一项。", "Use an id that is in the file, or add the item."));

    public static Problem UnknownCode(string path, string code, string allowed, SourceLocation? at) => Make(
        13, at,
        ($"“{path}”写的是“{code}”。", $"‘{path}’ is ‘{code}’."),
        ($"这里只能是：{allowed}。", $"Only these are possible: {allowed}."),
        ("选其中一个。", "Choose one of them."));

    public static Problem OutOfRange(string path, string value, SourceLocation? at) => Make(
        14, at,
        ($"“{path}”是{value}，超出可能的范围。", $"‘{path}’ is {value}, outside what is possible."),
        ("日期须在1900年至2200年之间。", "Dates lie between 1900 and 2200."),
        ("核对这一项。", "Check this item."));

    public static Problem NumberOutOfRange(string path, string value, decimal least, decimal most, bool isCount, SourceLocation? at) => Make(
        14, at,
        ($"“{path}”是{value}，超出可能的范围。", $"‘{path}’ is {value}, outside what is possible."),
        (Range("这一项在", "至", "之间", least, most) + (isCount ? "，是整数。" : "。"), Range("It lies between ", " and ", "", least, most) + (isCount ? " and is a whole number." : ".")),
        ("核对这一项。", "Check this item."));

    public static Problem NotAStatement(SourceLocation at) => Make(
        15, at,
        ("文件最外层不是“项目: 值”的形式。", "The file is not a list of ‘item: value’ at its outermost level."),
        ("家庭文件以 mother、father、children 等项目开头。", "A family file begins with items such as mother, father, children."),
        ("参照 samples/ 下的样例改写。", "Rewrite it after the files in samples/."));

    public static Problem BabiesMismatch(string birth, int stated, int listed, SourceLocation? at) => Make(
        16, at,
        ($"“{birth}”写了{stated}个婴儿，名单里却有{listed}个孩子。", $"‘{birth}’ states {stated} babies, but {listed} children are listed for it."),
        ("多胞胎的假期按婴儿数计算。", "Leave for a multiple birth depends on the number of babies."),
        ("核对婴儿数和子女名单。", "Check the number of babies and the list of children."));

    public static Problem UnknownSetting(string id, string option, string allowed) => Make(
        17, null,
        ($"口径“{id}”没有“{option}”这个选项。", $"The interpretation ‘{id}’ has no option ‘{option}’."),
        ($"可选：{allowed}。", $"Possible: {allowed}."),
        ("改用其中一个。", "Use one of them."));

    public static Problem UnknownBenefit(string id, string? nearest) => Make(
        18, null,
        ($"没有“{id}”这项待遇。", $"There is no benefit ‘{id}’."),
        ("待遇目录在 content/benefits。", "The catalogue of benefits is content/benefits."),
        nearest is null ? ("查看目录。", "See the catalogue.") : ($"是不是“{nearest}”？", $"Did you mean ‘{nearest}’?"));

    public static Problem TooManyAnswers(int count, int limit) => Make(
        19, null,
        ($"这份家庭情况会产生{Number(count)}个答案。", $"This family would have {Number(count)} answers."),
        ($"一次最多回答{Number(limit)}个；每项待遇对每个可能的人、分娩、购房等各有一个答案。", $"At most {Number(limit)} are given at once: one for each benefit and each person, birth, purchase … it could be for."),
        ("只问其中几项待遇，或删去重复的项目。", "Ask for some of the benefits only, or remove items entered twice."));

    public static Problem TooDeep(int limit, SourceLocation at) => Make(
        20, at,
        ($"括号或缩进套了超过{Number(limit)}层。", $"Brackets or indentation are nested more than {Number(limit)} deep."),
        ("家庭文件最多三层：项目、名单里的成员、成员的情况。", "A family file has three levels: items, members of a list, what is said of each."),
        ("去掉多余的括号，或检查这一行之前没有关上的括号。", "Remove the extra brackets, or look for one left open before this line."));

    public static Problem Alias(SourceLocation at) => Make(
        21, at,
        ("用了 YAML 的引用（& 或 *）。", "A YAML anchor or alias (& or *) is used."),
        ("一行写的是什么，要在这一行看得到；成倍的引用也会把文件撑得极大。", "What a line says must stand in that line; aliases of aliases also grow without bound."),
        ("把内容写在原处；要写这两个符号本身，请加引号。", "Write the content in its place; quote the text when the sign itself is meant."));

    public static Problem OtherFormat(string stated, string known, SourceLocation at) => Make(
        22, at,
        ($"这份文件的格式是“{stated}”，这里读的是“{known}”。", $"The file is of format ‘{stated}’; this program reads ‘{known}’."),
        ("另一种格式里同样的名称可能有别的意思。", "The same names may mean something else in another format."),
        ("用产生这份文件的程序另存，或改写为这里的格式。", "Save it again with the program that made it, or rewrite it in the format read here."));

    public static Problem SaidTwice(string key, SourceLocation at) => Make(
        23, at,
        ($"“{key}”写了两次。", $"‘{key}’ is written twice."),
        ("同一项只能有一个值；一个家庭只有一位母亲、一位父亲，一次分娩只有一位产妇。", "An item has one value; a family has one mother and one father, and a birth has one mother."),
        ("留下对的那一处；两次分娩请分成 births 里的两项。", "Keep the right one; write two births as two items of births."));

    public static Problem OtherBirthDate(string path, DateOnly stated, DateOnly inNumber, SourceLocation? at) => Make(
        24, at,
        ($"“{path}”的公民身份号码写的出生日期是{Day(inNumber)}，填的出生日期是{Day(stated)}。", $"The identity number of ‘{path}’ says born on {Day(inNumber)}; the date of birth stated is {Day(stated)}."),
        ("公民身份号码的第7至14位是出生日期（GB 11643-1999），两个里必有一个填错。", "Digits 7 to 14 of an identity number are the date of birth (GB 11643-1999); one of the two is wrong."),
        ("对照户口簿或身份证改正号码或出生日期；证件本身有误的，先到公安机关更正。", "Correct the number or the date after the household register or card; where the card itself is wrong, the police correct it."));

    public static Problem OtherSex(string path, bool statedFemale, SourceLocation? at) => Make(
        25, at,
        (statedFemale ? $"“{path}”填的是女性，公民身份号码写的是男性。" : $"“{path}”填的是男性，公民身份号码写的是女性。",
            statedFemale ? $"‘{path}’ is stated to be female; the identity number says male." : $"‘{path}’ is stated to be male; the identity number says female."),
        ("公民身份号码的第17位奇数是男、偶数是女（GB 11643-1999）；母亲是女性，父亲是男性。", "The 17th digit of an identity number is odd for males, even for females (GB 11643-1999); a mother is female, a father male."),
        ("核对号码是不是另一个人的，或改正性别。", "See whether the number is another person's, or correct the sex."));

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Range(string before, string between, string after, decimal least, decimal most) => $"{before}{Number(least)}{between}{Number(most)}{after}";

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Problem Make(int number, SourceLocation? at, (string Zh, string En) what, (string Zh, string En) why, (string Zh, string En) mend) =>
        new(
            "FACT-" + number.ToString("0000", CultureInfo.InvariantCulture),
            new Bilingual(what.Zh, what.En),
            new Bilingual(why.Zh, why.En),
            new Bilingual(mend.Zh, mend.En),
            at);
}
