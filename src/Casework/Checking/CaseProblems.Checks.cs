using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>Definitions that can be read and must not be published.</summary>
internal static partial class CaseProblems
{
    public static Problem UnknownStepNamed(SourceLocation at, string step, string named, string? nearest) => new(
        "CASE-0101",
        new($"“{step}”提到的环节“{named}”不存在。", $"“{step}” names a step “{named}” that does not exist."),
        new("等待一个不存在的环节，永远等不到。", "What waits for a step that does not exist waits for ever."),
        DidYouMean(nearest),
        at);

    public static Problem NamedTwice(SourceLocation at, string id) => new(
        "CASE-0102",
        new($"“{id}”写了两次。", $"“{id}” stands twice."),
        new("编号在一个事项里只能有一个意思。", "An id has one meaning within a service."),
        new("改掉其中一个编号。", "Rename one of them."),
        at);

    public static Problem Circle(SourceLocation at, string steps) => new(
        "CASE-0103",
        new($"环节互相等待：{steps}。", $"Steps wait for each other: {steps}."),
        new("它们都不会开始，办件永远不会结束。", "None of them would ever begin, and the case would never end."),
        new("去掉其中一个 after。", "Remove one “after”."),
        at);

    public static Problem NeverReached(SourceLocation at, string step) => new(
        "CASE-0104",
        new($"环节“{step}”不可能到达：它的条件不会成立。", $"The step “{step}” cannot be reached: its condition never holds."),
        new("到不了的环节是写错的条件。", "A step that is never reached is a condition written wrongly."),
        new("改 when，或者删去这个环节。", "Mend “when”, or remove the step."),
        at);

    public static Problem NeverLeft(SourceLocation at, string step) => new(
        "CASE-0105",
        new($"环节“{step}”没有人能办完：缺 permission。", $"Nobody can finish the step “{step}”: it has no permission."),
        new("没有人能办的环节会一直开着。", "A step that nobody may do stays open for ever."),
        new("写明 permission。", "State permission."),
        at);

    public static Problem JoinWaits(SourceLocation at, string step, string guard, string fact) => new(
        "CASE-0106",
        new($"环节“{step}”的条件用到“{fact}”，但前面没有环节或必填项给出它。", $"The condition of “{step}” reads “{fact}”, which no earlier step or required field gives."),
        new($"条件“{guard}”一直不明，后面的环节就一直等。", $"While “{guard}” is unknown, everything behind it waits."),
        new("把它设为必填，或者由前面的环节 gives。", "Make it required, or let an earlier step give it."),
        at);

    public static Problem ClockWithoutOwner(SourceLocation at, string step) => new(
        "CASE-0107",
        new($"环节“{step}”的时限没有责任部门。", $"The clock of “{step}” has no owner."),
        new("到期要知道由谁负责。", "When a limit passes, somebody must answer for it."),
        new("写明 clock 的 owner。", "State the owner of the clock."),
        at);

    public static Problem StepWithoutClock(SourceLocation at, string step) => new(
        "CASE-0108",
        new($"环节“{step}”没有时限。", $"The step “{step}” has no clock."),
        new("没有时限的环节可以永远不办。", "A step without a limit may never be done."),
        new("写明 clock；没有来源写明期限的，只写 owner 和待确认的承诺时限。", "State clock; where no source states a limit, write owner and an unconfirmed promised limit."),
        at);

    public static Problem NoScope(SourceLocation at, string step) => new(
        "CASE-0109",
        new($"环节“{step}”没有办理权限的范围。", $"The step “{step}” has no scope."),
        new("权限没有范围，就会看到别处的办件。", "A permission without a scope shows cases of other places."),
        new("写明 agency 和 permission；地点不同的写 place。", "State agency and permission; where the place differs, place."),
        at);

    public static Problem UnknownRefusal(SourceLocation at, string step, string refusal, string? nearest) => new(
        "CASE-0110",
        new($"环节“{step}”的不予理由“{refusal}”没有定义。", $"The step “{step}” refuses on “{refusal}”, which is not defined."),
        new("每个不予都要有依据和补救办法。", "Each refusal has a ground and a remedy."),
        DidYouMean(nearest),
        at);

    public static Problem UnusedRefusal(SourceLocation at, string refusal) => new(
        "CASE-0111",
        new($"不予理由“{refusal}”没有环节使用。", $"No step refuses on “{refusal}”."),
        new("用不上的理由没有测试过。", "A ground that is never used is not tested."),
        new("删去，或者写进环节的 refusals。", "Remove it, or name it in a step."),
        at);

    public static Problem UnknownFactNamed(SourceLocation at, string owner, string fact, string? nearest) => new(
        "CASE-0112",
        new($"“{owner}”提到的“{fact}”不是这个事项的数据元。", $"“{owner}” names “{fact}”, which is no element of this service."),
        new("名称写错就会要一个没有人填的数据。", "With a wrong name a fact is asked for that nobody states."),
        DidYouMean(nearest),
        at);

    public static Problem UnknownLetter(SourceLocation at, string owner, string letter) => new(
        "CASE-0113",
        new($"“{owner}”的文书“{letter}”不存在。", $"“{owner}” issues a letter “{letter}” that does not exist."),
        new("发不出的文书等于没有。", "A letter that cannot be issued is none."),
        new($"补上 letters/{letter}.yaml。", $"Add letters/{letter}.yaml."),
        at);

    public static Problem UnknownHole(SourceLocation at, string owner, string hole) => new(
        "CASE-0114",
        new($"“{owner}”的文字里有不认识的“{hole}”。", $"The text of “{owner}” has an unknown “{hole}”."),
        new("填不上的空会出现在当事人面前。", "A hole that cannot be filled would reach the applicant."),
        new("写数据元（如 mother.name）或 case.number、case.service、case.day、step.title、step.due、step.refusal、step.remedy、step.return。", "Write an element (mother.name) or case.number, case.service, case.day, step.title, step.due, step.refusal, step.remedy, step.return."),
        at);

    public static Problem NoGround(SourceLocation at, string service) => new(
        "CASE-0115",
        new($"事项“{service}”没有依据。", $"The service “{service}” has no ground."),
        new("没有依据的事项不能要求任何人办。", "Nobody can be asked to go through a service without a ground."),
        new("补上 grounds。", "Add grounds."),
        at);

    public static Problem MissingMessage(SourceLocation at, string service, string moment) => new(
        "CASE-0116",
        new($"事项“{service}”没有“{moment}”时的告知文字。", $"The service “{service}” has no text for “{moment}”."),
        new("退回、不予、逾期和办结都必须告知当事人。", "The applicant is told of a return, a refusal, lateness and the end."),
        new($"补上 messages: {{ on: {moment}, text: {{ zh, en }} }}。", $"Add messages: {{ on: {moment}, text: {{ zh, en }} }}."),
        at);

    public static Problem NoCases(SourceLocation at, string service, int found) => new(
        "CASE-0117",
        new($"事项“{service}”只有 {found} 个用例，至少要 3 个。", $"The service “{service}” has {found} worked cases; 3 are needed."),
        new("没有用例的定义不发布。", "A definition without worked cases is not published."),
        new("在 cases.yaml 里补上。", "Add them to cases.yaml."),
        at);

    public static Problem ReadsLegalTerm(SourceLocation at, string owner, string fact) => new(
        "CASE-0118",
        new($"“{owner}”的条件用到“{fact}”，它由法律或公式给出。", $"“{owner}” reads “{fact}”, which the law or a formula gives."),
        new("办件的条件只看填写的事实；法律用语由认定来回答。", "Conditions of cases read stated facts; terms of law are answered by a determination."),
        new("改用填写的数据元，例如用 yearsBetween(…) 代替年龄。", "Read stated elements, such as yearsBetween(…) instead of an age."),
        at);

    public static Problem RefusalNever(SourceLocation at, string refusal) => new(
        "CASE-0119",
        new($"不予理由“{refusal}”的条件不会成立。", $"The condition of the refusal “{refusal}” never holds."),
        new("用不上的理由是写错的条件。", "A ground that never fits is a condition written wrongly."),
        new("改 when。", "Mend “when”."),
        at);

    public static Problem NoRetention(SourceLocation at, string service, string outcome) => new(
        "CASE-0120",
        new($"事项“{service}”没有写“{outcome}”的办件保存多久。", $"The service “{service}” does not say how long cases that end “{outcome}” are kept."),
        new("个人信息的保存期限必须明确。", "How long personal data are kept must be stated."),
        new("补上 retention。", "Add retention."),
        at);

    public static Problem RequiredNeverAsked(SourceLocation at, string fact) => new(
        "CASE-0121",
        new($"必填项“{fact}”永远不会显示。", $"The required field “{fact}” is never shown."),
        new("看不到又必填，谁也提交不了。", "Nobody can send what is required and never shown."),
        new("改 show。", "Mend “show”."),
        at);

    public static Problem OneEye(SourceLocation at, string step) => new(
        "CASE-0122",
        new($"环节“{step}”要求两人办理，但它不是由工作人员办理的。", $"The step “{step}” asks for four eyes but is not done by staff."),
        new("两人复核只对人有意义。", "Four eyes need persons."),
        new("去掉 four-eyes，或者改 kind。", "Remove four-eyes, or change kind."),
        at);

    public static Problem Forbidden(SourceLocation at, string service, string step, string law, string reason) => new(
        "CASE-0123",
        new($"事项“{service}”的环节“{step}”被规定禁止：{reason}", $"The step “{step}” of “{service}” is forbidden: {reason}"),
        new($"依据：{law}", $"Ground: {law}"),
        new("删去这个环节，或者改成只登记、只核对的 task。", "Remove the step, or make it a task that records or checks."),
        at);

    public static Problem ForbiddenFact(SourceLocation at, string service, string step, string fact, string law, string reason) => new(
        "CASE-0124",
        new($"事项“{service}”的环节“{step}”不得索取“{fact}”：{reason}", $"The step “{step}” of “{service}” may not ask for “{fact}”: {reason}"),
        new($"依据：{law}", $"Ground: {law}"),
        new("从 sends、when 和 gives 里去掉它。", "Remove it from sends, when and gives."),
        at);

    public static Problem ForbiddenField(SourceLocation at, string service, string fact, string law, string reason) => new(
        "CASE-0125",
        new($"事项“{service}”的表单不得询问“{fact}”：{reason}", $"The form of “{service}” may not ask for “{fact}”: {reason}"),
        new($"依据：{law}", $"Ground: {law}"),
        new("从表单里去掉这一项。", "Remove the field from the form."),
        at);

    public static Problem CaseFails(SourceLocation at, string name, string difference) => new(
        "CASE-0130",
        new($"用例“{name}”：{difference}", $"Worked case “{name}”: {difference}"),
        new("用例说明定义应当怎样办。", "Worked cases say how the definition must behave."),
        new("改定义，或者改用例。", "Mend the definition, or the case."),
        at);

    public static Problem SameVersion(SourceLocation at, string service, int version) => new(
        "CASE-0131",
        new($"事项“{service}”第 {version} 版已经发布，内容不同。", $"Version {version} of “{service}” is published with other content."),
        new("已发布的版本不再改动，在办的办件按它办。", "A published version never changes; running cases follow it."),
        new($"改成 version: {version} 之后的号。", "Write a later version."),
        at);
}
