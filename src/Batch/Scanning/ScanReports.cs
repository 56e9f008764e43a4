using Anyu.Access;
using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Batch;

/// <summary>How far a scan is, or was.</summary>
/// <param name="Id">The scan.</param>
/// <param name="Day">The day it was begun for.</param>
/// <param name="Law">The hash of the lawbook.</param>
/// <param name="Parts">In how many parts.</param>
/// <param name="Families">How many families there are.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When its last part ended; null while it runs.</param>
/// <param name="Done">Families of the parts that ended.</param>
/// <param name="Handed">Families that were determined exactly, since something of theirs may have changed.</param>
/// <param name="Changed">Families of which a standing did.</param>
public sealed record ScanState(Guid Id, DateOnly Day, string Law, int Parts, long Families, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, long Done, long Handed, long Changed)
{
    /// <summary>Families decided in a second since it began, and how long it takes for the rest at that rate; null before its first part has ended.</summary>
    public (double PerSecond, TimeSpan Left)? Rate(DateTimeOffset now)
    {
        var passed = now - StartedAt;
        return Done == 0 || passed <= TimeSpan.Zero ? null : (Done / passed.TotalSeconds, passed / Done * (Families - Done));
    }
}

/// <summary>How many standings of a place turned in one way for one cause.</summary>
/// <param name="Place">The place.</param>
/// <param name="Benefit">The benefit.</param>
/// <param name="Turn">A <see cref="StandingTurn"/>.</param>
/// <param name="Cause">A <see cref="StandingCause"/>.</param>
/// <param name="Families">How many families; a family with two children counts once.</param>
/// <param name="DifferenceFen">Money owed to the families together, in fen; negative: to recover.</param>
public sealed record ScanCount(string Place, string Benefit, string Turn, string Cause, long Families, long DifferenceFen);

/// <summary>A standing that turned.</summary>
/// <param name="Family">The person through whom the family is found.</param>
/// <param name="PlaceCode">Where that person lives.</param>
/// <param name="Benefit">The benefit.</param>
/// <param name="Subject">For whom.</param>
/// <param name="Turn">A <see cref="StandingTurn"/>.</param>
/// <param name="Cause">A <see cref="StandingCause"/>.</param>
/// <param name="DifferenceFen">Money owed to the family, in fen; negative: to recover.</param>
public sealed record ScanChange(Guid Family, string PlaceCode, string Benefit, string Subject, string Turn, string Cause, long DifferenceFen);

/// <summary>A family that could not be decided.</summary>
/// <param name="Family">The person through whom the family is found.</param>
/// <param name="PlaceCode">Where that person lives.</param>
/// <param name="Code">The problem with its values.</param>
public sealed record ScanFault(Guid Family, string PlaceCode, string Code)
{
    /// <summary>What, why and how to mend it.</summary>
    public Problem Problem => BatchProblems.NotScanned(this);
}

/// <summary>What scans found, within the scope of who asks.</summary>
public static class ScanReports
{
    private const int Usual = 30;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ScanReports));

    /// <summary>The last scans, the latest first.</summary>
    public static Task<IReadOnlyList<ScanState>> Last(UnitOfWork unit, int most = Usual) => unit.Query<ScanState>(Sql["last"], new { Most = most });

    /// <summary>Counts by place, benefit, turn and cause.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="scope">The places counted.</param>
    /// <param name="scan">The scan.</param>
    /// <param name="digits">How many digits of the places are told apart: 6 counties, 9 townships.</param>
    public static Task<IReadOnlyList<ScanCount>> Counts(UnitOfWork unit, PlaceRange scope, Guid scan, int digits) =>
        unit.Query<ScanCount>(Sql["counts"], new { Scan = scan, scope.From, scope.To, Digits = digits });

    /// <summary>The standings that turned, some at a time.</summary>
    public static Task<IReadOnlyList<ScanChange>> Families(UnitOfWork unit, PlaceRange scope, Guid scan, int skip, int most) =>
        unit.Query<ScanChange>(Sql["families"], new { Scan = scan, scope.From, scope.To, Skip = skip, Most = most });

    /// <summary>Why a scan cannot end, <c>BAT-0104</c>: one of its jobs was given up. Null while it can.</summary>
    public static async Task<Problem?> Stuck(UnitOfWork unit, Guid scan) =>
        (await Jobs.Dead(unit, BatchModule.Scans, Jobs.PageAtMost)).FirstOrDefault(job => job.Id == scan || job.Body.StartsWith(scan.ToString("D"), StringComparison.Ordinal)) is { } dead
            ? BatchProblems.ScanGivenUp(dead.LastFault ?? "")
            : null;

    /// <summary>The families that could not be decided: how many, and the first of them.</summary>
    public static async Task<(long Count, IReadOnlyList<ScanFault> First)> Faults(UnitOfWork unit, PlaceRange scope, Guid scan) =>
        (await unit.Get<long>(Sql["fault-count"], new { Scan = scan, scope.From, scope.To }), await unit.Query<ScanFault>(Sql["faults"], new { Scan = scan, scope.From, scope.To, Most = Usual }));
}
