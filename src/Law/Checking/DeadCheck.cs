using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Sentences that can never speak: conditions that nothing meets, table rows that nothing reaches, gaps in tables.</summary>
internal static class DeadCheck
{
    private const string Gap = "FEEL-0033";
    private const string NotSearched = "FEEL-0037";
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
        return conditions.All(c => IsDecidable(c.Root)) && IsNever(conditions);
    }

    /// <summary>Two facts that are compared with each other have values of their own, which a search over constants does not know.</summary>
    private static bool IsDecidable(FeelNode node) =>
        (node is not (FeelNode.Comparison or FeelNode.Between or FeelNode.In) || node.Children.Count(ReadsFact) < 2) && node.Children.All(IsDecidable);

    private static bool ReadsFact(FeelNode node) => node is not FeelNode.Literal && (node.Children.IsEmpty || node.Children.Any(ReadsFact));

    private static bool IsNever(FeelExpression[] conditions)
    {
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

    private static IEnumerable<Problem> Tables(Reading reading)
    {
        foreach (var value in reading.Provision.Value?.All ?? [])
        {
            foreach (var problem in value.Table?.Analyse() ?? [])
            {
                // A gap that the provision's own conditions shut out is none.
                if (problem.Code != Gap || !IsShutOut(reading, value))
                {
                    var severity = problem.Code == NotSearched ? ProblemSeverity.Warning : ProblemSeverity.Error;
                    yield return problem with { At = problem.At ?? reading.Provision.At, Severity = severity };
                }
            }
        }
    }

    private static bool IsShutOut(Reading reading, LawValue value)
    {
        var conditions = reading.Conditions.ToArray();
        FeelExpression[] all = [.. conditions, .. value.Rows];
        var tried = 0;
        var gap = value.Rows.IsEmpty ? null : FeelExamples.Find(
            all,
            (ReadOnlySpan<Truth> truths) =>
            {
                tried++;
                return truths[..conditions.Length].IndexOfAnyExcept(Truth.Yes) < 0 && truths[conditions.Length..].IndexOfAnyExcept(Truth.No) < 0;
            },
            Limit);
        return !value.Rows.IsEmpty && gap is null && tried < Limit;
    }

    private static IEnumerable<Problem> Undefinable(Definition definition) =>
        definition.Covers is { } covers && covers.All.All(c => IsNever(c, null)) ? [LawProblems.NeverYes(definition.At, definition.Id)] : [];
}
