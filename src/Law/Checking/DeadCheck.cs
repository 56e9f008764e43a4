using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Sentences that can never speak: conditions that nothing meets, table rows that nothing reaches, gaps in tables.</summary>
internal static class DeadCheck
{
    private const int Limit = 20_000;

    /// <summary>What is found.</summary>
    public static IEnumerable<Problem> Run(Lawbook book, Readings readings) =>
        readings.All.Where(r => IsDead(r.Provision)).Select(r => LawProblems.NeverYes(r.Provision.At, r.Provision.Id))
            .Concat(readings.All.SelectMany(Tables))
            .Concat(book.Definitions.Values.SelectMany(d => Undefinable(d)));

    /// <summary>Whether no reading of the conditions is ever met. A search that stops at its limit proves nothing.</summary>
    private static bool IsDead(Provision provision) =>
        (provision.Covers is not null || provision.When is not null)
        && Options(provision.Covers).All(covers => Options(provision.When).All(when => IsNever(covers, when)));

    private static IEnumerable<FeelExpression?> Options(Choice<FeelExpression>? choice) => choice?.All ?? Enumerable.Repeat<FeelExpression?>(null, 1);

    private static bool IsNever(FeelExpression? covers, FeelExpression? when)
    {
        FeelExpression[] conditions = [.. new[] { covers, when }.OfType<FeelExpression>()];
        var tried = 0;
        var example = FeelExamples.Find(
            conditions,
            (ReadOnlySpan<Truth> truths) =>
            {
                tried++;
                return truths.IndexOfAnyExcept(Truth.Yes) < 0;
            },
            Limit);
        return example is null && tried < Limit;
    }

    private static IEnumerable<Problem> Tables(Reading reading) => Uses.Tables(reading.Provision)
        .SelectMany(t => t.Analyse())
        .Select(p => p with { At = p.At ?? reading.Provision.At });

    private static IEnumerable<Problem> Undefinable(Definition definition) =>
        definition.Covers is { } covers && covers.All.All(c => IsNever(c, null)) ? [LawProblems.NeverYes(definition.At, definition.Id)] : [];
}
