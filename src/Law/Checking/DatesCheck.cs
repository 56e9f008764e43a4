using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Days on which nothing is in force between two provisions, and texts that go on after they were replaced.</summary>
internal static class DatesCheck
{
    /// <summary>What is found.</summary>
    public static IEnumerable<Problem> Run(Lawbook book, Readings readings) =>
        Holes(readings).Concat(Replaced(book)).Concat(BeyondDocument(book, readings)).Concat(Referred(book, readings)).Concat(Successors(book));

    /// <summary>Successive provisions on one part of one place must leave no day between them.</summary>
    private static IEnumerable<Problem> Holes(Readings readings)
    {
        var groups = readings.All
            .Where(r => r.Force == Force.Must && r.Provision.Operation is Operation.Set or Operation.RaiseTo or Operation.CapAt or Operation.StandardAtLeast)
            .GroupBy(r => (r.Provision.Benefit, r.Part, r.Place));
        foreach (var group in groups)
        {
            var covered = DateOnly.MinValue;
            Reading? before = null;
            foreach (var reading in group.OrderBy(r => r.Days.From))
            {
                if (before is not null && covered < DateOnly.MaxValue && reading.Days.From > covered.AddDays(1))
                {
                    yield return LawProblems.DateHole(
                        reading.Provision.At, before.Provision.Id, reading.Provision.Id, covered.AddDays(1), reading.Days.From.AddDays(-1));
                }

                if (before is null || reading.Days.Until > covered)
                {
                    (covered, before) = (reading.Days.Until, reading);
                }
            }
        }
    }

    private static IEnumerable<Problem> Replaced(Lawbook book) =>
        from newer in book.Documents.Values
        from slug in newer.Supersedes
        let older = book.Documents[slug]
        where older.InForce is { Until: null, UntilUnknown: false }
        select LawProblems.RepealedInForce(new SourceLocation(older.File, 1), older.Slug, newer.Slug);

    /// <summary>A provision cannot outlive its text, nor begin after the text has ended.</summary>
    private static IEnumerable<Problem> BeyondDocument(Lawbook book, Readings readings)
    {
        foreach (var reading in readings.All)
        {
            var document = book.Documents[reading.Provision.Document];
            if (document.InForce.Until is { } ended && reading.Days.From > ended)
            {
                yield return LawProblems.NeverInForce(reading.Provision.At, reading.Provision.Id, ended);
            }
            else if (document.InForce.Until is { } end && reading.Days.Until > end)
            {
                yield return LawProblems.OutlivesText(reading.Provision.At, reading.Provision.Id, end);
            }
            else if (reading.Days.From > reading.Days.Until)
            {
                yield return LawProblems.NeverInForce(reading.Provision.At, reading.Provision.Id, reading.Days.Until);
            }
        }
    }

    /// <summary>A sentence must not refer to a text that had ended before it began.</summary>
    private static IEnumerable<Problem> Referred(Lawbook book, Readings readings) =>
        from reading in readings.All
        where reading.Provision.Sees is not null
        let document = book.Documents[reading.Provision.Sees!.Split('#')[0]]
        where document.InForce.Until < reading.Days.From
        select LawProblems.SeesRepealed(reading.Provision.At, reading.Provision.Id, document.Slug, document.InForce.Until!.Value);

    private static IEnumerable<Problem> Successors(Lawbook book) =>
        from newer in book.Provisions.Values
        from id in newer.Supersedes
        let older = book.Provisions[id]
        where older.Benefit != newer.Benefit
        select LawProblems.SupersedesOther(newer.At, newer.Id, id, newer.Benefit ?? "", older.Benefit ?? "");
}
