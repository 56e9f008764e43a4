using Anyu.Batch;

namespace Anyu.Web.Cases;

/// <summary>The nightly scan of all families: its beginning, then a job for each part.</summary>
internal static class ScanQueue
{
    /// <summary>The queue and its work.</summary>
    public static WorkQueue Scans { get; } = new(BatchModule.Scans, new("夜间扫描", "Nightly scan"), static (open, services) =>
    {
        ScanSite? site = null;
        return (job, stop) =>
        {
            var desks = services.GetRequiredService<Clerking>().Of(open).Value ?? throw new InvalidOperationException("The definitions cannot be read.");
            site ??= new ScanSite(open.Database, desks.Cases, desks.Register);
            return NightlyScan.Work(site, job, null, stop);
        };
    });
}
