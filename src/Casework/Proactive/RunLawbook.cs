using System.Collections.Immutable;
using System.Text.Json;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>A family as the lawbook reads it.</summary>
/// <param name="Family">The register's id of the person through whom the family is found: the mother, or who stands for her.</param>
/// <param name="Applicant">Who reads the thread.</param>
/// <param name="PlaceCode">Where the thread belongs, twelve digits.</param>
/// <param name="Statement">What is known.</param>
/// <param name="IdOf">The register's id of a record of the statement, such as <c>children[1]</c>.</param>
public sealed record KnownFamily(Guid Family, Hand Applicant, string PlaceCode, FamilyStatement Statement, Func<string, string> IdOf)
{
    /// <summary>The parents, who read the thread alike.</summary>
    public ImmutableArray<string> Readers { get; init; } = [];

    /// <summary>What the register knows; null where the statement came from elsewhere.</summary>
    internal RegisterFamily? Known { get; init; }

    /// <summary>The family in its thread.</summary>
    internal GrantThread Thread(Guid matter) => new(Family, matter, Applicant, PlaceCode, Known);
}

/// <summary>
/// Runs the lawbook for a whole family, keeps how it stands to each benefit with a receipt, and tells the family what is new: what opened, what to confirm,
/// which fact is missing, what changed and why, what is owed or to recover, what is refused and what can be done. Run again on the same facts, law and day it tells nothing.
/// </summary>
public static class RunLawbook
{
    private const string Body = "casework_standing.body";
    private const string ReceiptField = "casework_standing.receipt";

    private static readonly Bilingual ThreadTitle = new("我家能享受的", "What my family is entitled to");

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(RunLawbook));

    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="actor">The program that does it.</param>
    /// <param name="family">The family.</param>
    /// <param name="benefits">The benefits that the event is about; those with a standing are looked at again as well.</param>
    /// <returns>What changed.</returns>
    public static async Task<ImmutableArray<StandingChange>> Run(CaseDesk desk, UnitOfWork unit, Actor actor, KnownFamily family, IEnumerable<string> benefits)
    {
        var today = CaseDesk.DayOf(unit.Now);
        var rows = await unit.Query<StandingRow>(Sql["standings"], new { family.Family });
        var known = rows.ToDictionary(row => (row.Benefit, row.Subject), row => Open(desk, row.Id, row.Body));
        ImmutableArray<string> asked = [.. benefits.Concat(known.Keys.Select(k => k.Benefit)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (asked.IsEmpty)
        {
            return [];
        }

        var request = DecisionRequest.For(today) with { Benefits = asked };
        var answers = Determiner.Decide(desk.Shelf.Book, family.Statement, request);
        var standings = answers.Select(a => Standing.Of(a, desk.Shelf.Proactive.Opens.Contains(a.Benefit.Id), family.IdOf, desk.Shelf.Book)).ToList();
        var changes = standings.Select(s => Between(known.GetValueOrDefault((s.Benefit, s.Subject)), s)).OfType<StandingChange>().ToImmutableArray();
        var matter = await MatterOf(unit, family.Family) ?? unit.NewId();
        var receipts = await Keep(desk, unit, family, matter, standings.Where(s => s.Kind != StandingKind.Silent || known.ContainsKey((s.Benefit, s.Subject))), request);
        await Tell(desk, unit, actor, family, matter, answers, changes);
        var confirmed = rows.Where(row => row.AcceptedAt is not null).Select(row => (row.Benefit, row.Subject)).ToHashSet();
        foreach (var change in changes)
        {
            await FollowGrant.Run(desk, unit, actor, family.Thread(matter), change, receipts[change.After.Benefit]);
            if (BeginsByItself(change, confirmed.Contains((change.After.Benefit, change.After.Subject))))
            {
                await OpenGrant.Run(desk, unit, actor, family.Thread(matter), change.After, receipts[change.After.Benefit]);
            }
        }

        await MatterReaders.Keep(unit, matter, family.Readers);
        return changes;

        StandingChange? Between(Standing? before, Standing after) => StandingChange.Between(before, after, today, before?.FactsNow(family.Statement, desk.Shelf.Book));
    }

    /// <summary>How a family stands to each benefit, as last determined.</summary>
    public static async Task<IReadOnlyList<Standing>> Of(CaseDesk desk, UnitOfWork unit, Guid family) => [.. (await Kept(desk, unit, family)).Select(kept => kept.Standing)];

    /// <summary>The same, with what the family confirmed.</summary>
    internal static async Task<IReadOnlyList<KeptStanding>> Kept(CaseDesk desk, UnitOfWork unit, Guid family) =>
        [.. (await unit.Query<StandingRow>(Sql["standings"], new { Family = family })).Select(row => new KeptStanding(Open(desk, row.Id, row.Body), row.AcceptedAt, row.WithdrawnAt))];

    /// <summary>The thread of a family; null before anything was told.</summary>
    internal static Task<Guid?> MatterOf(UnitOfWork unit, Guid family) => unit.Find<Guid?>(Sql["matter"], new { Family = family });

    /// <summary>The receipt of a standing, base64.</summary>
    internal static string ReceiptOf(CaseDesk desk, Guid id, byte[] receipt) => desk.Cipher.Open(receipt, ReceiptField, id);

    /// <summary>A standing as it was kept.</summary>
    internal static Standing Open(CaseDesk desk, Guid id, byte[] body) => JsonSerializer.Deserialize<Standing>(desk.Cipher.Open(body, Body, id), CaseDesk.Form)!;

    /// <summary>What needs no application, and a further year of what was confirmed once.</summary>
    private static bool BeginsByItself(StandingChange change, bool isConfirmed) => change switch
    {
        { Kind: StandingTurn.Opened } => true,
        { Kind: StandingTurn.Renewed, After.Kind: StandingKind.Opened } => true,
        { Kind: StandingTurn.Renewed } => isConfirmed,
        _ => false,
    };

    private static async Task<Dictionary<string, string>> Keep(CaseDesk desk, UnitOfWork unit, KnownFamily family, Guid matter, IEnumerable<Standing> standings, DecisionRequest request)
    {
        var receipts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in standings.GroupBy(s => s.Benefit, StringComparer.Ordinal))
        {
            var receipt = receipts[group.Key] = Convert.ToBase64String(Receipt.Write(desk.Shelf.Book, family.Statement, request with { Benefits = [group.Key] }));
            foreach (var standing in group)
            {
                var id = unit.NewId();
                await unit.Execute(Sql["put"], new
                {
                    Id = id,
                    family.Family,
                    Matter = matter,
                    standing.Benefit,
                    standing.Subject,
                    Kind = standing.Kind.ToString().ToLowerInvariant(),
                    standing.Until,
                    Period = standing.Period.Length > 0 ? standing.Period : null,
                    Law = desk.Shelf.Book.Hash,
                    Body = desk.Cipher.Seal(JsonSerializer.Serialize(standing, CaseDesk.Form), Body, id),
                    Receipt = desk.Cipher.Seal(receipt, ReceiptField, id),
                    unit.Now,
                });
            }
        }

        return receipts;
    }

    private static async Task Tell(CaseDesk desk, UnitOfWork unit, Actor actor, KnownFamily family, Guid matter, ImmutableArray<Determination> answers, ImmutableArray<StandingChange> changes)
    {
        if (changes.IsEmpty)
        {
            return;
        }

        await CaseFile.AddMatter(unit, matter, family.Applicant, family.PlaceCode, ThreadTitle);
        foreach (var change in changes.Where(c => c.Kind != StandingTurn.Asked))
        {
            await CaseFile.Tell(desk, unit, matter, null, change.Kind.ToString().ToLowerInvariant(), change.Text());
            unit.Record(actor.Entry(family.PlaceCode, $"case.standing-{change.Kind.ToString().ToLowerInvariant()}", family.Family.ToString("D"), change.After.Benefit));
        }

        // One question for each fact, however many benefits wait for it; the one that settles most comes first.
        var waiting = changes.Where(c => c.Kind == StandingTurn.Asked).SelectMany(c => c.After.Missing).ToHashSet(StringComparer.Ordinal);
        foreach (var question in Interview.Next(desk.Shelf.Book, family.Statement, answers).Where(q => waiting.Contains(q.Path)))
        {
            var names = changes.Where(c => c.After.Missing.Contains(question.Path, StringComparer.Ordinal)).Select(c => c.After.Title).Distinct().ToList();
            await CaseFile.Tell(desk, unit, matter, null, "asked", new Bilingual(
                $"{question.Question.Zh}（答了就能确定：{string.Join("、", names.Select(n => n.Zh))}）",
                $"{question.Question.En} (it settles: {string.Join(", ", names.Select(n => n.En))})"));
        }
    }

    private sealed record StandingRow(Guid Id, string Benefit, string Subject, byte[] Body, DateTimeOffset? AcceptedAt, DateTimeOffset? WithdrawnAt);
}
