using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>A case as somebody may see it.</summary>
/// <param name="Service">The definition to which it is pinned.</param>
/// <param name="State">The case.</param>
/// <param name="Matter">Its thread.</param>
/// <param name="Letters">The documents issued in it.</param>
public sealed record CaseView(ServiceDefinition Service, CaseState State, Guid Matter, ImmutableArray<LetterView> Letters)
{
    /// <summary>What the case is called: its service and, where the definition names a fact, what it is about.</summary>
    public Bilingual Title => Service.Names is { } fact && State.Facts[fact] is { } value && TextFill.Words(Service, fact, value, _ => null) is var about
        ? new($"{Service.Title.Zh}：{about.Zh}", $"{Service.Title.En}: {about.En}")
        : Service.Title;
}

/// <summary>A document that was issued.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Case">Its case.</param>
/// <param name="Text">What it says.</param>
/// <param name="IssuedAt">When.</param>
/// <param name="Digest">SHA-256 of its text: what the evidence log holds under the letter's id.</param>
public sealed record LetterView(Guid Id, Guid Case, LetterText Text, DateTimeOffset IssuedAt, string Digest);

/// <summary>A text of a thread.</summary>
public sealed record ThreadMessage(Guid Id, Guid? Case, string Kind, Bilingual Text, DateTimeOffset SentAt, bool IsRead);

/// <summary>A matter 一件事 of a family with its cases across agencies.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is about.</param>
/// <param name="ChangedAt">When something last happened.</param>
/// <param name="Cases">Its cases.</param>
/// <param name="Messages">Its messages, the earliest first.</param>
public sealed record MatterView(Guid Id, Bilingual Title, DateTimeOffset ChangedAt, ImmutableArray<CaseView> Cases, ImmutableArray<ThreadMessage> Messages);

/// <summary>Reads cases, matters and letters. Reading is recorded, so it needs a unit that may write.</summary>
public static class ReadCase
{
    /// <summary>The most matters of one list.</summary>
    public const int MostMatters = 100;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ReadCase));

    /// <summary>A case, or null for every case that is not the actor's to see. The reading, also a refused one, is recorded.</summary>
    public static async Task<CaseView?> Run(CaseDesk desk, UnitOfWork unit, Actor actor, Guid id)
    {
        var open = await CaseFile.Open(desk, unit, id);
        var isSeen = open is not null && await IsSeen(unit, open, actor);
        var reader = isSeen && actor.Kind == ActorKind.Post ? actor with { Purpose = Purpose.Task(id) } : actor;
        unit.Record(reader.Entry(open?.Row.PlaceCode ?? PlaceRange.Full(PlaceCode.Nation), isSeen ? "case.read" : "case.read-refused", id.ToString("D")));
        return isSeen ? await View(desk, unit, open!) : null;
    }

    /// <summary>The case of a number, or null for every case that is not the actor's to see.</summary>
    public static async Task<CaseView?> OfNumber(CaseDesk desk, UnitOfWork unit, Actor actor, string number) =>
        await Run(desk, unit, actor, await TaskQueues.OfNumber(unit, number) ?? Guid.Empty);

    /// <summary>The applicant's own matters and the family's threads, the last changed first: titles and days.</summary>
    public static async Task<IReadOnlyList<(Guid Id, Bilingual Title, DateTimeOffset ChangedAt)>> OwnMatters(UnitOfWork unit, Actor actor) =>
        [.. (await unit.Query<MatterRow>(Sql["matters"], new { Own = await OwnKeys.Of(unit, actor), Most = MostMatters })).Select(m => (m.Id, new Bilingual(m.TitleZh, m.TitleEn), m.ChangedAt))];

    /// <summary>How many texts the applicant has not read.</summary>
    public static async Task<long> Unread(UnitOfWork unit, Actor actor) => await unit.Get<long>(Sql["unread"], new { Own = await OwnKeys.Of(unit, actor) });

    /// <summary>One of the applicant's own matters, or a thread of the family; null for every other. Its texts count as read.</summary>
    public static async Task<MatterView?> Matter(CaseDesk desk, UnitOfWork unit, Actor actor, Guid id)
    {
        if (await CaseFile.Matter(unit, id) is not { } matter || !await MatterReaders.Has(unit, matter, actor))
        {
            unit.Record(actor.Entry(PlaceRange.Full(PlaceCode.Nation), "case.matter-refused", id.ToString("D")));
            return null;
        }

        unit.Record(actor.Entry(matter.PlaceCode, "case.matter-read", id.ToString("D")));
        var cases = ImmutableArray.CreateBuilder<CaseView>();
        foreach (var one in await unit.Query<Guid>(Sql["cases-of"], new { Matter = id }))
        {
            var open = (await CaseFile.Open(desk, unit, one))!;
            if (await IsSeen(unit, open, actor))
            {
                cases.Add(await View(desk, unit, open));
            }
        }

        var messages = await unit.Query<MessageRow>(Sql["messages"], new { Matter = id });
        await unit.Execute(Sql["mark-read"], new { Matter = id, unit.Now });
        return new MatterView(
            id,
            new Bilingual(matter.TitleZh, matter.TitleEn),
            matter.ChangedAt,
            cases.ToImmutable(),
            [.. messages.Select(m => new ThreadMessage(m.Id, m.CaseId, m.Kind, CaseFile.TextOf(desk, m.Id, m.Body), m.SentAt, m.ReadAt is not null))]);
    }

    /// <summary>A letter of a case that the actor may see; null for every other.</summary>
    public static async Task<LetterView?> Letter(CaseDesk desk, UnitOfWork unit, Actor actor, Guid id)
    {
        if (await unit.Find<LetterRow>(Sql["letter"], new { Id = id }) is not { } row || await Run(desk, unit, actor, row.CaseId) is null)
        {
            return null;
        }

        return View(desk, row, row.CaseId);
    }

    private static async Task<bool> IsSeen(UnitOfWork unit, OpenCase open, Actor actor) => await CaseSight.Sees(unit, open, actor) || await GrantRows.Shares(unit, open.Row.Id, actor);

    private static async Task<CaseView> View(CaseDesk desk, UnitOfWork unit, OpenCase open)
    {
        var letters = await unit.Query<CaseLetterRow>(Sql["letters"], new { open.Row.Id });
        return new CaseView(
            open.Service, open.State, open.Row.Matter, [.. letters.Select(l => View(desk, new LetterRow(l.Id, l.Letter, l.Step, l.IssuedAt, l.Body, l.Digest, open.Row.Id), open.Row.Id))]);
    }

    private static LetterView View(CaseDesk desk, LetterRow row, Guid @case) => new(row.Id, @case, CaseFile.LetterOf(desk, row.Id, row.Body), row.IssuedAt, row.Digest);

    private sealed record LetterRow(Guid Id, string Letter, string Step, DateTimeOffset IssuedAt, byte[] Body, string Digest, Guid CaseId);

    private sealed record CaseLetterRow(Guid Id, string Letter, string Step, DateTimeOffset IssuedAt, byte[] Body, string Digest);

    private sealed record MessageRow(Guid Id, Guid? CaseId, string Kind, DateTimeOffset SentAt, byte[] Body, DateTimeOffset? ReadAt);
}
