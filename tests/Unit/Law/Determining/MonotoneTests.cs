using System.Globalization;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Determining;

public sealed class MonotoneTests(ITestOutputHelper output)
{
    private const int Families = 60;
    private const int Removals = 4;

    [Fact]
    public void Removing_facts_from_a_random_family_never_makes_another_known_answer()
    {
        var faults = new List<string>();
        var (same, open) = (0, 0);
        for (var seed = 1; seed <= Families; seed++)
        {
            var generator = new FamilyGenerator(seed);
            var draft = generator.Whole();
            var whole = Build(draft);
            var request = DecisionRequest.For(Library.Day("2024-06-01")) with { Explain = false };
            var before = RemovedFact.ByKey(null, Determiner.Decide(Library.Book, whole, request));
            for (var removal = 0; removal < Removals; removal++)
            {
                var partial = Build(generator.Partial(draft));
                foreach (var now in Determiner.Decide(Library.Book, partial, request))
                {
                    var then = before.Values.FirstOrDefault(d => d.Benefit == now.Benefit && d.Subject.SequenceEqual(now.Subject));
                    open += now.Outcome == Outcome.Unknown ? 1 : 0;
                    same += now.Outcome != Outcome.Unknown ? 1 : 0;
                    if (!Agrees(then, now))
                    {
                        faults.Add(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {now.Benefit.Id} {string.Join('|', now.Subject.Values)}: whole {Text(then)}, partial {Text(now)}"));
                    }
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{same} answers known and the same, {open} open"));
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40).Prepend(faults.Count.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>
    /// A known answer is that of the whole family; an open one with an amount promises no more than the whole family gets.
    /// Where there is no right in either, which kind of no it is may still depend on a fact that is not asked for.
    /// </summary>
    private static bool Agrees(Determination? whole, Determination partial) => partial.Outcome switch
    {
        Outcome.Unknown => partial.Amount is null || whole is not { Outcome: Outcome.Granted, Amount: { } amount } || partial.Amount.Value <= amount.Value,
        Outcome.Refused or Outcome.NotApplicable or Outcome.NotDecided => whole is null or { Outcome: Outcome.Refused or Outcome.NotApplicable or Outcome.NotDecided },
        _ => whole is not null && (whole.Outcome, whole.Amount) == (partial.Outcome, partial.Amount),
    };

    private static FamilyStatement Build(StatementDraft draft)
    {
        var built = StatementBuilder.Build(Library.Book, draft);
        Assert.True(built.Succeeded, built.Succeeded ? "" : string.Join('\n', built.Problems));
        return built.Value;
    }

    private static string Text(Determination? d) =>
        d is null ? "none" : $"{d.Outcome} {d.Amount?.Relation} {d.Amount?.Value} ({string.Join(", ", d.Missing)}) [{string.Join(' ', d.Steps.Where(s => s.Applied).Select(s => s.Provision.Id))}]";
}
