using System.Collections.Immutable;
using System.Text.Json;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>
/// 免申即享: a recorded event runs the lawbook for the whole family, nobody having applied. What changes later — a birthday, a move, a further child, a repealed or
/// amended rule — is determined again, and the difference is told with its reason and, for money, the amount owed or to recover.
/// </summary>
public static class ZeroApplication
{
    /// <summary>The most families looked at in one round.</summary>
    public const int FamiliesAtMost = 200;

    private const string QueueOf = "casework.lawbook-";

    /// <summary>The topics of the register that run the lawbook, each with the event's name in <c>content/services/proactive.yaml</c>.</summary>
    public static IReadOnlyDictionary<string, string> Events { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [RegisterTopics.Pregnancy] = "pregnancy",
        [RegisterTopics.Birth] = "birth",
        [RegisterTopics.Death] = "death",
        [RegisterTopics.Marriage] = "marriage",
        [RegisterTopics.Divorce] = "divorce",
        [RegisterTopics.Adoption] = "adoption",
        [RegisterTopics.Move] = "move",
        [RegisterTopics.HukouChange] = "hukou-change",
        [RegisterTopics.Person] = "person-changed",
    };

    /// <summary>The queue of an event.</summary>
    public static string Queue(string happened) => QueueOf + happened;

    /// <summary>The program that does it.</summary>
    public static Actor Program { get; } = Actor.OfProgram("zero-application", PlaceRange.Nation, RegisterPermissions.Read);

    /// <summary>Runs the lawbook for the families of an event.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="register">The register.</param>
    /// <param name="unit">The unit, in which the job ends.</param>
    /// <param name="happened">The event, such as <c>birth</c>.</param>
    /// <param name="notice">The register's message.</param>
    /// <returns>What changed.</returns>
    public static async Task<ImmutableArray<StandingChange>> Run(CaseDesk desk, RegisterDesk register, UnitOfWork unit, string happened, RegisterNotice notice)
    {
        var changes = ImmutableArray.CreateBuilder<StandingChange>();
        var today = CaseDesk.DayOf(unit.Now);
        var anchors = new HashSet<Guid>();
        foreach (var person in notice.Persons)
        {
            if (await Families.Anchor(register, unit, Program, person, today) is { } anchor)
            {
                anchors.Add(anchor);
            }
        }

        foreach (var anchor in anchors)
        {
            changes.AddRange(await Look(desk, register, unit, anchor, desk.Shelf.Proactive.Events.GetValueOrDefault(happened, [])));
        }

        return changes.ToImmutable();
    }

    /// <summary>Looks again at families whose days have ended or whose law has changed, each in a unit of its own; returns how many.</summary>
    public static async Task<int> LookAgain(CaseDesk desk, RegisterDesk register, Database database, CancellationToken stop = default)
    {
        var families = await database.Read(unit => Families.ToLookAt(unit, desk.Shelf.Book.Hash, FamiliesAtMost), stop);
        foreach (var family in families)
        {
            await database.Write(unit => Look(desk, register, unit, family, []), stop);
        }

        return families.Count;
    }

    /// <summary>Looks at one family: at benefits, and at those it has a standing to. Looked at again on the same day nothing changes.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="register">The register.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="family">The person through whom the family is found.</param>
    /// <param name="benefits">The benefits.</param>
    /// <returns>What changed.</returns>
    public static Task<ImmutableArray<StandingChange>> LookAt(CaseDesk desk, RegisterDesk register, UnitOfWork unit, Guid family, IEnumerable<string> benefits) =>
        Look(desk, register, unit, family, [.. benefits]);

    /// <summary>Takes the family's answer to a question of its thread, and runs the lawbook with it.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="register">The register.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="actor">The citizen.</param>
    /// <param name="matter">The thread.</param>
    /// <param name="path">The fact, as the question names it.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>What changed, or why not: <c>CASE-0209</c>, <c>FACT-00xx</c>.</returns>
    public static async Task<Result<AnsweredQuestion>> Answer(CaseDesk desk, RegisterDesk register, UnitOfWork unit, Actor actor, Guid matter, string path, string answer)
    {
        if (await CaseFile.Matter(unit, matter) is not { } thread || !await MatterReaders.Has(unit, thread, actor)
            || await Families.OfThread(unit, matter) is not { } anchor || await Families.Of(desk, register, unit, Program, anchor) is not { } family)
        {
            return Result<AnsweredQuestion>.Failure(CaseProblems.NoSuchCase());
        }

        var tried = family.Statement.Answer(path, answer);
        if (!tried.Succeeded)
        {
            return Result<AnsweredQuestion>.Failure(tried.Problems);
        }

        unit.Record(actor.Entry(family.PlaceCode, "case.fact-stated", anchor.ToString("D"), path));
        await Families.State(desk, unit, family, path, answer);
        return Result<AnsweredQuestion>.Success(new AnsweredQuestion(await Look(desk, register, unit, anchor, [])));
    }

    /// <summary>Reads the body of a job.</summary>
    /// <exception cref="JsonException">It is no notice.</exception>
    public static RegisterNotice NoticeOf(Job job) => RegisterNotice.Read(job.Body);

    private static async Task<ImmutableArray<StandingChange>> Look(CaseDesk desk, RegisterDesk register, UnitOfWork unit, Guid anchor, ImmutableArray<string> benefits) =>
        await Families.Of(desk, register, unit, Program, anchor) is { } family
            ? [.. await RunLawbook.Run(desk, unit, Program, family, benefits), .. await FollowGrant.LookBack(desk, register, unit, Program, anchor)]
            : [];
}

/// <summary>What an answer of the family changed.</summary>
public sealed record AnsweredQuestion(ImmutableArray<StandingChange> Changes);
