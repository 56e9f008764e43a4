using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>IND-03xx: the network of monitoring points.</summary>
internal static partial class IndicatorProblems
{
    public static Problem QuoteNotThere(SourceLocation at, string article, string quote) => new(
        "IND-0301",
        new($"“{article}”里没有“{quote}”。", $"“{article}” does not say “{quote}”."),
        new("依据要逐字出自所写的那一条，不编造。", "What something rests on stands word for word in its article; no law is invented."),
        new("从正文照抄；文件没有的，写 own 和理由。", "Copy it from the text; where no document says it, write “own” with the reason."),
        at);

    public static Problem FormIncomplete(SourceLocation at, string id) => new(
        "IND-0302",
        new($"报表“{id}”没有说清何时到期、谁报、报什么，或者季报里有时段数。", $"The form “{id}” does not say when it is due, who reports or what, or is quarterly with counts over time."),
        new("没有到期日就说不出迟报；季度的时段数与月份不能相加。", "Without a due day nothing is late; quarters of counts over time do not add up with months."),
        new("写 due（1 到 366 的 days 或 working-days，只写一个）、levels、series；季报只用 kind: stock。", "Write due (days or working-days, one of them, 1 to 366), levels and series; a quarterly form takes kind: stock alone."),
        at);

    public static Problem NoCalendar() => new(
        "IND-0303",
        new("没有工作日历，到期日算不出来。", "There is no working calendar; the due day cannot be told."),
        new("到期日按工作日计。", "The due day is counted in working days."),
        new("补上 content/calendars。", "Add content/calendars."));

    public static Problem PointIncomplete() => new(
        "IND-0304",
        new("监测点的名称没有填，或者没有选报表。", "The point has no name, or no form was chosen."),
        new("没有报表的监测点什么也不监测。", "A point without a form monitors nothing."),
        new("填上中文名称，至少选一张报表。", "Give a name in Chinese and choose at least one form."));

    public static Problem FormNotHere(Bilingual form) => new(
        "IND-0305",
        new($"“{form.Zh}”不由这一级的监测点报送。", $"“{form.En}” is not reported by points of this level."),
        new("每张表写明由哪一级报；人数少的只由县报，不按乡镇列出。", "Each form says which level reports it; the smallest groups are reported by the county, never by township."),
        new("换一个地方，或者去掉这张表。", "Choose another place, or leave the form out."));

    public static Problem FormTaken(Bilingual form) => new(
        "IND-0306",
        new($"这个地方已经有监测点报“{form.Zh}”。", $"A point of this place already reports “{form.En}”."),
        new("同一地方同一张表只有一个来源，否则出现两个数。", "One form of one place has one source, or there are two numbers."),
        new("先结束原来的监测点，或者换一张表。", "End the other point first, or choose another form."));

    public static Problem NotAReporter() => new(
        "IND-0307",
        new("这个岗位不能报送这个地方的报表。", "This post cannot report for this place."),
        new("报送人的岗位要管得到这个地方，并且角色里有报送。", "A reporter's post answers for the place and its roles permit reporting."),
        new("选别的岗位，或者请管理员给它加上角色。", "Choose another post, or have the administrator give it a role."));

    public static Problem PointDay() => new(
        "IND-0308",
        new("日期不对：开始不晚于今天，结束不早于开始。", "The day does not fit: a point begins no later than today and ends no earlier than it began."),
        new("监测点从哪天到哪天，决定它欠哪些报表。", "From when to when a point is there says which reports it owes."),
        new("改日期，写成 2026-03-01。", "Mend the day, such as 2026-03-01."));

    public static Problem PointEnded() => new(
        "IND-0309",
        new("这个监测点已经结束。", "The point has ended."),
        new("结束以后只能查看。", "What has ended can be read only."),
        new("要继续监测，另设一个。", "To go on, assign another."));

    public static Problem NotTheReporter() => new(
        "IND-0310",
        new("这张表由这个监测点的报送人报。", "The report is sent by the reporter of the point."),
        new("谁报的数谁负责；岗位空缺时由统计人员导入报表。", "Who sends the counts answers for them; where the post is vacant a table is imported."),
        new("请报送人来报，或者先移交。", "Have the reporter send it, or hand the point over first."));

    public static Problem ReportPeriod(string text) => new(
        "IND-0311",
        new($"“{text}”不是这张表到今天为止要报的一期。", $"“{text}” is no period of this form that has ended."),
        new("没有过完的时期还会有变化；监测点设立以前的不欠。", "What has not ended may still change; before the point began nothing is owed."),
        new("从监测点的页面选一期。", "Choose a period on the point's page."));

    public static Problem ReportValue(Bilingual field, string text) => new(
        "IND-0312",
        new($"“{field.Zh}”填的是“{text}”，不是数。", $"“{field.En}” has “{text}”, which is no count."),
        new("每一格都要填；没有的填 0。", "Every box is filled in; none is 0."),
        new("填 0 或更大的整数。", "Give a whole number, 0 or more."));

    public static Problem ReportParts(Bilingual part, Bilingual whole) => new(
        "IND-0313",
        new($"“{part.Zh}”多于“{whole.Zh}”。", $"“{part.En}” exceeds “{whole.En}”."),
        new("部分不会多于整体。", "A part is never more than its whole."),
        new("核对这两个数。", "Check the two counts."));

    public static Problem CorrectionWithoutReason() => new(
        "IND-0314",
        new("更正要写理由。", "A correction needs its reason."),
        new("原来的数保留；没有理由，以后说不清为什么改。", "The earlier counts stay; without a reason nobody can say later why they changed."),
        new("写上为什么更正。", "Write why it is corrected."));

    public static Problem DemonstrationRow(SourceLocation at) => new(
        "IND-0315",
        new("这一行示范监测点不对。", "This row of made-up points cannot be right."),
        new("要有 9 列：编号、地方、报表、岗位、部门、迟几天、是否不同、中文、英文；报表要由这一级报。", "It takes 9 columns: id, place, forms, post, agency, days late, differs, Chinese, English; its forms are those of points of that level."),
        new("对照文件开头的说明改正。", "Compare with the remark at the top of the file."),
        at);
}
