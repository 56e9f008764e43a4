using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Law;

namespace Anyu.EntitlementBench;

/// <summary>All benefits of the real content compiled for one day and run over one block of families of whom nothing is stated but how many members they have.</summary>
internal static class LawTrial
{
    private const int Rounds = 200;

    public static bool Run(string content)
    {
        if (LawLibrary.Load(content).Book is not { } book)
        {
            Console.Error.WriteLine($"No lawbook in {content}.");
            return false;
        }

        ImmutableArray<string> places = [.. book.Documents.Values.Select(d => d.Place).Where(p => p.Length == 6).Distinct(StringComparer.Ordinal)];
        var members = book.Vocabulary.Collections.Keys.ToDictionary(c => c, c => c == "children" ? 3 : 1, StringComparer.Ordinal);
        var unknown = FamilyRows.SchemaOf(book, members, places);
        var known = new ColumnSchema([.. unknown.Fields.Select(f => f with { MayBeUnknown = false })]);
        foreach (var (name, schema) in new[] { ("every fact stated", known), ("any fact may be missing", unknown) })
        {
            var building = Environment.CpuUsage.TotalTime;
            var plan = BatchPlan.Of(book, schema, BatchRequest.For(new DateOnly(2025, 12, 1)));
            building = Environment.CpuUsage.TotalTime - building;
            var (run, totals, block) = (plan.Start(), new ColumnTotals(plan.Results), new ColumnBlock(schema) { Rows = ColumnBlock.MaxRows });
            run.Run(block, totals);
            var before = run.WalkedAnswers;
            var running = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < Rounds; i++)
            {
                run.Run(block, totals);
            }

            running = Environment.CpuUsage.TotalTime - running;
            Console.WriteLine(
                $"{name}: {plan.Answers.Length} answers about {book.Benefits.Count} benefits, {plan.Walked.Length} of them walked; {plan.Columns.Steps} steps, built in {building.TotalMilliseconds:F0} ms; {running.TotalMicroseconds / Rounds / ColumnBlock.MaxRows:F2} us of processor time a family, {run.WalkedAnswers - before} answers walked");
            foreach (var left in plan.Walked)
            {
                Console.WriteLine($"  walked: {left.Benefit.Id}: {left.Reason}");
            }
        }

        return true;
    }
}
