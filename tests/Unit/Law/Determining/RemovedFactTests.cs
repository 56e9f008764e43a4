using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Determining;

public sealed class RemovedFactTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_benefit_and_every_single_removed_fact_gives_unknown_naming_it_or_the_same_answer()
    {
        var faults = new List<string>();
        var counts = new SortedDictionary<Effect, int>();
        var benefits = new HashSet<string>(StringComparer.Ordinal);
        foreach (var worked in Library.Book.Cases.Where(IsGranted))
        {
            var request = RequestOf(worked);
            var statement = RemovedFact.WithPlacesStated(Library.Family(worked.FactsYaml), request);
            var placeless = request with { Place = null };
            var before = Determiner.Decide(Library.Book, statement, placeless);
            benefits.Add(worked.Benefit);
            foreach (var path in RemovedFact.PathsOf(statement))
            {
                var (effect, fault) = RemovedFact.Compare(statement, path, before, Determiner.Decide(Library.Book, statement.Without(path), placeless));
                counts[effect] = counts.GetValueOrDefault(effect) + 1;
                if (fault is not null)
                {
                    faults.Add($"{worked.Benefit}:{worked.At.Line.ToString(CultureInfo.InvariantCulture)} without {path}: {fault}");
                }
            }
        }

        output.WriteLine(string.Join(", ", counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value}"))));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{benefits.Count} of {Library.Book.Benefits.Count} benefits"));
        Assert.True(faults.Count == 0, string.Join('\n', faults.Prepend(faults.Count.ToString(CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void A_removed_place_falls_back_on_the_place_asked_only_with_a_note()
    {
        var faults = new List<string>();
        foreach (var worked in Library.Book.Cases.Where(IsGranted))
        {
            var request = RequestOf(worked) with { Explain = true };
            var statement = Library.Family(worked.FactsYaml);
            var before = Determiner.Decide(Library.Book, statement, request);
            foreach (var (path, value) in statement.Stated.Where(s => IsPlace(s.Path)))
            {
                var after = Determiner.Decide(Library.Book, statement.Without(path), request);
                faults.AddRange(before.Zip(after)
                    .Where(x => (x.First.Outcome, x.First.Amount) != (x.Second.Outcome, x.Second.Amount))
                    .Where(x => x.Second.Outcome != Outcome.NotDecided && !x.Second.Notes.Any(n => n.En.StartsWith("Places not stated", StringComparison.Ordinal)))
                    .Select(x => $"{worked.Benefit} without {path} = {value}: {x.First.Outcome} became {x.Second.Outcome} without a note"));
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    internal static DecisionRequest RequestOf(WorkedCase worked) => new(worked.On, worked.Place, worked.Settings, [worked.Benefit], Explain: false);

    private static bool IsPlace(string path) =>
        Interview.Ask(path, 0, Library.Book.Vocabulary, FamilyStatement.Empty(Library.Book, null))?.Type is FeelType.Place;

    private static bool IsGranted(WorkedCase worked) => worked.Expect.GetValueOrDefault("outcome")?.Trim() is "granted" or "encouraged" or "planned";
}
