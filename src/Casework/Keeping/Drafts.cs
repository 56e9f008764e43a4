using System.Collections.Immutable;
using System.Text.Json;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>What somebody began to fill in.</summary>
/// <param name="Id">Its id, also that of the case it becomes.</param>
/// <param name="Service">The service.</param>
/// <param name="Page">The page last reached.</param>
/// <param name="Facts">What is stated so far, as typed.</param>
/// <param name="SavedAt">When it was last saved.</param>
/// <param name="Revision">How often it was saved: who saves names the revision seen, so that two devices do not overwrite each other.</param>
public sealed record Draft(Guid Id, string Service, string Page, ImmutableSortedDictionary<string, string> Facts, DateTimeOffset SavedAt, long Revision);

/// <summary>Keeps drafts, sealed, for their owner alone. They survive a killed tab, a time-out and a restart, and are found on any device.</summary>
public static class Drafts
{
    /// <summary>Drafts that nobody touched for this long are dropped.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(90);

    private const string Body = "casework_draft.body";
    private const int Most = 50;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Drafts));

    /// <summary>Saves a draft; <paramref name="draft"/> names the revision seen, 0 for a new one.</summary>
    /// <returns>Null, or <c>CASE-0302</c> when it was saved elsewhere meanwhile.</returns>
    public static async Task<Problem?> Save(CaseDesk desk, UnitOfWork unit, Actor actor, Draft draft)
    {
        var service = desk.Shelf.Services[draft.Service];
        var saved = await unit.Execute(Sql["save"], new
        {
            draft.Id,
            Owner = CaseDesk.KeyOf(actor),
            draft.Service,
            service.Hash,
            draft.Page,
            Body = desk.Cipher.Seal(JsonSerializer.Serialize(draft.Facts, CaseDesk.Form), Body, draft.Id),
            unit.Now,
            draft.Revision,
        });
        return saved == 1 ? null : CaseProblems.DraftChanged();
    }

    /// <summary><c>CASE-0302</c>: the page shows an earlier revision than the one that is kept.</summary>
    public static Problem ChangedElsewhere() => CaseProblems.DraftChanged();

    /// <summary>An own draft, or null.</summary>
    public static async Task<Draft?> Find(CaseDesk desk, UnitOfWork unit, Actor actor, Guid id) =>
        await unit.Find<DraftRow>(Sql["find"], new { Id = id, Owner = CaseDesk.KeyOf(actor) }) is { } row ? Open(desk, row) : null;

    /// <summary>All own applications that were begun, the last saved first.</summary>
    public static async Task<IReadOnlyList<Draft>> Own(CaseDesk desk, UnitOfWork unit, Actor actor) =>
        [.. (await unit.Query<DraftRow>(Sql["list"], new { Owner = CaseDesk.KeyOf(actor), Most })).Select(row => Open(desk, row))];

    /// <summary>What somebody wrote at the steps of one case.</summary>
    internal static async Task<IReadOnlyList<Draft>> OfCase(CaseDesk desk, UnitOfWork unit, Actor actor, string pages) =>
        [.. (await unit.Query<DraftRow>(Sql["of-case"], new { Owner = CaseDesk.KeyOf(actor), Pages = pages + "%" })).Select(row => Open(desk, row))];

    /// <summary>Drops an own draft.</summary>
    public static Task Drop(UnitOfWork unit, Actor actor, Guid id) => unit.Execute(Sql["drop"], new { Id = id, Owner = CaseDesk.KeyOf(actor) });

    /// <summary>Drops what nobody touched for <see cref="Kept"/>; returns how many.</summary>
    public static Task<int> DropOld(UnitOfWork unit) => unit.Execute(Sql["drop-old"], new { Before = unit.Now - Kept });

    private static Draft Open(CaseDesk desk, DraftRow row) => new(
        row.Id,
        row.Service,
        row.Page,
        JsonSerializer.Deserialize<ImmutableSortedDictionary<string, string>>(desk.Cipher.Open(row.Body, Body, row.Id), CaseDesk.Form)!.WithComparers(StringComparer.Ordinal),
        row.SavedAt,
        row.Revision);

    private sealed record DraftRow(Guid Id, string Owner, string Service, string Hash, string Page, byte[] Body, DateTimeOffset SavedAt, long Revision);
}
