using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Anyu.Structure;

/// <summary>Small things that keep a tree readable.</summary>
public sealed partial class TidyTests
{
    private const int LinesAtMost = 400;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Fact]
    public void No_source_file_is_longer_than_four_hundred_lines() =>
        Found.Nothing(Tree.Sources.Concat(Tree.Under("tests", ".cs")).Where(file => File.ReadLines(Repository.At(file)).Count() > LinesAtMost));

    [Fact]
    public void The_compiler_holds_methods_to_sixty_lines()
    {
        var rules = Tree.Read(".editorconfig");
        Assert.Contains("dotnet_diagnostic.MA0051.severity = error", rules, StringComparison.Ordinal);
        Assert.Contains("MA0051.maximum_lines_per_method = 60", rules, StringComparison.Ordinal);
        Found.Nothing(Tree.Matches(Code().Where(file => !IsThisFile(file)), SuppressedLength()));
    }

    [Fact]
    public void Nothing_is_left_for_later() => Found.Nothing(Tree.Matches(Product(), Unfinished()));

    [Fact]
    public void No_file_knows_a_machine() => Found.Nothing(Tree.Matches(Product(), MachinePath()));

    [Fact]
    public void No_type_is_named_by_its_machinery() => Found.Nothing(Tree.Matches(Tree.Sources, MachineryName()));

    [Fact]
    public void A_number_names_one_problem()
    {
        var given = Tree.Sources.Where(file => file.EndsWith("Problems.cs", StringComparison.Ordinal))
            .SelectMany(file => ProblemNumber().Matches(Tree.Read(file)).Select(match => (Number: match.Groups[1].Value, File: file))).ToList();
        Assert.True(given.Count > 200, $"{given.Count}");
        // Wordings of the same problem stand one after the other.
        Found.Nothing(given.Where((problem, i) => i == 0 || given[i - 1] != problem).GroupBy(problem => problem.Number, StringComparer.Ordinal)
            .Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(problem => problem.File))}"));
    }

    [Fact]
    public void No_test_is_empty_or_switched_off() => Found.Nothing(Tree.Matches(Tree.Under("tests", ".cs"), EmptyTest()));

    [Fact]
    public void No_exception_is_swallowed() => Found.Nothing(Tree.Matches(Code(), Swallowed()));

    [Fact]
    public void No_source_holds_a_query_language() =>
        Found.Nothing(Tree.Matches(Tree.Sources.Where(file => !file.StartsWith("src/Store/Bulk/", StringComparison.Ordinal)), Query()));

    [Fact]
    public void Markdown_in_the_root_is_readme_and_changelog_only() =>
        Assert.Equal(["CHANGELOG.md", "README.md"], Tree.Files.Where(file => !file.Contains('/', StringComparison.Ordinal) && file.EndsWith(".md", StringComparison.Ordinal)));

    [Fact]
    public void Text_files_are_utf8_with_line_feeds_and_a_last_one() =>
        Found.Nothing(Tree.Files.Where(file => Tree.IsText(file) && !IsLockFile(file)).SelectMany(file => Faults(file).Select(fault => $"{file}: {fault}")));

    [Fact]
    public void Scripts_can_be_run()
    {
        foreach (var script in new[] { "run", "test", "check", "anyu", ".ci/run" })
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Repository.At(script)).HasFlag(UnixFileMode.UserExecute), script);
        }
    }

    private static IEnumerable<string> Code() => Tree.Sources.Concat(Tree.Under("tests", ".cs"));

    /// <summary>All text but the documents of law and the tables of places, whose words are not ours, and this file, which holds the patterns.</summary>
    private static IEnumerable<string> Product() => Tree.Files.Where(file =>
        Tree.IsText(file) && !file.StartsWith("content/law/", StringComparison.Ordinal) && !IsThisFile(file)
        && file != ".editorconfig" && !IsLockFile(file));

    private static bool IsThisFile(string file) => file.EndsWith("/TidyTests.cs", StringComparison.Ordinal);

    /// <summary>Written by the package manager in its own layout.</summary>
    private static bool IsLockFile(string file) => file.EndsWith("/packages.lock.json", StringComparison.Ordinal);

    private static IEnumerable<string> Faults(string file)
    {
        var bytes = File.ReadAllBytes(Repository.At(file));
        if (bytes.Length == 0 || bytes[^1] != '\n')
        {
            yield return "no line feed at the end";
        }

        if (bytes.Contains((byte)'\r'))
        {
            yield return "carriage return";
        }

        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble))
        {
            yield return "byte order mark";
        }

        if (!IsUtf8(bytes))
        {
            yield return "not UTF-8";
        }
    }

    private static bool IsUtf8(byte[] bytes)
    {
        try
        {
            return Strict.GetCharCount(bytes) >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|WIP)\b|NotImplementedException")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(?<![\w.~:/])/(work|root|home|tmp|Users)/|[A-Z]:\\\\?Users")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum) \w*(Manager|Helper|Helpers|Util|Utils|Utilities|Base|Impl)\b")]
    private static partial Regex MachineryName();

    [GeneratedRegex(@"(?:^\s+|new\()""([A-Z]{3,4}-\d{4})"",", RegexOptions.Multiline)]
    private static partial Regex ProblemNumber();

    [GeneratedRegex(@"Skip\s*=\s*""|Assert\.True\(true\)|Assert\.Pass\(")]
    private static partial Regex EmptyTest();

    [GeneratedRegex(@"catch\s*(\(\w*Exception[^)]*\))?\s*\{\s*\}")]
    private static partial Regex Swallowed();

    [GeneratedRegex(@"MA0051")]
    private static partial Regex SuppressedLength();

    [GeneratedRegex(@"""\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Query();
}
