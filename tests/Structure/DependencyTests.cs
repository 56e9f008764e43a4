using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Anyu.Structure;

/// <summary>Who may know whom. The table is the design; a project that appears adds its row here in the same change.</summary>
public sealed partial class DependencyTests
{
    /// <summary>The projects a module refers to; what those refer to comes with them.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Kernel"] = [],
        ["Feel"] = ["Kernel"],
        ["Law"] = ["Feel"],
        ["Store"] = ["Kernel"],
        ["Access"] = ["Store"],
        ["Register"] = ["Access"],
        ["Exchange"] = ["Register"],
        ["Casework"] = ["Register", "Law", "Exchange"],
        ["Synthetic"] = ["Casework"],
        ["Batch"] = ["Law", "Register", "Casework", "Forecast"],
        ["Funds"] = ["Casework"],
        ["Forecast"] = ["Kernel"],
        ["Indicators"] = ["Casework", "Law", "Forecast", "Store"],
        ["Accountability"] = ["Indicators", "Funds"],
    };

    private static readonly string[] Hosts = ["Web", "Cli", "Cluster"];

    /// <summary>Modules that compute and nothing else.</summary>
    private static readonly string[] Pure = ["Kernel", "Feel", "Forecast"];

    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["Kernel"] = [],
        ["Feel"] = [],
        ["Forecast"] = [],
        ["Indicators"] = [],
        ["Store"] = ["BouncyCastle.Cryptography", "Dapper", "Microsoft.Data.Sqlite", "Npgsql"],
        ["Access"] = [],
        ["Register"] = [],
        ["Exchange"] = [],
        ["Casework"] = [],
        ["Synthetic"] = [],
        ["Batch"] = ["Parquet.Net"],
        ["Law"] = ["YamlDotNet"],
        ["Web"] = ["Microsoft.AspNetCore.Authentication.OpenIdConnect", "Microsoft.AspNetCore.OpenApi", "OpenIddict.Server.AspNetCore", "QRCoder"],
        ["Cli"] = [],
        ["Cluster"] = ["Microsoft.Orleans.Clustering.AdoNet", "Microsoft.Orleans.Connections.Security", "Microsoft.Orleans.Runtime"],
    };

    public static TheoryData<string> Projects => [.. Tree.Under("src", ".csproj").Select(Tree.ModuleOf)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_the_floors_below_it(string module)
    {
        var refersTo = References(module, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)).ToList();
        Assert.DoesNotContain(refersTo, Hosts.Contains);
        if (!Hosts.Contains(module))
        {
            Assert.True(Allowed.ContainsKey(module), $"{module} has no row in the table of dependencies.");
            Found.Nothing(refersTo.Except(Allowed[module]));
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_the_packages_decided_for_it(string module)
    {
        Assert.True(Packages.ContainsKey(module), $"{module} has no row in the table of packages.");
        Found.Nothing(References(module, "PackageReference").Except(Packages[module]));
    }

    /// <summary>What everybody starts must not build or load what few machines need.</summary>
    [Fact]
    public void Only_the_cluster_knows_of_silos() =>
        Found.Nothing(Tree.Sources.Where(file => Tree.ModuleOf(file) != "Cluster" && Tree.Read(file).Contains("Orleans", StringComparison.Ordinal)));

    [Fact]
    public void Every_folder_of_the_house_is_a_project_in_the_solution_with_a_lock_file()
    {
        var solution = Tree.Read("Anyu.slnx");
        var projects = Tree.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(projects);
        Assert.All(projects, project =>
        {
            Assert.Contains(project, solution, StringComparison.Ordinal);
            Assert.Contains($"{Path.GetDirectoryName(project)!.Replace('\\', '/')}/packages.lock.json", Tree.Files);
        });
        Found.Nothing(Tree.Sources.Select(Tree.ModuleOf).Distinct().Except(projects.Select(path => path.Split('/')[1])));
    }

    [Fact]
    public void Every_source_file_stands_in_the_namespace_of_its_module() =>
        Found.Nothing(Tree.Under("src", ".cs").Where(file =>
            NamespaceOf().Match(Tree.Read(file)) is { Success: true } match && !IsNamespaceOf(Tree.ModuleOf(file), match.Groups[1].Value)));

    [Fact]
    public void Pure_modules_touch_no_file_network_clock_or_console() =>
        Found.Nothing(Tree.Matches(Pure.SelectMany(module => Tree.Under($"src/{module}", ".cs")), Effects()));

    [Fact]
    public void Language_law_and_money_know_no_binary_fractions() =>
        Found.Nothing(Tree.Matches(new[] { "Kernel", "Feel", "Law" }.SelectMany(module => Tree.Under($"src/{module}", ".cs")), BinaryFractions()));

    /// <summary>A module has one namespace; a host has one for each face.</summary>
    private static bool IsNamespaceOf(string module, string name) =>
        name == $"Anyu.{module}" || (Hosts.Contains(module) && name.StartsWith($"Anyu.{module}.", StringComparison.Ordinal));

    private static IEnumerable<string> References(string module, string kind) =>
        XDocument.Load(Repository.At("src", module, $"{module}.csproj")).Descendants(kind).Select(element => element.Attribute("Include")!.Value);

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceOf();

    [GeneratedRegex(@"\b(File|Directory|HttpClient|Console|Process|Environment|TimeProvider)\.[A-Z]|\bnew (FileStream|StreamReader|HttpClient)\b")]
    private static partial Regex Effects();

    [GeneratedRegex(@"\b(double|float|Double|Single)(\?|\[|>|\.\w|\)|\s+\w+\s*[=;,)({])")]
    private static partial Regex BinaryFractions();
}
