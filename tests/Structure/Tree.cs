using System.Text.RegularExpressions;

namespace Anyu.Structure;

/// <summary>The files of the working tree that belong to the product: no build results, no version control.</summary>
internal static partial class Tree
{
    private static readonly string[] Outside = [".git", "artifacts", "data", "bin", "obj", "TestResults", "BenchmarkDotNet.Artifacts", ".vs"];

    /// <summary>Every file, as a path from the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(new DirectoryInfo(Repository.Root)).Order(StringComparer.Ordinal)];

    /// <summary>The C# and page files of the product.</summary>
    public static IReadOnlyList<string> Sources { get; } = [.. Under("src", ".cs", ".cshtml")];

    /// <summary>Every file under a folder with one of the endings.</summary>
    public static IEnumerable<string> Under(string folder, params string[] endings) =>
        Files.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal)
            && (endings.Length == 0 || endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal))));

    public static string Read(string file) => File.ReadAllText(Repository.At(file));

    /// <summary>Each match of a pattern in the files, as file:line: text.</summary>
    public static IEnumerable<string> Matches(IEnumerable<string> files, Regex pattern) =>
        from file in files
        from line in File.ReadLines(Repository.At(file)).Index()
        where pattern.IsMatch(line.Item)
        select FormattableString.Invariant($"{file}:{line.Index + 1}: {line.Item.Trim()}");

    /// <summary>The module that a source file belongs to.</summary>
    public static string ModuleOf(string file) => file.Split('/')[1];

    [GeneratedRegex(@"\.(cs|cshtml|md|yaml|yml|csv|json|props|csproj|slnx|sh|css|js|svg|txt|editorconfig|gitignore)$|/[^./]+$|^[^./]+$")]
    private static partial Regex TextFile();

    /// <summary>Whether a file is text by its name; scripts have no ending.</summary>
    public static bool IsText(string file) => TextFile().IsMatch(file);

    private static IEnumerable<string> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => file.Name != ".git").Select(Name)
            .Concat(folder.EnumerateDirectories().Where(inner => !Outside.Contains(inner.Name)).SelectMany(Walk));

    private static string Name(FileInfo file) => Path.GetRelativePath(Repository.Root, file.FullName).Replace('\\', '/');
}
