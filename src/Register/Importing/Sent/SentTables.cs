using System.Collections.Immutable;
using System.Text.Json;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>How far a table that was sent has come.</summary>
public enum SentState
{
    /// <summary>Its dry run waits or runs.</summary>
    Checking,

    /// <summary>Its dry run ended; somebody is to say whether it is imported.</summary>
    Checked,

    /// <summary>It cannot be imported as it is: the report says why.</summary>
    Refused,

    /// <summary>Another person is to confirm it.</summary>
    Waiting,

    /// <summary>It waits to be imported or is.</summary>
    Importing,

    /// <summary>It was imported.</summary>
    Done,

    /// <summary>It was given up.</summary>
    Dropped,
}

/// <summary>A table of persons that somebody sent.</summary>
/// <param name="Id">Its id, also the import's.</param>
/// <param name="File">The name of the file.</param>
/// <param name="Sheet">The sheet of a workbook, or null for the first.</param>
/// <param name="Mapping">Elements and headings as an import takes them, or null.</param>
/// <param name="Agency">From whom it comes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="State">How far it has come.</param>
/// <param name="AskedBy">The account that sent it.</param>
/// <param name="AskedAt">When.</param>
/// <param name="ChangedAt">When its state last changed.</param>
/// <param name="RowsRead">How many rows the work under way has read.</param>
/// <param name="Report">What its dry run, or its import, gave; null before.</param>
public sealed record SentTable(
    Guid Id, string File, string? Sheet, string? Mapping, string Agency, long Bytes, SentState State, Guid AskedBy, DateTimeOffset AskedAt, DateTimeOffset ChangedAt, long RowsRead, TableReport? Report)
{
    internal string Digest { get; init; } = "";

    internal Guid AskedPost { get; init; }

    internal PlaceRange Scope { get; init; } = PlaceRange.Nowhere;

    /// <summary>Whether it can still be given up or read in another way.</summary>
    public bool IsOpen => State is SentState.Checked or SentState.Refused or SentState.Waiting;
}

/// <summary>What the dry run or the import of a table gave.</summary>
/// <param name="Headings">The headings of the file.</param>
/// <param name="Columns">Element → the heading under which it was found.</param>
/// <param name="Counts">The counts; null when it was not gone through.</param>
/// <param name="Problems">Why it cannot be imported.</param>
/// <param name="Refused">The first rows that are not taken.</param>
public sealed record TableReport(
    ImmutableArray<string> Headings, ImmutableSortedDictionary<string, string> Columns, TableCounts? Counts, ImmutableArray<Problem> Problems, ImmutableArray<RefusedRow> Refused);

/// <summary>The counts of an outcome.</summary>
public sealed record TableCounts(long Read, long Recorded, long Known, long Quarantined, long KinRecorded, long KinMissing);

/// <summary>Reads tables that were sent. The scope stands in the queries.</summary>
public static class SentTables
{
    /// <summary>The elements that a column may be read as.</summary>
    public static ImmutableArray<string> Elements => PersonHeadings.Elements;

    internal const string PieceField = "register_sent_piece.body";
    internal const string ReportField = "register_sent_table.report";
    internal const string Action = "register.import";

    private const int MostListed = 50;

    internal static readonly SqlFile Sql = SqlFile.Beside(typeof(SentTables));

    /// <summary>The tables sent for the actor's places, the latest first; none without the permission.</summary>
    public static async Task<IReadOnlyList<SentTable>> List(RegisterDesk desk, UnitOfWork unit, Actor actor) => actor.May(RegisterPermissions.Import)
        ? [.. (await unit.Query<SentRow>(Sql["list"], new { actor.ScopeFrom, actor.ScopeTo, Most = MostListed })).Select(row => row.Open(desk))]
        : [];

    /// <summary>The table of that id within the actor's places; null when there is none, wherever the fault lies.</summary>
    public static async Task<SentTable?> Find(RegisterDesk desk, UnitOfWork unit, Actor actor, Guid id) => actor.May(RegisterPermissions.Import)
        ? (await unit.Find<SentRow>(Sql["find"], new { Id = id, actor.ScopeFrom, actor.ScopeTo }))?.Open(desk)
        : null;

    /// <summary>The table whoever asks: for the work itself.</summary>
    internal static async Task<SentTable?> Any(RegisterDesk desk, UnitOfWork unit, Guid id) =>
        (await unit.Find<SentRow>(Sql["any"], new { Id = id }))?.Open(desk);

    /// <summary>Enqueues the work of a table.</summary>
    internal static Task<bool> Enqueue(UnitOfWork unit, Guid id) => Jobs.Enqueue(unit, RegisterModule.Imports, unit.NewId(), id.ToString("D"));

    internal static Task<int> Turn(UnitOfWork unit, Guid id, SentState state) => unit.Execute(Sql["turn"], new { Id = id, State = WordOf(state), unit.Now });

    internal static string WordOf(SentState state) => state.ToString().ToLowerInvariant();

    internal sealed record SentRow(
        Guid Id, string File, string? Sheet, string? Mapping, string Agency, long Bytes, string Digest, string State, Guid AskedBy, Guid AskedPost, string ScopeFrom, string ScopeTo,
        DateTimeOffset AskedAt, DateTimeOffset ChangedAt, long RowsRead, byte[]? Report)
    {
        public SentTable Open(RegisterDesk desk) => new(
            Id, File, Sheet, Mapping, Agency, Bytes, Enum.Parse<SentState>(State, ignoreCase: true), AskedBy, AskedAt, ChangedAt, RowsRead,
            Report is null ? null : JsonSerializer.Deserialize<TableReport>(desk.Secrets.Open(ReportField, Id, Report)))
        {
            Digest = Digest,
            AskedPost = AskedPost,
            Scope = new PlaceRange(ScopeFrom, ScopeTo),
        };
    }
}
