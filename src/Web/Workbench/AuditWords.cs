namespace Anyu.Web.Workbench;

/// <summary>What people call the actions and purposes of the evidence log. An action is module, noun, verb; the verb says most of it.</summary>
internal static class AuditWords
{
    /// <summary>An action by its last word.</summary>
    public static Bilingual OfAction(string action) => action[(action.LastIndexOf('.') + 1)..] switch
    {
        "read" or "opened" when action.StartsWith("register.", StringComparison.Ordinal) => new("查看记录", "read the record"),
        "read" => new("查看", "read"),
        "found" or "searched" => new("查到", "found it in a search"),
        "refused" => new("尝试，被拒绝", "tried and was refused"),
        "asked" => new("申请查看", "asked to see it"),
        "approved" => new("同意查看", "approved seeing it"),
        "declined" => new("不同意查看", "refused seeing it"),
        "broken" => new("紧急查看", "opened it in an emergency"),
        "reviewed" => new("复核紧急查看", "reviewed an emergency opening"),
        "opened" => new("因待办获得查看目的", "got the purpose of a task"),
        "written" or "recorded" or "corrected" => new("登记、更正", "recorded or corrected"),
        "linked" => new("关联", "linked"),
        "step" => new("处理预警", "took a step with a warning"),
        "scanned" => new("检验一年的指标", "tested a year’s indicators"),
        "count" => new("取统计数", "counted for statistics"),
        "vacated" => new("离岗", "vacated"),
        "sent" or "posted" => new("发给部门", "sent to an agency"),
        "taken" => new("收到部门答复", "took an agency's answer"),
        "granted" => new("同意共享", "granted a share"),
        "filled" => new("任职", "filled"),
        _ => new("", ""),
    };

    /// <summary>A purpose by its first word.</summary>
    public static Bilingual OfPurpose(string purpose) => purpose.Split(':')[0] switch
    {
        "task" => new("待办", "task"),
        "approval" => new("经批准", "approval"),
        "break-glass" => new("紧急", "emergency"),
        "own" => new("本人的事", "own matter"),
        "program" => new("程序", "program"),
        "duty" => new("岗位职责", "duty of the post"),
        _ => new("", ""),
    };
}
