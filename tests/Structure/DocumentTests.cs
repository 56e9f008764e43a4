using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Anyu.Structure;

/// <summary>Documents lead where they say, and decisions have the form of decisions.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] AdrParts = ["## Result", "## Context", "## Drivers", "## Options", "## Outcome"];

    private static IEnumerable<string> Decisions => Tree.Under("docs/adr", ".md");

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        var pages = Tree.Under("docs", ".md").Append("README.md").Append("CHANGELOG.md").ToList();
        Found.Nothing(
            from page in pages
            from Match link in Link().Matches(Tree.Read(page))
            let target = link.Groups[1].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
            let path = Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target)
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{page}: {target}");
    }

    [Fact]
    public void Decisions_are_numbered_without_a_gap_and_have_every_part()
    {
        var files = Decisions.ToList();
        Assert.NotEmpty(files);
        Assert.Equal(Enumerable.Range(1, files.Count), files.Select(file => int.Parse(Path.GetFileName(file).AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(files, file => Assert.All(AdrParts, part => Assert.Contains(part, Tree.Read(file), StringComparison.Ordinal)));
    }

    [Fact]
    public void A_reason_in_a_decision_names_a_driver_that_exists() =>
        Found.Nothing(
            from file in Decisions
            let text = Tree.Read(file)
            let drivers = Driver().Matches(text).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal)
            from Match use in DriverUse().Matches(text)
            where !drivers.Contains(use.Groups[1].Value)
            select $"{file}: driver {use.Groups[1].Value}");

    [Fact]
    public void Every_package_is_decided_with_its_licence()
    {
        var decision = Tree.Read("docs/adr/0002-packages.md");
        var packages = XDocument.Load(Repository.At("Directory.Packages.props")).Descendants("PackageVersion").ToList();
        Assert.NotEmpty(packages);
        Assert.All(packages, package => Assert.Contains($"| {package.Attribute("Include")!.Value} | {package.Attribute("Version")!.Value} |", decision, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_problem_number_has_one_meaning_and_one_home()
    {
        var numbers = Tree.Sources.SelectMany(file => ProblemNumber().Matches(Tree.Read(file)).Select(match => (match.Value, Module: Tree.ModuleOf(file)))).Distinct().ToList();
        Assert.NotEmpty(numbers);
        Found.Nothing(numbers.GroupBy(number => number.Value, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(\d+)\. ", RegexOptions.Multiline)]
    private static partial Regex Driver();

    [GeneratedRegex(@"\(driver (\d+)\)")]
    private static partial Regex DriverUse();

    [GeneratedRegex(@"""[A-Z]{3,5}-\d{4}""")]
    private static partial Regex ProblemNumber();
}
