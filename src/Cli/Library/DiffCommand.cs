using System.Collections.Immutable;
using System.Globalization;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary><c>anyu law diff</c>: what changed between two libraries, or between two days of one.</summary>
internal static class DiffCommand
{
    /// <summary>Compares; differences are exit code 1.</summary>
    public static ExitCode Run(Invocation run)
    {
        var operands = run.Arguments.Operands;
        var byDate = run.Arguments["--from"] is not null || run.Arguments["--to"] is not null;
        if (operands.Length == 1 || byDate == (operands.Length == 2))
        {
            return run.Refuse(CliProblems.TwoOfAKind());
        }

        return byDate ? ByDate(run) : ByRoot(run, run.Load(run.Locate(operands[0])), run.Load(run.Locate(operands[1])));
    }

    private static ExitCode ByRoot(Invocation run, Lawbook? before, Lawbook? after) =>
        before is null || after is null ? ExitCode.Refused : Write(run, LawDiff.Between(before, after));

    private static ExitCode ByDate(Invocation run)
    {
        foreach (var option in (string[])["--from", "--to"])
        {
            if (Day(run.Arguments[option]) is null)
            {
                return run.Refuse(CliProblems.NoDate(option, run.Arguments[option] ?? ""));
            }
        }

        return run.Load() is { } book
            ? Write(run, LawDiff.Between(book, Day(run.Arguments["--from"])!.Value, Day(run.Arguments["--to"])!.Value))
            : ExitCode.Refused;
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static ExitCode Write(Invocation run, ImmutableArray<LawChange> changes)
    {
        if (run.Json)
        {
            run.WriteJson(changes.Select(c => new { Change = c.Kind.ToString(), c.Id, Article = (c.After ?? c.Before)!.FullArticle, c.Keys }));
        }
        else
        {
            foreach (var change in changes)
            {
                WriteChange(run, change);
            }

            run.Output.WriteLine(run.Say(
                string.Create(CultureInfo.InvariantCulture, $"{changes.Length} 处变化。"),
                string.Create(CultureInfo.InvariantCulture, $"{changes.Length} changes.")));
        }

        return changes.IsEmpty ? ExitCode.Done : ExitCode.Found;
    }

    private static void WriteChange(Invocation run, LawChange change)
    {
        var block = (change.After ?? change.Before)!;
        var mark = change.Kind switch
        {
            ChangeKind.Added => run.Say("新增", "added"),
            ChangeKind.Removed => run.Say("不再有", "removed"),
            _ => run.Say("修改", "changed"),
        };
        run.Output.WriteLine($"{mark} {change.Id}  {block.FullArticle}  {run.Say(BlockTitle.Of(block))}");
        foreach (var key in change.Keys)
        {
            run.Output.WriteLine($"    {key.Key}: {key.Before} → {key.After}");
        }
    }
}
