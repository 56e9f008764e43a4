using System.Text.Json;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Cluster;

/// <summary>A run as the database holds it.</summary>
/// <param name="Run">Its id: what is decided, for whom, by which law and engine.</param>
/// <param name="Population">The path of the population, the same on every machine.</param>
/// <param name="Fingerprint">What tells that population from others.</param>
/// <param name="Folder">The folder of its results, one that every machine sees.</param>
/// <param name="OnDay">The day asked.</param>
/// <param name="Benefits">The benefits asked, with commas; empty: all.</param>
/// <param name="WithRows">Whether answers and families are written too.</param>
/// <param name="Lawbook">The hash of the lawbook.</param>
/// <param name="Engine">The version of the engine.</param>
/// <param name="State"><c>running</c>, <c>whole</c> or <c>failed</c>.</param>
/// <param name="Problem">Why it failed.</param>
internal sealed record RunRow(
    string Run, string Population, string Fingerprint, string Folder, DateOnly OnDay, string Benefits, bool WithRows, string Lawbook, string Engine, string State, string? Problem)
{
    public const string Running = "running";
    public const string Whole = "whole";
    public const string Failed = "failed";

    /// <summary>What is asked.</summary>
    public BatchRequest Request => BatchRequest.For(OnDay) with { Benefits = [.. Benefits.Split(',', StringSplitOptions.RemoveEmptyEntries)] };
}

/// <summary>A problem as a row holds it.</summary>
internal static class ProblemNote
{
    public static string Write(Problem problem) => JsonSerializer.Serialize(problem);

    public static Problem Read(string note) => JsonSerializer.Deserialize<Problem>(note)!;
}
