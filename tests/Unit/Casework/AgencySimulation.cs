using System.Collections.Immutable;
using Anyu.Casework;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Unit.Casework;

/// <summary>
/// One application and its agencies on a virtual clock. Each agency has its own seeded temper: it delays, refuses, repeats, reorders and loses messages
/// (a lost one is sent again, as the exchange does), or is down for good. One seed and one set of agencies that are down give one history.
/// </summary>
internal sealed class AgencySimulation(ServiceDefinition service, WorkingCalendar calendar, ulong seed, ImmutableHashSet<string> down)
{
    private const int Days = 200;

    private static readonly Guid Case = new("00000000-0000-7000-8000-0000000000aa");

    private readonly SortedDictionary<DateOnly, List<TakeAnswer>> post = [];
    private readonly List<CaseEvent> events = [];
    private readonly List<(TakeAnswer Answer, CaseDecision Decision)> taken = [];

    public CaseState State { get; private set; } = null!;

    public IReadOnlyList<CaseEvent> Events => events;

    public IReadOnlyList<(TakeAnswer Answer, CaseDecision Decision)> Taken => taken;

    public AgencySimulation Run(ImmutableSortedDictionary<string, string> facts, DateOnly from)
    {
        Do(new Submit(Party.Applicant(new Hand("p", "p")), Case, "1", facts), from);
        for (var day = from; day <= from.AddDays(Days); day = day.AddDays(1))
        {
            Do(new LookAtClocks(Party.Program), day);
            foreach (var answer in post.Remove(day, out var arrived) ? arrived : [])
            {
                taken.Add((answer, Do(answer, day)));
            }

            foreach (var refused in State.Steps.Where(s => s.Value.Status == StepStatus.Refused).Select(s => s.Key).ToList())
            {
                Do(new Correct(Party.Applicant(new Hand("p", "p")), refused, CaseFacts.Empty.Values), day);
            }
        }

        return this;
    }

    private CaseDecision Do(CaseCommand command, DateOnly day)
    {
        var decision = CaseEngine.Decide(service, State, command, day, calendar);
        State = decision.State ?? State;
        events.AddRange(decision.Events);
        foreach (var asked in decision.Events.OfType<AgencyAsked>().Where(a => !down.Contains(a.Step)))
        {
            Answer(asked, day);
        }

        return decision;
    }

    /// <summary>What the agency of a step sends for an order, with all its faults.</summary>
    private void Answer(AgencyAsked asked, DateOnly day)
    {
        var chance = new Random(StableHash(asked));
        var step = service.Step(asked.Step)!;
        var isRefused = chance.Next(3) == 0;
        var values = isRefused ? CaseFacts.Empty.Values : step.Gives.ToImmutableSortedDictionary(f => f, Result, StringComparer.Ordinal);
        var received = new TakeAnswer(Party.Program, asked.Order + "/r", asked.Order, 1, AnswerKind.Received, CaseFacts.Empty.Values, "", "");
        var result = new TakeAnswer(
            Party.Program, asked.Order + "/d", asked.Order, 2, isRefused ? AnswerKind.Refused : AnswerKind.Done, values, isRefused ? step.Refusals[0] : "", "");
        foreach (var answer in new[] { received, result })
        {
            var copies = 1 + chance.Next(3);
            for (var copy = 0; copy < copies; copy++)
            {
                // Lost ones come again with the next attempt of the exchange; order on the way is nobody's promise.
                Deliver(answer, day.AddDays(1 + chance.Next(12) + (chance.Next(4) == 0 ? 1 + chance.Next(5) : 0)));
            }
        }
    }

    private void Deliver(TakeAnswer answer, DateOnly day)
    {
        if (!post.TryGetValue(day, out var list))
        {
            post[day] = list = [];
        }

        list.Add(answer);
    }

    private string Result(string fact) => service.Element(fact)!.Type switch
    {
        FeelType.Date => "2026-08-10",
        _ when fact.EndsWith(".residentId", StringComparison.Ordinal) => "371581202608100014",
        _ => "A260000001",
    };

    /// <summary>A seed of the order alone, so that one agency's luck does not change another's.</summary>
    private int StableHash(AgencyAsked asked)
    {
        var hash = seed;
        foreach (var letter in asked.Order)
        {
            hash = unchecked((hash ^ letter) * 1_099_511_628_211UL);
        }

        return (int)(hash % int.MaxValue);
    }
}
