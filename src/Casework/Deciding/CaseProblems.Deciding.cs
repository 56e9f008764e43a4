using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>What stops a command.</summary>
internal static partial class CaseProblems
{
    public static Problem UnknownFact(string fact, string service) => new(
        "CASE-0201",
        new($"“{fact}”不是事项“{service}”要的数据。", $"“{fact}” is no fact of “{service}”."),
        new("多要的数据不收。", "Facts that are not asked for are not taken."),
        new("去掉它。", "Leave it out."));

    public static Problem BadValue(string fact, Feel.Element element) => new(
        "CASE-0202",
        new($"{element.Label.Zh}写得不对。", $"The {element.Label.En} cannot be read."),
        new($"{fact} 的写法不合它的类型。", $"The value does not have the form of {fact}."),
        new("日期写成 2026-03-01，号码逐位核对。", "Write a date as 2026-03-01, and compare a number digit by digit."));

    public static Problem FactMissing(FieldDefinition field) => new(
        "CASE-0203",
        new($"还没有填：{field.Ask.Zh}", $"Not answered: {field.Ask.En}"),
        new("没有它，办理的部门无法开始。", "Without it the agency cannot begin."),
        new("补上这一项。", "Answer it."));

    public static Problem RequirementBroken(FieldDefinition field, RequirementDefinition broken) => new(
        "CASE-0204",
        new(broken.Say.Zh, broken.Say.En),
        new($"所填的是：{field.Ask.Zh}", $"It was asked: {field.Ask.En}"),
        new(broken.Mend.Zh, broken.Mend.En));

    public static Problem RuleBroken(RuleDefinition rule) => new(
        "CASE-0205",
        new(rule.Say.Zh, rule.Say.En),
        new($"按规则“{rule.Id}”不能提交。", $"By the rule “{rule.Id}” it cannot be sent."),
        new(rule.Mend.Zh, rule.Mend.En));

    public static Problem NotAccepting(Bilingual service, DateInterval valid) => new(
        "CASE-0206",
        new($"“{service.Zh}”现在不受理。", $"“{service.En}” is not open now."),
        new($"这一版的受理期是 {valid}。", $"This version is open during {valid}."),
        new("刷新页面，使用现行的版本。", "Reload the page to use the current version."));

    public static Problem PlaceNotKnown() => new(
        "CASE-0207",
        new("不知道由哪里办理。", "It is not known which place is responsible."),
        new("办理地点由所填的地址决定。", "The place follows from the address stated."),
        new("补上地址。", "State the address."));

    public static Problem AlreadySubmitted(string number) => new(
        "CASE-0208",
        new($"已经提交过，办件号 {number}。", $"It was sent before; the number is {number}."),
        new("同一件事只办一次。", "One matter is handled once."),
        new("在“我的办件”里查看它。", "Look at it under my matters."));

    public static Problem NoSuchCase() => new(
        "CASE-0209",
        new("没有这个办件。", "There is no such case."),
        new("号码不对，或者它不是您的。", "The number is wrong, or the case is not yours."),
        new("核对办件号。", "Compare the number."));

    public static Problem NoSuchStep(string step, string? nearest) => new(
        "CASE-0210",
        new($"办件没有环节“{step}”。", $"The case has no step “{step}”."),
        new("页面可能已经过时。", "The page may be out of date."),
        DidYouMean(nearest));

    public static Problem NotAllowed(Bilingual step) => new(
        "CASE-0211",
        new($"您的岗位不能办“{step.Zh}”。", $"Your post may not do “{step.En}”."),
        new("每个环节由指定的部门、权限和地点办理。", "Each step belongs to an agency, a permission and a place."),
        new("请有权的岗位办理。", "Ask a post that may."));

    public static Problem NotOpen(Bilingual step) => new(
        "CASE-0212",
        new($"“{step.Zh}”现在不能办。", $"“{step.En}” cannot be done now."),
        new("它还没有开始，或者在等当事人。", "It has not begun, or waits for the applicant."),
        new("刷新后再看。", "Reload and look again."));

    public static Problem AlreadyDecided(Bilingual step, Hand by, DateOnly on) => new(
        "CASE-0213",
        new($"“{step.Zh}”已由{by.Words().Zh}于 {on:yyyy-MM-dd} 办理。", $"“{step.En}” was decided by {by.Words().En} on {on:yyyy-MM-dd}."),
        new("同一个待办只能决定一次。", "One task is decided once."),
        new("查看结果；有误的走复核。", "See the result; a mistake is mended by review."));

    public static Problem HeldByAnother(Hand by, DateOnly on) => new(
        "CASE-0214",
        new($"这个待办已由{by.Words().Zh}于 {on:yyyy-MM-dd} 领取。", $"This task was taken by {by.Words().En} on {on:yyyy-MM-dd}."),
        new("两个人不能同时决定同一件。", "Two persons cannot decide the same task."),
        new("办另一件，或者请对方退回。", "Do another, or ask for it to be given back."));

    public static Problem SecondPersonNeeded(Hand first) => new(
        "CASE-0215",
        new($"已由{first.Words().Zh}提出，要由另一人确认。", $"{first.Words().En} proposed it; another person must confirm."),
        new("这个环节要求两人办理。", "This step asks for four eyes."),
        new("请另一位有权的同事确认。", "Ask another colleague who may."));

    public static Problem CannotReturn(Bilingual step) => new(
        "CASE-0216",
        new($"“{step.Zh}”不能退回补正。", $"“{step.En}” cannot be returned."),
        new("定义里没有规定退回。", "Its definition has no return."),
        new("办理，或者按依据不予。", "Do it, or refuse it on a ground."));

    public static Problem TextNeeded() => new(
        "CASE-0217",
        new("要写明原因。", "A reason is needed."),
        new("当事人要知道改什么、为什么。", "The applicant must learn what and why."),
        new("写一两句话。", "Write a sentence or two."));

    public static Problem TextTooLong(int length, int most) => new(
        "CASE-0218",
        new($"文字有 {length} 个字，最多 {most} 个。", $"The text has {length} characters; {most} are possible."),
        new("太长的说明没有人能读。", "Nobody reads more."),
        new("写短些。", "Shorten it."));

    public static Problem NoSuchGround(string ground, Bilingual step, IEnumerable<string> grounds) => new(
        "CASE-0219",
        new($"“{step.Zh}”没有不予理由“{ground}”。", $"“{step.En}” has no ground of refusal “{ground}”."),
        new($"只能按这些理由：{string.Join("、", grounds)}。", $"It may be refused on: {string.Join(", ", grounds)}."),
        new("选其中一个；都不合适就应当办理。", "Choose one of them; where none fits it has to be done."));

    public static Problem GroundDoesNotFit(Bilingual ground) => new(
        "CASE-0220",
        new($"不予理由“{ground.Zh}”与事实不符。", $"The ground “{ground.En}” does not fit the facts."),
        new("按所填的事实，这个理由不成立。", "By the facts stated it does not hold."),
        new("先核对事实，需要时退回补正。", "Compare the facts first; return it where needed."));

    public static Problem NotGivenHere(string fact, Bilingual step) => new(
        "CASE-0221",
        new($"“{step.Zh}”不填写“{fact}”。", $"“{step.En}” does not give “{fact}”."),
        new("每个环节只写自己的结果。", "Each step writes its own result."),
        new("去掉它。", "Leave it out."));

    public static Problem ResultMissing(string fact, Bilingual step, Bilingual label) => new(
        "CASE-0222",
        new($"“{step.Zh}”的结果缺少{label.Zh}。", $"The result of “{step.En}” lacks the {label.En}."),
        new($"后面的环节要用 {fact}。", $"Later steps need {fact}."),
        new("补上结果。", "Add the result."));

    public static Problem NotInReview(Bilingual step) => new(
        "CASE-0223",
        new($"“{step.Zh}”没有在复核。", $"“{step.En}” is not in review."),
        new("当事人没有申请，或者已经有结论。", "It was not asked for, or is settled."),
        new("刷新后再看。", "Reload and look again."));

    public static Problem ReviewerDecided(Hand by) => new(
        "CASE-0224",
        new($"原决定是{by.Words().Zh}作出的，不能由同一人复核。", $"{by.Words().En} made the decision and cannot review it."),
        new("复核要由没有参与的人来做。", "A review is made by somebody else."),
        new("请另一位复核。", "Ask another reviewer."));

    public static Problem NoSuchPause(string reason, IEnumerable<string> known) => new(
        "CASE-0225",
        new($"没有暂停事由“{reason}”。", $"There is no reason “{reason}” to stop the clock."),
        new($"只能按这些：{string.Join("、", known)}。", $"It may be: {string.Join(", ", known)}."),
        new("选其中一个。", "Choose one of them."));

    public static Problem ClockStandsStill(DateOnly since) => new(
        "CASE-0226",
        new($"时限从 {since:yyyy-MM-dd} 起已经暂停。", $"The clock stands still since {since:yyyy-MM-dd}."),
        new("不能暂停两次。", "It cannot be stopped twice."),
        new("先恢复计时。", "Let it run first."));

    public static Problem ClockRuns() => new(
        "CASE-0227",
        new("时限没有暂停。", "The clock runs."),
        new("没有可恢复的。", "There is nothing to resume."),
        new("刷新后再看。", "Reload and look again."));

    public static Problem NoSuchExtension(string reason, IEnumerable<string> known) => new(
        "CASE-0228",
        new($"没有延长事由“{reason}”。", $"There is no reason “{reason}” to make the limit longer."),
        new($"只能按这些：{string.Join("、", known)}。", $"It may be: {string.Join(", ", known)}."),
        new("选其中一个。", "Choose one of them."));

    public static Problem ExtendedBefore(Bilingual reason) => new(
        "CASE-0229",
        new($"已经按“{reason.Zh}”延长过。", $"It was extended on “{reason.En}” before."),
        new("每个事由只能延长一次。", "Each reason extends once."),
        new("在期限内办理。", "Do it within the limit."));

    public static Problem NothingToCorrect() => new(
        "CASE-0230",
        new("现在没有需要补正的。", "There is nothing to correct now."),
        new("只有退回的和可以补救的环节能补正。", "Only returned steps, and refused ones that can be mended, are corrected."),
        new("刷新后再看。", "Reload and look again."));

    public static Problem NothingToWithdraw() => new(
        "CASE-0231",
        new("没有可以撤回的。", "There is nothing to withdraw."),
        new("已经办完的不能撤回。", "What is done cannot be taken back."),
        new("刷新后再看。", "Reload and look again."));

    public static Problem NotToWithdraw(RuleDefinition rule) => new(
        "CASE-0239",
        rule.Say,
        new("这件办件的定义规定，这时不能撤回。", "The definition of this case does not let it be withdrawn now."),
        rule.Mend);

    public static Problem NoReview(Bilingual service) => new(
        "CASE-0232",
        new($"“{service.Zh}”没有规定复核。", $"“{service.En}” has no review."),
        new("定义里没有复核的依据。", "Its definition has no ground for one."),
        new("可以依法申请行政复议或者提起行政诉讼。", "Administrative reconsideration or a lawsuit remain open by law."));

    public static Problem NothingToReview(Bilingual step) => new(
        "CASE-0233",
        new($"“{step.Zh}”没有可复核的不予决定。", $"“{step.En}” has no refusal to review."),
        new("没有不予，或者已经复核过。", "It was not refused, or was reviewed."),
        new("刷新后再看。", "Reload and look again."));

    public static Problem TooLateForReview(DateOnly last) => new(
        "CASE-0234",
        new($"申请复核的期限到 {last:yyyy-MM-dd}，已经过了。", $"A review could be asked for until {last:yyyy-MM-dd}."),
        new("期限从不予之日起算。", "The time runs from the refusal."),
        new("可以重新申请。", "A new application is possible."));

    public static Problem CannotRate() => new(
        "CASE-0235",
        new("现在不能评价。", "It cannot be rated now."),
        new("办结后评价一次。", "A finished case is rated once."),
        new("办结后再来。", "Come back when it is finished."));

    public static Problem BadRating() => new(
        "CASE-0236",
        new("评价是 1 到 5，附言最多 2000 字。", "A rating is 1 to 5, with at most 2,000 characters."),
        new("其他写法无法统计。", "Others cannot be counted."),
        new("选一个分数。", "Choose a score."));

    public static Problem NoSuchOrder(string order) => new(
        "CASE-0237",
        new($"没有单号“{order}”。", $"There is no order “{order}”."),
        new("回复必须对应一个发出的单。", "An answer belongs to an order that was sent."),
        new("核对单号。", "Compare the order."));

    public static Problem Contradicted() => new(
        "CASE-0238",
        new("同一单先后有相反的回复。", "One order was answered in opposite ways."),
        new("系统不猜哪个对。", "The program does not guess which is right."),
        new("由工作人员与对方核实。", "Staff ask the agency."));
}
