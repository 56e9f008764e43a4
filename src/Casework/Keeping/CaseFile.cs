using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>A case as a row; what is stated in it stands in its events.</summary>
internal sealed record CaseRow(
    Guid Id, string Number, Guid Matter, string Service, string Hash, string PlaceCode, string Applicant, DateTimeOffset SubmittedAt, string? Outcome, long Revision);

/// <summary>A case with its definition, as read in a unit of work.</summary>
internal sealed record OpenCase(CaseRow Row, ServiceDefinition Service, CaseState State);

/// <summary>Reads a case and stores what happened to it: events, steps, messages, letters, orders and the evidence of all of it, in one unit of work.</summary>
internal static class CaseFile
{
    private const string EventBody = "casework_event.body";
    private const string MessageBody = "casework_message.body";
    private const string LetterBody = "casework_letter.body";

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(CaseFile));

    /// <summary>The case of that id, held until the unit ends; null when there is none. Who may see it is the caller's question.</summary>
    public static async Task<OpenCase?> Open(CaseDesk desk, UnitOfWork unit, Guid id)
    {
        if (await unit.Find<CaseRow>(Sql["find"], new { Id = id }) is not { } row)
        {
            return null;
        }

        var service = await desk.Pinned(unit, row.Service, row.Hash);
        var rows = await unit.Query<EventRow>(Sql["events"], new { Id = id });
        var events = rows.Select(r => JsonSerializer.Deserialize<CaseEvent>(desk.Cipher.Open(r.Body, EventBody, r.Id), CaseDesk.Form)!);
        return new OpenCase(row, service, CaseHistory.Replay(service, events)!);
    }

    /// <summary>Whether the sender's command was done before; marks it as done otherwise.</summary>
    public static async Task<bool> WasDone(UnitOfWork unit, Guid command, Guid id) =>
        await unit.Execute(Sql["add-command"], new { Id = command, CaseId = id, unit.Now }) == 0;

    /// <summary>Stores the row of a new case; false when the same one is there already.</summary>
    public static async Task<bool> Add(UnitOfWork unit, CaseState state, Guid matter, Bilingual title, byte[]? sameKey)
    {
        var place = PlaceRange.Full(state.Place);
        await AddMatter(unit, matter, state.Applicant, place, title);
        return await unit.Execute(Sql["add-case"], new
        {
            state.Id, state.Number, Matter = matter, state.Service, Hash = state.Version, PlaceCode = place, Applicant = state.Applicant.Id, SameKey = sameKey, unit.Now, Today = state.SubmittedOn,
        }) == 1;
    }

    /// <summary>Opens a thread; one that is there stays as it is.</summary>
    public static Task AddMatter(UnitOfWork unit, Guid id, Hand applicant, string placeCode, Bilingual title) =>
        unit.Execute(Sql["add-matter"], new { Id = id, Applicant = applicant.Id, PlaceCode = placeCode, TitleZh = title.Zh, TitleEn = title.En, unit.Now });

    /// <summary>The matter of that id, or null.</summary>
    public static Task<MatterRow?> Matter(UnitOfWork unit, Guid id) => unit.Find<MatterRow>(Sql["matter-of"], new { Id = id });

    /// <summary>The case with one of these keys, or null.</summary>
    public static async Task<SameRow?> Same(UnitOfWork unit, string service, IReadOnlyList<byte[]> keys) =>
        await unit.Query<SameRow>(Sql["same"], new { Service = service, Keys = keys }) is [var first, ..] ? first : null;

    /// <summary>Stores events and everything that follows from them.</summary>
    public static async Task Store(CaseDesk desk, UnitOfWork unit, Actor actor, Guid matter, ServiceDefinition service, CaseState? before, CaseDecision decision)
    {
        var state = decision.State!;
        var sequence = before?.Revision ?? 0;
        foreach (var happened in decision.Events)
        {
            var id = unit.NewId();
            var kind = KindOf(happened);
            var body = desk.Cipher.Seal(JsonSerializer.Serialize(happened, CaseDesk.Form), EventBody, id);
            await unit.Execute(Sql["add-event"], new { CaseId = state.Id, Sequence = sequence++, Id = id, Kind = kind, unit.Now, Today = happened.On, Body = body });
            unit.Record(actor.Entry(PlaceRange.Full(state.Place), $"case.{kind}", state.Id.ToString("D"), StepOf(happened)));
            await Follow(desk, unit, matter, service, state, happened);
        }

        await PutSteps(unit, service, before, state, CaseDesk.DayOf(unit.Now));
        await CasePurposes.Follow(desk, unit, actor, before, state);
        var isReleased = state.Outcome is CaseOutcome.Refused or CaseOutcome.Withdrawn;
        await unit.Execute(Sql["change-case"], new
        {
            state.Id, state.Revision, Hash = state.Version, Outcome = state.Outcome is { } outcome ? WordOf(outcome) : null, state.ClosedOn, state.Rating, IsReleased = isReleased,
        });
        await unit.Execute(Sql["touch-matter"], new { Id = matter, unit.Now });
    }

    /// <summary>Adds a text to a thread.</summary>
    public static async Task Tell(CaseDesk desk, UnitOfWork unit, Guid matter, Guid? @case, string kind, Bilingual text)
    {
        var id = unit.NewId();
        await unit.Execute(Sql["add-message"], new { Id = id, Matter = matter, CaseId = @case, Kind = kind, unit.Now, Body = desk.Cipher.Seal(JsonSerializer.Serialize(text, CaseDesk.Form), MessageBody, id) });
    }

    /// <summary>A text of a thread.</summary>
    public static Bilingual TextOf(CaseDesk desk, Guid id, byte[] body) => JsonSerializer.Deserialize<Bilingual>(desk.Cipher.Open(body, MessageBody, id), CaseDesk.Form);

    /// <summary>A letter as it was issued.</summary>
    public static LetterText LetterOf(CaseDesk desk, Guid id, byte[] body) => JsonSerializer.Deserialize<LetterText>(desk.Cipher.Open(body, LetterBody, id), CaseDesk.Form)!;

    /// <summary>The word of an outcome.</summary>
    public static string WordOf(CaseOutcome outcome) => CaseOutcomes.Words.First(w => w.Value == outcome).Key;

    /// <summary>The blind index over the facts that make two applications the same one, and those to look for; null where any number may stand side by side.</summary>
    public static (byte[] Key, IReadOnlyList<byte[]> ToFind)? SameKey(CaseDesk desk, ServiceDefinition service, CaseFacts facts)
    {
        if (service.SameBy.IsEmpty)
        {
            return null;
        }

        var text = string.Join('\n', service.SameBy.Select(f => facts[f] ?? ""));
        var field = $"casework_case.same_key/{service.Id}";
        return (desk.Cipher.Index(text, field), desk.Cipher.IndexesToFind(text, field));
    }

    private static async Task Follow(CaseDesk desk, UnitOfWork unit, Guid matter, ServiceDefinition service, CaseState state, CaseEvent happened)
    {
        switch (happened)
        {
            case MessageSent sent:
                var text = service.Messages.First(m => m.On == sent.Moment && (m.Step is null || m.Step == sent.Step)).Text;
                await Tell(desk, unit, matter, state.Id, sent.Moment, TextFill.Fill(service, state, sent.Step, text, desk.PlaceName));
                break;
            case LetterIssued issued:
                await Issue(desk, unit, service, state, issued);
                break;
            case AgencyAsked asked:
                await desk.Post(unit, CaseworkModule.AgencyOrders, OrderFor(service, state, asked.Step, asked.Agency, asked.Order, isRecall: false, happened.On));
                break;
            case AgencyRecalled recalled:
                await desk.Post(unit, CaseworkModule.AgencyOrders, OrderFor(service, state, recalled.Step, recalled.Agency, recalled.Order, isRecall: true, happened.On));
                break;
            case LifeEventDue due:
                await desk.Post(unit, CaseworkModule.LifeEvents, new CaseNotice(state.Id, due.Step, due.Event));
                break;
            case PlanStarted started:
                await desk.Post(unit, CaseworkModule.Plans, new CaseNotice(state.Id, started.Step, started.Plan));
                break;
            case CaseClosed closed:
                await desk.Post(unit, CaseworkModule.Closed, new CaseNotice(state.Id, "", WordOf(closed.Outcome)));
                break;
            default:
                break;
        }
    }

    private static AgencyOrder OrderFor(ServiceDefinition service, CaseState state, string step, string agency, string order, bool isRecall, DateOnly today) =>
        new(order, state.Id, step, agency, PlaceRange.Full(CaseEngine.PlaceOf(service, service.Step(step)!, state, today) ?? state.Place), isRecall);

    private static async Task Issue(CaseDesk desk, UnitOfWork unit, ServiceDefinition service, CaseState state, LetterIssued issued)
    {
        var letter = service.Letters.First(l => l.Id == issued.Letter);
        var text = new LetterText(
            TextFill.Fill(service, state, issued.Step, letter.Title, desk.PlaceName),
            [.. letter.Paragraphs.Select(p => TextFill.Fill(service, state, issued.Step, p, desk.PlaceName))],
            state.Number,
            issued.On);
        var (id, body) = (unit.NewId(), JsonSerializer.Serialize(text, CaseDesk.Form));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        await unit.Execute(Sql["add-letter"], new { Id = id, CaseId = state.Id, issued.Letter, issued.Step, unit.Now, Body = desk.Cipher.Seal(body, LetterBody, id), Digest = digest });
        unit.Record(new EvidenceEntry(Actor.LogOf(PlaceRange.Full(state.Place)), "program:letters", LetterText.Action, id.ToString("D"), "case:" + state.Id.ToString("D"), digest));
    }

    private static async Task PutSteps(UnitOfWork unit, ServiceDefinition service, CaseState? before, CaseState after, DateOnly today)
    {
        foreach (var (id, step) in after.Steps)
        {
            if (service.Step(id) is not { Kind: not StepKind.Automatic } definition || (before is not null && before.Steps.GetValueOrDefault(id) == step && before.Facts == after.Facts))
            {
                continue;
            }

            await unit.Execute(Sql["put-step"], new
            {
                CaseId = after.Id,
                Step = id,
                after.Service,
                Kind = definition.Kind.ToString().ToLowerInvariant(),
                Status = step.Status.ToString().ToLowerInvariant(),
                Agency = step.Status == StepStatus.InReview ? service.Review!.Agency : definition.Agency,
                Permission = step.Status == StepStatus.InReview ? service.Review!.Permission : definition.Permission,
                PlaceCode = PlaceRange.Full(CaseEngine.PlaceOf(service, definition, after, today) ?? after.Place),
                Holder = step.Holder?.Id,
                step.HeldOn,
                Proposer = step.Proposer?.Id,
                OpenedOn = step.Clock?.Started,
                step.Clock?.Due,
                Beyond = step.Clock is { BeyondHorizon: true },
                Paused = step.Clock is { PausedOn: not null },
                Late = step.OverdueNoted,
                step.Attempt,
            });
        }
    }

    private static string KindOf(CaseEvent happened)
    {
        using var written = JsonDocument.Parse(JsonSerializer.Serialize(happened, CaseDesk.Form));
        return written.RootElement.GetProperty("$type").GetString()!;
    }

    private static string StepOf(CaseEvent happened) => happened switch
    {
        StepDone e => e.Step,
        StepRefused e => e.Step,
        StepReturned e => e.Step,
        StepClaimed e => e.Step,
        StepReleased e => e.Step,
        StepProposed e => e.Step,
        AgencyAsked e => e.Order,
        AnswerSeen e => e.Message,
        _ => "",
    };

    private sealed record EventRow(Guid Id, long Sequence, byte[] Body);
}

/// <summary>A matter as a row.</summary>
internal sealed record MatterRow(Guid Id, string Applicant, string PlaceCode, string TitleZh, string TitleEn, DateTimeOffset OpenedAt, DateTimeOffset ChangedAt);

/// <summary>The case that is there already.</summary>
internal sealed record SameRow(Guid Id, string Number, string Applicant);

/// <summary>What another agency is asked for: ids only. The adapter reads the facts of the step with <see cref="OrderFacts"/> when it sends.</summary>
/// <param name="Order">The order's id, the same however often it is sent.</param>
/// <param name="Case">The case.</param>
/// <param name="Step">The step.</param>
/// <param name="Agency">The kind of agency.</param>
/// <param name="PlaceCode">Where, twelve digits.</param>
/// <param name="IsRecall">Whether the order is taken back.</param>
public sealed record AgencyOrder(string Order, Guid Case, string Step, string Agency, string PlaceCode, bool IsRecall);

/// <summary>The body of a message of this module: ids only.</summary>
public sealed record CaseNotice(Guid Case, string Step, string What);

/// <summary>A letter as it was issued.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Paragraphs">Its paragraphs.</param>
/// <param name="Number">The number of the case.</param>
/// <param name="On">The day of issue.</param>
public sealed record LetterText(Bilingual Title, ImmutableArray<Bilingual> Paragraphs, string Number, DateOnly On)
{
    /// <summary>The action under which the evidence log holds the letter's digest.</summary>
    public const string Action = "case.letter-issued";
}
