using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>Runs the worked cases of a service: each is an application, what is done to it, and what must come of it.</summary>
internal static class ServiceCaseRunner
{
    private static readonly Guid Any = new("00000000-0000-7000-8000-000000000001");

    /// <summary>The worked cases that do not come out as written.</summary>
    public static IEnumerable<Problem> Check(ServiceDefinition service, WorkingCalendar calendar) =>
        from worked in service.Cases
        from difference in Run(service, worked, calendar)
        select CaseProblems.CaseFails(worked.At, worked.Name, difference);

    /// <summary>What came out otherwise than expected; empty when the case passes.</summary>
    public static ImmutableArray<string> Run(ServiceDefinition service, ServiceCase worked, WorkingCalendar calendar)
    {
        var differences = ImmutableArray.CreateBuilder<string>();
        var (state, today, events) = (default(CaseState), worked.On, new List<CaseEvent>());
        foreach (var act in worked.Acts)
        {
            today = act.On ?? today;
            var decision = CaseEngine.Decide(service, state, Command(service, state, worked, act), today, calendar);
            var codes = decision.Problems.Select(p => p.Code).Distinct(StringComparer.Ordinal).ToList();
            if (act.Problem is null ? codes.Count > 0 : !codes.Contains(act.Problem, StringComparer.Ordinal))
            {
                differences.Add($"{act.Do} {act.Step}: {act.Problem ?? "-"} ≠ {(codes.Count == 0 ? "-" : string.Join(", ", decision.Problems))}");
                return differences.ToImmutable();
            }

            state = decision.State;
            events.AddRange(decision.Events);
        }

        differences.AddRange(worked.Expect.Select(e => (e, Found: Value(service, state, events, e.Key))).Where(x => x.Found != x.e.Value).Select(x => $"{x.e.Key}: {x.e.Value} ≠ {x.Found}"));
        return differences.ToImmutable();
    }

    private static CaseCommand Command(ServiceDefinition service, CaseState? state, ServiceCase worked, ServiceAct act)
    {
        var applicant = Party.Applicant(new Hand(act.By.Length > 0 ? act.By : "applicant", "当事人 applicant"));
        var staff = Staff(service, state, act);
        var values = act.Values.Remove("ground").Remove("text").Remove("message").Remove("sequence").Remove("attempt").Remove("score").Remove("says");
        var text = act.Values.GetValueOrDefault("text", "");
        return act.Do switch
        {
            "submit" => new Submit(applicant, Any, "0001", worked.Facts.SetItems(values)),
            "claim" => new Claim(staff, act.Step),
            "release" => new Release(staff, act.Step),
            "accept" => new Accept(staff, act.Step, values),
            "refuse" => new Refuse(staff, act.Step, act.Values.GetValueOrDefault("ground", ""), text),
            "return" => new Return(staff, act.Step, text),
            "correct" => new Correct(applicant, act.Step, values),
            "withdraw" => new Withdraw(applicant, act.Step),
            "ask-review" => new AskReview(applicant, act.Step, text),
            "uphold" or "overturn" => new DecideReview(Reviewer(service, act), act.Step, act.Do == "uphold", text),
            "pause" => new PauseClock(staff, act.Step, text),
            "resume" => new ResumeClock(staff, act.Step),
            "extend" => new ExtendClock(staff, act.Step, text),
            "look" => new LookAtClocks(Party.Program),
            "redetermine" => new Redetermine(Party.Program, values, act.Values.GetValueOrDefault("ground", ""), text),
            "rate" => new Rate(applicant, Number(act, "score", 5), text),
            _ => new TakeAnswer(
                Party.Program,
                act.Values.GetValueOrDefault("message", $"{act.Step}-{act.Do}"),
                CaseEngine.OrderOf(Any, act.Step, Number(act, "attempt", 1)),
                Number(act, "sequence", 1),
                act.Do switch { "agency-received" => AnswerKind.Received, "agency-refused" => AnswerKind.Refused, "agency-returned" => AnswerKind.Returned, _ => AnswerKind.Done },
                values,
                act.Values.GetValueOrDefault("ground", ""),
                text),
        };
    }

    /// <summary>A post that may do the step, or one that may not: <c>stranger</c> (another agency), <c>elsewhere</c> (another place), <c>powerless</c> (no permission).</summary>
    private static Party Staff(ServiceDefinition service, CaseState? state, ServiceAct act)
    {
        var step = service.Step(act.Step);
        var by = act.By.Length > 0 ? act.By : "clerk-1";
        var place = step is null || state is null ? PlaceCode.Nation : CaseEngine.PlaceOf(service, step, state, DateOnly.MaxValue) ?? PlaceCode.Nation;
        return new Party(
            new Hand(by, by),
            Side.Staff,
            by == "stranger" ? "other" : step?.Agency ?? "",
            asked => asked.IsWithin(place) && by != "elsewhere",
            permission => permission == step?.Permission && by != "powerless");
    }

    private static Party Reviewer(ServiceDefinition service, ServiceAct act)
    {
        var by = act.By.Length > 0 ? act.By : "reviewer";
        return new Party(new Hand(by, by), Side.Staff, service.Review?.Agency ?? "", _ => true, permission => permission == service.Review?.Permission);
    }

    private static int Number(ServiceAct act, string key, int otherwise) =>
        act.Values.TryGetValue(key, out var text) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static string Value(ServiceDefinition service, CaseState? state, List<CaseEvent> events, string key)
    {
        if (state is null)
        {
            return "none";
        }

        var (name, step) = key.Split(' ', 2) is [var first, var second] ? (first, second) : (key, "");
        var own = state.Steps.GetValueOrDefault(step);
        return name switch
        {
            "outcome" => state.Outcome is { } outcome ? CaseOutcomes.Words.First(w => w.Value == outcome).Key : "running",
            "place" => state.Place.ToString(),
            "step" => own is null ? "none" : Word(own.Status),
            "attempt" => Text(own?.Attempt ?? 0),
            "due" => own?.Clock?.Due is { } due ? due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : own?.Clock is { BeyondHorizon: true } ? "beyond" : "none",
            "refusal" => own?.Refusal?.Ground ?? "none",
            "decider" => own?.Decider?.Id ?? "none",
            "holder" => own?.Holder?.Id ?? "none",
            "fact" => state.Facts[step] ?? "none",
            "warnings" => string.Join(", ", state.Warnings),
            "done" => Text(state.Steps.Count(s => s.Value.Status == StepStatus.Done && service.Step(s.Key)?.Kind != StepKind.Automatic)),
            "skipped" => Text(state.Steps.Count(s => s.Value.Status == StepStatus.Skipped)),
            "letters" => string.Join(", ", events.OfType<LetterIssued>().Select(e => e.Letter)),
            "events" => string.Join(", ", events.OfType<LifeEventDue>().Select(e => e.Event)),
            "plans" => string.Join(", ", events.OfType<PlanStarted>().Select(e => e.Plan)),
            "messages" => string.Join(", ", events.OfType<MessageSent>().Select(e => e.Moment)),
            "asked" => string.Join(", ", events.OfType<AgencyAsked>().Select(e => e.Step)),
            "recalled" => string.Join(", ", events.OfType<AgencyRecalled>().Select(e => e.Step)),
            "faults" => string.Join(", ", events.OfType<AnswerSeen>().Select(e => e.Fault).OfType<string>()),
            "same-by" => string.Join(", ", service.SameBy.Select(f => state.Facts[f])),
            _ => $"? {key}",
        };
    }

    private static string Word(StepStatus status) => status == StepStatus.InReview ? "in-review" : status.ToString().ToLowerInvariant();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
