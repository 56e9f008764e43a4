using Anyu.Register;
using Anyu.Web.Cases;

namespace Anyu.Web.Workbench;

/// <summary>Tables of persons that somebody sent: their dry runs and imports. A million rows take minutes, so a job is taken for lost later than others.</summary>
internal static class ImportQueue
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>The queue and its work.</summary>
    public static WorkQueue Imports { get; } = new(RegisterModule.Imports, new("导入人员表", "Imports of persons"), static (open, services) => (job, stop) =>
    {
        var desks = services.GetRequiredService<Clerking>().Of(open).Value ?? throw new InvalidOperationException("The tables cannot be read.");
        return WorkTable.Run(desks.Register, open.Database, open.Roles, job, stop);
    })
    {
        Lease = Longest,
    };
}
