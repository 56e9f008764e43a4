using Anyu.Unit.Law;
using Xunit;

namespace Anyu.Unit.Indicators.Definitions;

/// <summary>The real content with one change in the indicators; the other folders are links.</summary>
internal sealed class IndicatorContentCopy : IDisposable
{
    private IndicatorContentCopy(string root) => Root = root;

    public string Root { get; }

    public static IndicatorContentCopy With(string file, string right, string wrong)
    {
        var root = Directory.CreateTempSubdirectory("anyu-indicators-").FullName;
        foreach (var folder in Directory.EnumerateDirectories(Library.Content).Where(f => Path.GetFileName(f) != "indicators"))
        {
            Directory.CreateSymbolicLink(Path.Combine(root, Path.GetFileName(folder)), folder);
        }

        var from = Path.Combine(Library.Content, "indicators");
        foreach (var path in Directory.EnumerateFiles(from, "*.yaml", SearchOption.AllDirectories))
        {
            var to = Path.Combine(root, "indicators", Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            var text = File.ReadAllText(path);
            if (Path.GetRelativePath(from, path).Replace('\\', '/') == file)
            {
                Assert.Contains(right, text);
                text = text.Replace(right, wrong, StringComparison.Ordinal);
            }

            File.WriteAllText(to, text);
        }

        return new IndicatorContentCopy(root);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
