using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What a change of the law does.</summary>
public enum ReformKind
{
    /// <summary>Other words in an article, and what the computer makes of them.</summary>
    Change,

    /// <summary>Another reading of an open point.</summary>
    Reading,

    /// <summary>A further sentence.</summary>
    Add,

    /// <summary>A sentence that no longer counts.</summary>
    Repeal,

    /// <summary>A place that makes an encouraged or permitted amount, or a standard of its own, a right.</summary>
    Adopt,
}

/// <summary>One change of a reform.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Target">The id of the provision, definition or interpretation; of an addition the address of the article.</param>
/// <param name="Note">What it means.</param>
/// <param name="Ground">Why it is asked about.</param>
/// <param name="At">Where it stands.</param>
public sealed record ReformChange(ReformKind Kind, string Target, Bilingual Note, Bilingual Ground, SourceLocation At)
{
    /// <summary>The words taken out of the article; null when none are.</summary>
    public string? Strike { get; init; }

    /// <summary>The words put in; null when none are.</summary>
    public string? Insert { get; init; }

    /// <summary>The option of an open point.</summary>
    public string? Option { get; init; }
}

/// <summary>A reform that somebody supposes: a branch of the law. It is never law.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Changes">What it changes, in the order of the file.</param>
/// <param name="File">The file.</param>
/// <param name="Hash">SHA-256 of the file, lower-case hexadecimal.</param>
public sealed record Reform(string Id, Bilingual Label, ImmutableArray<ReformChange> Changes, string File, string Hash)
{
    /// <summary>Reads what a reform's file says, without the law that it changes: what is asked of <see cref="LawBranch.Of"/> in addition is not checked.</summary>
    /// <param name="file">What it is called in problems.</param>
    /// <param name="bytes">What it contains.</param>
    public static Result<Reform> Read(string file, byte[] bytes)
    {
        var sink = new ProblemSink();
        return ReformReader.Read(new ContentFile(file, bytes, OfficialText.Hex(bytes)), sink) is { } draft && sink.Errors == 0
            ? Result<Reform>.Success(draft.Reform, ProblemOrder.Sorted(sink.Problems))
            : Result<Reform>.Failure(ProblemOrder.Sorted(sink.Problems));
    }
}

/// <summary>The law as a reform would make it.</summary>
/// <param name="Reform">The reform.</param>
/// <param name="Book">The lawbook with its changes, read and checked as all law is.</param>
public sealed record LawBranch(Reform Reform, Lawbook Book)
{
    /// <summary>Branches the law.</summary>
    /// <param name="trunk">The law as it stands.</param>
    /// <param name="file">What the reform's file is called in problems.</param>
    /// <param name="bytes">What it contains.</param>
    /// <returns>The branch, or every problem with file and line: words that are not in their article, a number that its sentence does not have, a floor that is broken.</returns>
    public static Result<LawBranch> Of(Lawbook trunk, string file, byte[] bytes)
    {
        var sink = new ProblemSink();
        var source = new ContentFile(file, bytes, OfficialText.Hex(bytes));
        if (ReformReader.Read(source, sink) is not { } draft || sink.Errors > 0)
        {
            return Result<LawBranch>.Failure(ProblemOrder.Sorted(sink.Problems));
        }

        if (ContentFiles.Read(trunk.Root) is not { } files)
        {
            return Result<LawBranch>.Failure(LawProblems.NoContent(trunk.Root));
        }

        var outcome = new LoadSession(trunk.Root, new ContentFiles(files.All.Add(source)), draft).Run();
        var found = outcome.Book is { } book ? ReformCheck.Run(trunk, book, draft) : outcome.Problems;
        var problems = ProblemOrder.Sorted(found.Select(draft.Placed));
        return outcome.Book is not null && !problems.Any(p => p.Severity == ProblemSeverity.Error)
            ? Result<LawBranch>.Success(new LawBranch(draft.Reform, outcome.Book), problems)
            : Result<LawBranch>.Failure(problems);
    }
}
