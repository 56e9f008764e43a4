using Anyu.Access;
using Anyu.Casework;
using Anyu.Exchange;
using Anyu.Indicators;
using Anyu.Register;

namespace Anyu.Web.Workbench;

/// <summary>One door of a face. Modules add theirs to <see cref="All"/>.</summary>
/// <param name="Face">The face.</param>
/// <param name="Address">Where it leads; a page with this address as its section is the current one.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Permissions">Any of these opens it; none means that it is everybody's at the face.</param>
internal sealed record MenuEntry(Face Face, string Address, Bilingual Label, params ImmutableArray<Permission> Permissions)
{
    /// <summary>All doors, in their order.</summary>
    public static ImmutableArray<MenuEntry> All { get; } =
    [
        new(Face.Workbench, "/workbench", new("首页", "Home")),
        new(Face.Workbench, "/workbench/tasks", new("待办", "Tasks"), CaseworkPermissions.Read),
        new(Face.Workbench, "/workbench/persons", new("查人", "Find a person"), RegisterPermissions.Search),
        new(Face.Workbench, "/workbench/newborns", new("没办齐的新生儿", "Newborns"), CaseworkPermissions.Accept),
        new(Face.Workbench, "/workbench/register", new("登记核对", "Settle records"), RegisterPermissions.Link),
        new(Face.Workbench, "/workbench/imports", new("导入导出", "Import and export"), RegisterPermissions.Import, RegisterPermissions.Export),
        new(Face.Workbench, "/workbench/statistics", new("统计", "Statistics"), IndicatorPermissions.Read),
        new(Face.Workbench, "/workbench/statistics/network", new("监测网络", "Monitoring"), IndicatorPermissions.Network),
        new(Face.Workbench, "/workbench/statistics/areas", new("分类指导", "Types of areas"), IndicatorPermissions.Read),
        new(Face.Workbench, "/workbench/warnings", new("预警", "Warnings"), IndicatorPermissions.Handle),
        new(Face.Workbench, "/workbench/scans", new("夜间扫描", "Nightly scan"), CaseworkPermissions.Read),
        new(Face.Workbench, "/workbench/simulate", new("试算改法", "What if"), RegisterPermissions.Read),
        new(Face.Workbench, "/workbench/exchange", new("部门交换", "Exchange"), ExchangePermissions.Watch),
        new(Face.Workbench, "/workbench/sharing", new("共享目录", "Sharing"), ExchangePermissions.Watch),
        new(Face.Workbench, "/workbench/agencies", new("部门与岗位", "Agencies and posts"), AccessPermissions.Administer),
        new(Face.Workbench, "/workbench/roster", new("基层人员", "Grassroots staff"), AccessPermissions.ReadRoster, AccessPermissions.WriteRoster, CaseworkPermissions.Read),
        new(Face.Workbench, "/workbench/grants", new("查看许可", "Permission to see"), AccessPermissions.AskGrant, AccessPermissions.DecideGrant, AccessPermissions.ReviewGrant),
        new(Face.Workbench, "/workbench/audit", new("谁看过", "Who saw it"), AccessPermissions.Audit),
        new(Face.Workbench, "/workbench/work", new("后台作业", "Background work"), AccessPermissions.Operate),
        new(Face.Console, "/console", new("首页", "Home")),
        new(Face.Console, "/console/tasks", new("待办", "Tasks"), CaseworkPermissions.Read),
        new(Face.Console, "/console/report", new("报告", "Report"), CaseworkPermissions.Report),
        new(Face.Portal, "/my", new("我的事", "My matters")),
        new(Face.Portal, "/check", new("查待遇", "Check benefits")),
    ];

    /// <summary>Those that somebody may go through.</summary>
    public static ImmutableArray<MenuEntry> For(Face face, Actor? actor) =>
        actor is null ? [] : [.. All.Where(entry => entry.Face == face && (entry.Permissions.IsEmpty || entry.Permissions.Any(actor.May)))];
}
