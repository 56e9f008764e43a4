using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>A lawbook, a family and a request, read from a command line and found sound.</summary>
internal sealed record Asking(Lawbook Book, FamilyStatement Statement, DecisionRequest Request)
{
    /// <summary>China Standard Time has no daylight saving: today is the same everywhere in the country.</summary>
    private static readonly TimeSpan ChinaStandardTime = TimeSpan.FromHours(8);

    /// <summary>Reads all three; null with the problems written.</summary>
    public static Asking? Read(Invocation call, string familyPath, ImmutableArray<string> benefits)
    {
        var path = call.Locate(familyPath);
        if (!File.Exists(path))
        {
            return Refused(call, CliProblems.NoFile(familyPath));
        }

        if (Date(call, "--on", Today()) is not { } on || call.Load() is not { } book)
        {
            return null;
        }

        var statement = new FileInfo(path).Length > FamilyStatement.MaxBytes
            ? FamilyStatement.TooLarge(new FileInfo(path).Length)
            : FamilyStatement.Parse(File.ReadAllText(path), familyPath, book);
        if (!statement.Succeeded)
        {
            return Refused(call, statement.Problems);
        }

        if (statement.Value.IsEmpty)
        {
            return Refused(call, CliProblems.NothingStated(familyPath));
        }

        var request = new DecisionRequest(on, call.Arguments["--place"], Settings(call), benefits, Explain: true);
        var problems = Determiner.Check(book, statement.Value, request);
        return problems.IsEmpty ? new Asking(book, statement.Value, request) : Refused(call, problems);
    }

    /// <summary>Today in China.</summary>
    public static DateOnly Today() => DateOnly.FromDateTime((TimeProvider.System.GetUtcNow() + ChinaStandardTime).DateTime);

    /// <summary>The date of an option; null with the problem written.</summary>
    /// <param name="call">The command.</param>
    /// <param name="option">The option.</param>
    /// <param name="otherwise">The date when the option is not there.</param>
    public static DateOnly? Date(Invocation call, string option, DateOnly otherwise)
    {
        if (call.Arguments[option] is not { } written)
        {
            return otherwise;
        }

        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
        {
            return on;
        }

        call.Refuse(CliProblems.NoDate(option, written));
        return null;
    }

    private static ImmutableSortedDictionary<string, string> Settings(Invocation call) =>
        (call.Arguments["--set"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(s => s.Split('=', 2))
            .DistinctBy(s => s[0], StringComparer.Ordinal)
            .ToImmutableSortedDictionary(s => s[0], s => s.Length > 1 ? s[1] : "", StringComparer.Ordinal);

    private static Asking? Refused(Invocation call, params ImmutableArray<Problem> problems)
    {
        call.Refuse(problems);
        return null;
    }
}
