using System.Globalization;
using System.Text;
using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>REG-00xx: what cannot be recorded. None tells more of a record than its reader may see, and none holds an identity number.</summary>
internal static partial class RegisterProblems
{
    public static Problem NameCharacter(Rune character) => new(
        "REG-0001",
        new(Text($"姓名里有不能用的字符 U+{character.Value:X4}。"), Text($"The name holds the character U+{character.Value:X4}, which cannot be used.")),
        new("它没有公认的字形（私用区、控制符或未分配），换一台电脑就会变成别的字。", "It has no agreed form (private use, control or unassigned): another computer would show another character."),
        new("改用国标字；生僻字可从公安户籍系统复制。", "Use the standard character; rare ones can be copied from the household register."));

    public static Problem NameLength(int characters) => new(
        "REG-0002",
        new(Text($"姓名是 {characters} 个字，或者没有文字。"), Text($"The name has {characters} characters, or no letter among them.")),
        new(Text($"姓名须有 1 至 {NameForm.LongestName} 个字。"), Text($"A name has 1 to {NameForm.LongestName} characters.")),
        new("按户口簿或证件上的姓名填写。", "Write the name as in the household register or the document."));

    public static Problem NumberBirthDate() => new(
        "REG-0003",
        new("证件号码里的出生日期与填写的出生日期不同。", "The date of birth inside the number differs from the one given."),
        new("两者只有一个是对的，登记以后难以分清。", "Only one can be right; once recorded they are hard to tell apart."),
        new("核对证件；号码确有错误的，先由公安机关更正。", "Check the document; a wrong number is corrected by the police first."));

    public static Problem Future(Bilingual what) => new(
        "REG-0004",
        new($"{what.Zh}在今天以后。", $"The {what.En} is after today."),
        new("还没有发生的事不登记。", "What has not happened is not recorded."),
        new("核对日期。", "Check the date."));

    public static Problem TooEarly(Bilingual what) => new(
        "REG-0005",
        new($"{what.Zh}太早。", $"The {what.En} is too early."),
        new("早于 1850 年，或早于本人出生。", "It is before 1850, or before the person's birth."),
        new("核对日期。", "Check the date."));

    public static Problem Phone() => new(
        "REG-0006",
        new("电话号码不对。", "The phone number is not right."),
        new("须为 5 至 15 位数字，可带区号和加号。", "It has 5 to 15 digits, perhaps with an area code and a plus."),
        new("核对号码，或者不填。", "Check it, or leave it out."));

    public static Problem CertificateForm() => new(
        "REG-0007",
        new("出生医学证明编号不对。", "The birth certificate number is not right."),
        new("编号是 1 个字母加 9 位数字。", "It is one letter and nine digits."),
        new("照证明右上角的编号填写。", "Copy the number from the upper right of the certificate."));

    public static Problem OutsideScope() => new(
        "REG-0008",
        new("居住地和户籍地都不在您负责的范围内。", "Neither residence nor hukou lies in the places you answer for."),
        new("登记由负责那个地方的岗位办理；异地申请通过办件转交。", "The post that answers for the place records it; requests from elsewhere are passed on as cases."),
        new("核对地址，或从办件里办理。", "Check the address, or work from the case."));

    public static Problem KnownElsewhere() => new(
        "REG-0009",
        new("已经在别处登记过。", "It is registered already, at another place."),
        new("一个人、一次出生只登记一次。登记的内容不在您的范围内，不能显示。", "A person and a birth are registered once. What is registered lies outside your scope and is not shown."),
        new("核对证件；确需变更的，通过办件请登记地办理。", "Check the documents; for a change, pass a case to the place of registration."));

    public static Problem IdTaken() => new(
        "REG-0010",
        new("这个编号已经用于另一条记录。", "The id is taken by another record."),
        new("编号由提交的一方生成，每条记录一个。", "Ids come from the sender, one for each record."),
        new("用新的编号再提交。", "Send again with a new id."));

    public static Problem Ethnicity(string code) => new(
        "REG-0011",
        new($"没有民族代码“{code}”。", $"There is no ethnicity code ‘{code}’."),
        new("按 GB/T 3304：01 至 56，97 其他，98 外国血统中国籍。", "GB/T 3304 has 01 to 56, 97 and 98."),
        new("改成其中之一，或者不填。", "Use one of them, or leave it out."));

    public static Problem ParentTooYoung(Bilingual parent) => new(
        "REG-0012",
        new(Text($"{parent.Zh}在孩子出生时不满 {Limits.ParentYears} 岁。"), Text($"The {parent.En} would have been under {Limits.ParentYears} at the birth.")),
        new("多半是选错了人，或者某个出生日期错了。", "Probably the wrong person was chosen, or a date of birth is wrong."),
        new("核对父母和出生日期。", "Check the parents and the dates of birth."));

    public static Problem DeadBefore(Bilingual who) => new(
        "REG-0013",
        new($"登记的{who.Zh}死亡日期早于这件事。", $"The {who.En} is recorded as having died before this."),
        new("死亡以后不会再发生这件事；父亲去世不足 300 天的除外。", "It cannot happen after death; a birth up to 300 days after the father's death can."),
        new("核对人员；死亡登记有误的先更正。", "Check the person; correct the record of death first when it is wrong."));

    public static Problem Ordinal() => new(
        "REG-0014",
        new("胎数或胎内序号不对。", "The number of children of the birth or the order within it is not right."),
        new(Text($"一次出生有 1 至 {Limits.Plurality} 个孩子，序号从 1 开始，不大于孩子数。"), Text($"A birth brings 1 to {Limits.Plurality} children; the order begins at 1 and is at most their number.")),
        new("照出生医学证明填写。", "Copy both from the birth certificate."));

    public static Problem BirthTooSoon() => new(
        "REG-0015",
        new("同一位母亲在前后 180 天内已登记另一次分娩。", "Another delivery of this mother is recorded within 180 days."),
        new("两次分娩不会相隔这么近；多半是日期或母亲填错了。", "Two deliveries are not so close; probably a date or the mother is wrong."),
        new("核对日期和母亲；双胞胎填胎数和序号。", "Check the date and the mother; for twins give their number and order."));

    public static Problem OrderTaken() => new(
        "REG-0016",
        new("这位母亲当天的这个序号已登记了另一个孩子。", "This mother's child of this order on this day is registered with other values."),
        new("双胞胎各有一个序号；单胎只登记一次。", "Twins have an order each; a single birth is registered once."),
        new("是双胞胎就填胎数和第几个；否则核对证明编号。", "For twins give their number and which one; otherwise check the certificate number."));

    public static Problem Married() => new(
        "REG-0017",
        new("其中一人登记的婚姻还没有结束。", "A recorded marriage of one of them has not ended."),
        new("民法典实行一夫一妻；多半是离婚或丧偶还没有登记。", "Marriage is between two; probably a divorce or death is not recorded yet."),
        new("先登记离婚或死亡，或核对人员。", "Record the divorce or death first, or check the persons."));

    public static Problem SamePerson() => new(
        "REG-0018",
        new("两边是同一个人。", "Both are one and the same person."),
        new("这种关系须有两个人。", "The relation needs two."),
        new("核对人员。", "Check the persons."));

    public static Problem NotMarried() => new(
        "REG-0019",
        new("两人之间没有登记着的婚姻。", "No marriage of the two is on record."),
        new("离婚只能结束登记着的婚姻。", "A divorce ends a marriage on record."),
        new("核对人员，或先补登结婚。", "Check the persons, or record the marriage first."));

    public static Problem DeathRecorded(DateOnly on) => new(
        "REG-0020",
        new(Text($"已登记于 {on:yyyy-MM-dd} 死亡。"), Text($"The death is recorded already, on {on:yyyy-MM-dd}.")),
        new("死亡只登记一次。", "A death is recorded once."),
        new("日期有误的，更正死亡日期。", "Correct the date when it is wrong."));

    /// <summary>The number of <see cref="NothingToCorrect"/>.</summary>
    public const string NothingToCorrectCode = "REG-0021";

    public static Problem NothingToCorrect() => new(
        NothingToCorrectCode,
        new("没有要更正的内容。", "There is nothing to correct."),
        new("更正后的值与现在的相同，或者一项也没有填。", "The values are the present ones, or none was given."),
        new("填写要更正的项目。", "Give what is to be corrected."));

    public static Problem AlreadyLinked() => new(
        "REG-0022",
        new("这条记录已经关联，或者关联会绕成圈。", "The record is linked already, or the link would run in a circle."),
        new("一条记录只关联到一条主记录。", "A record is linked to one main record."),
        new("先撤销原来的关联。", "Undo the earlier link first."));

    public static Problem NotLinked() => new(
        "REG-0023",
        new("这条记录没有关联到别的记录。", "The record is not linked to another."),
        new("没有可以撤销的关联。", "There is no link to undo."),
        new("核对记录。", "Check the record."));

    public static Problem ParentAlready() => new(
        "REG-0024",
        new("登记着的关系与此重复或矛盾。", "A relation on record says the same or contradicts it."),
        new("同一时间一种关系只登记一次。", "A relation is recorded once at a time."),
        new("核对现有的关系，需要时先结束它。", "Check the relation on record; end it first where needed."));

    public static Problem SearchText() => new(
        "REG-0025",
        new("没有可以查的内容。", "There is nothing to search for."),
        new("可以查姓名、拼音（全拼或首字母）、证件号码全部或后四位、电话后四位、出生日期。", "Search by name, pinyin (full or initials), the whole number or its last four, the last four of the phone, the date of birth."),
        new("至少填一项。", "Give at least one."));

    public static Problem Already(Bilingual what) => new(
        "REG-0027",
        new($"{what.Zh}已经登记过。", $"The {what.En} is recorded already."),
        new("同一件事只登记一次。", "The same thing is recorded once."),
        new("核对现有的记录。", "Check the record there is."));

    public static Problem Settled() => new(
        "REG-0028",
        new("这一项已经处理过。", "This has been settled."),
        new("处理只有一次，记录里有处理人和时间。", "It is settled once; the record says by whom and when."),
        new("刷新列表。", "Load the list again."));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
