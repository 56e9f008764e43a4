using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>What stops a case from being kept or moved.</summary>
internal static partial class CaseProblems
{
    /// <summary>The number of <see cref="FactMissing"/>.</summary>
    public const string FactMissingCode = "CASE-0203";

    public static Problem SubmittedByAnother() => new(
        "CASE-0301",
        new("同一件事已经有人提交过。", "The same matter was sent by somebody else."),
        new("同一件事只办一次，以最先提交的为准。", "One matter is handled once; the first to be sent counts."),
        new("如果不是您的家人提交的，请联系登记地核实。", "If it was nobody of your family, ask the place of registration."));

    public static Problem DraftChanged() => new(
        "CASE-0302",
        new("这份草稿已经在别处改过。", "This draft was changed elsewhere."),
        new("继续保存会覆盖那边填写的内容。", "Saving now would overwrite what was entered there."),
        new("重新打开草稿，从最新的内容接着填。", "Open the draft again and go on from its latest state."));

    public static Problem NoSuchService(string service) => new(
        "CASE-0303",
        new($"没有“{service}”这个事项。", $"There is no service “{service}”."),
        new("名称写错，或者它已经停办。", "The name is wrong, or it is no longer offered."),
        new("从事项列表里选。", "Choose from the list of services."));

    public static Problem OfferGone() => new(
        "CASE-0305",
        new("这一项现在没有可以确认的。", "There is nothing to confirm here now."),
        new("情况或规定变了，或者已经到期。", "The facts or the rules have changed, or it has come to its end."),
        new("刷新后看最新的结果。", "Reload to see how it stands."));

    public static Problem StepLost(Bilingual step) => new(
        "CASE-0304",
        new($"新版本没有环节“{step.Zh}”，而它已经办过。", $"The new version has no step “{step.En}”, and something happened in it."),
        new("办过的不能消失。", "What was done cannot vanish."),
        new("让这个办件按原版本办完。", "Let the case end under its version."));

    public static Problem PurposeForbidden(Bilingual purpose, ProhibitionDefinition rule) => new(
        "CASE-0401",
        new($"不得为“{purpose.Zh}”索取生育情况。", $"Birth history may not be asked for “{purpose.En}”."),
        new($"{rule.Reason.Zh}依据：{rule.Citation}", $"{rule.Reason.En} Ground: {rule.Citation}"),
        new("去掉这些项目；这次请求已记入证据日志。", "Leave these items out; the request was recorded in the evidence log."));

    public static Problem NoShare(Bilingual purpose) => new(
        "CASE-0402",
        new($"共享目录里没有为“{purpose.Zh}”提供这些数据的约定。", $"The sharing catalogue has no agreement that gives these data for “{purpose.En}”."),
        new("每次用数据都要有目录里的用途和依据。", "Each use of data needs a purpose and a ground in the catalogue."),
        new("先在共享目录里登记约定和依据，再请求。", "Have the agreement and its ground entered in the catalogue first."));

    public static Problem NoShareNamed(string id) => new(
        "CASE-0403",
        new($"共享目录里没有“{id}”。", $"The sharing catalogue has no “{id}”."),
        new("编号写错，或者约定已经停止。", "The id is wrong, or the agreement has ended."),
        new("从目录里选。", "Choose from the catalogue."));

    public static Problem NoSuchShare(string id) => new(
        "CASE-0404",
        new($"共享目录里没有由这个系统提供记录的约定“{id}”。", $"The sharing catalogue has no agreement “{id}” under which this system reports records."),
        new("每次用数据都要有目录里的用途和依据。", "Each use of data needs a purpose and a ground in the catalogue."),
        new("主题写目录里的约定编号，由约定的部门来报。", "The subject is the id of an agreement, and its provider reports."));

    public static Problem NoSuchRecordValue(string fact) => new(
        "CASE-0405",
        new($"“{fact}”不在约定里，或者它的值写法不对。", $"“{fact}” is not in the agreement, or its value is not written as it should be."),
        new("约定以外的数据不收。", "Data beyond the agreement are not taken."),
        new("只报约定里的项目，日期写作 2026-03-01。", "Report the items of the agreement alone; dates are written 2026-03-01."));

    public static Problem NobodyOfNumber() => new(
        "CASE-0406",
        new("登记里没有这个证件号码的人。", "The register has nobody of that identity number."),
        new("不知道是谁的记录不能保存。", "A record of nobody known cannot be kept."),
        new("核对号码；新生儿先登记出生。", "Check the number; a newborn's birth is registered first."));
}
