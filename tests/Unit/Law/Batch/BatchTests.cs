using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Batch;

/// <summary>The real lawbook in columns gives every family the answers that the walker gives it.</summary>
public sealed class BatchTests
{
    private static readonly ImmutableArray<DateOnly> Days = [new(2024, 6, 1), new(2025, 12, 1)];

    private static readonly ImmutableArray<string> Places = ["220000", "220102", "222404", "140105", "371581", "620102", "110101"];

    [Fact]
    public void Families_that_state_every_fact_have_the_walkers_answers() => Agree([.. Enumerable.Range(0, 60).Select(s => Statement(s, whole: true))]);

    [Fact]
    public void Families_that_state_some_facts_have_the_walkers_answers() => Agree([.. Enumerable.Range(0, 60).Select(s => Statement(s, whole: false))]);

    private static FamilyStatement Statement(int seed, bool whole)
    {
        var generator = new FamilyGenerator(seed);
        var draft = generator.Whole();
        return StatementBuilder.Build(Library.Book, (whole ? draft : generator.Partial(draft)) with { Place = seed % 3 == 0 ? null : Places[seed % Places.Length] }).Value!;
    }

    private static void Agree(ImmutableArray<FamilyStatement> families)
    {
        var members = Library.Book.Vocabulary.Collections.Keys.ToDictionary(c => c, c => c == "children" ? 3 : 2, StringComparer.Ordinal);
        var schema = FamilyRows.SchemaOf(Library.Book, members, Places);
        var plan = BatchPlan.Of(Library.Book, schema, BatchRequest.For(Days));
        Assert.Empty(plan.Walked.Select(w => $"{w.Benefit.Id}: {w.Reason}"));
        var (rows, block) = (new FamilyRows(Library.Book, schema), new ColumnBlock(schema) { Rows = families.Length });
        for (var row = 0; row < families.Length; row++)
        {
            rows.Write(block, row, families[row]);
        }

        var answers = new Answers(plan.Results);
        plan.Start().Run(block, answers);
        for (var row = 0; row < families.Length; row++)
        {
            Assert.Equal(Walked(families[row]), Columned(plan, answers, row));
        }
    }

    private static List<string> Walked(FamilyStatement family) =>
    [
        .. Days.SelectMany(on => Determiner.Decide(Library.Book, family, DecisionRequest.For(on) with { Explain = false }))
            .Where(d => d.Outcome != Outcome.NotApplicable || !d.Subject.IsEmpty)
            .Select(d => Text(d.Benefit.Id, d.Subject, d.On, d.Outcome, d.Amount?.Value, d.Encouraged?.Value))
            .Order(StringComparer.Ordinal),
    ];

    private static List<string> Columned(BatchPlan plan, Answers answers, int row) =>
    [
        .. plan.Answers.Select(a => answers.Of(a.Outcome, row) switch
        {
            { Kind: FeelKind.NotApplicable } => null,
            { Kind: FeelKind.Unknown } => Text(a.Benefit.Id, SubjectPaths.None, a.On, Outcome.Unknown, null, null),
            var outcome => Text(a.Benefit.Id, a.Subject, a.On, (Outcome)(int)outcome.AsNumber, Number(answers.Of(a.Amount, row)), Number(answers.Of(a.Encouraged, row))),
        }).OfType<string>().Order(StringComparer.Ordinal),
    ];

    private static decimal? Number(FeelValue value) => value.Kind == FeelKind.Number ? value.AsNumber : null;

    private static string Text(string benefit, SubjectPaths subject, DateOnly on, Outcome outcome, decimal? amount, decimal? encouraged) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{benefit} {string.Join(' ', subject.Values)} {on:yyyy-MM-dd} {outcome} {amount:0.####} {encouraged:0.####}");

    private sealed class Answers(int results) : IColumnResults
    {
        private readonly FeelValue[][] values = [.. Enumerable.Range(0, results).Select(_ => new FeelValue[ColumnBlock.MaxRows])];

        public FeelValue Of(int result, int row) => values[result][row];

        public void Take(int result, in ColumnResult values, ColumnBlock block)
        {
            for (var row = 0; row < values.Rows; row++)
            {
                var (word, bit) = (row / 64, 1UL << (row % 64));
                this.values[result][row] = (values.Unknown[word] & bit) != 0 ? FeelValue.Unknown()
                    : (values.NotApplicable[word] & bit) != 0 ? FeelValue.NotApplicable
                    : FeelValue.Of(values.Number(row));
            }
        }
    }
}
