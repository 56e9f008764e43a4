using System.Globalization;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary><c>anyu law search</c>: where a word stands.</summary>
internal static class SearchCommand
{
    private const int DefaultLimit = 20;

    /// <summary>Searches; nothing found is exit code 1.</summary>
    public static ExitCode Run(Invocation run)
    {
        var limit = DefaultLimit;
        if (run.Arguments["--limit"] is { } asked && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 1000))
        {
            return run.Refuse(CliProblems.NoCount("--limit", asked, 1000));
        }

        if (run.Load() is not { } book)
        {
            return ExitCode.Refused;
        }

        var hits = LawSearch.Find(book, string.Join(' ', run.Arguments.Operands), limit);
        if (run.Json)
        {
            run.WriteJson(hits.Select(h => new { h.Kind, h.Address, h.Block, Title = ProblemText.Pair(h.Title), h.Snippet, h.Score }));
        }
        else
        {
            foreach (var hit in hits)
            {
                run.Output.WriteLine($"{hit.Address}  [{hit.Kind}]{(hit.Block is null ? "" : $" {hit.Block}")}  {run.Say(hit.Title)}");
                run.Output.WriteLine($"    {hit.Snippet}");
            }

            run.Output.WriteLine(run.Say(
                string.Create(CultureInfo.InvariantCulture, $"{hits.Length} 处。"),
                string.Create(CultureInfo.InvariantCulture, $"{hits.Length} hits.")));
        }

        return hits.IsEmpty ? ExitCode.Found : ExitCode.Done;
    }
}
