using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law;

/// <summary>A copy of the real content in a temporary folder, to be spoilt in one place.</summary>
internal sealed class ContentCopy : IDisposable
{
    private const string Fence = "```";

    public ContentCopy()
    {
        Root = Directory.CreateTempSubdirectory("anyu-content-").FullName;
        var source = Repository.At("content");
        foreach (var folder in (string[])["law", "benefits", "vocabulary", "adoptions", "places", "calendars"])
        {
            foreach (var file in Files(Path.Combine(source, folder)))
            {
                var target = Path.Combine(Root, Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }

    public string Root { get; }

    public static string TheDecree => "law/000000/cn-decree-619-2012.md";

    public static string TheOpinions => "law/220000/jilin-2023-56-opinions.md";

    public static string ThePlan => "law/371581/linqing-2023-5-plan.md";

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Replaces the first occurrence of a text that must be there.</summary>
    public ContentCopy Replace(string file, string old, string by)
    {
        var text = Read(file);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} no longer has: {old}");
        return Write(file, string.Concat(text.AsSpan(0, at), by, text.AsSpan(at + old.Length)));
    }

    /// <summary>Replaces a text inside the block of that id.</summary>
    public ContentCopy InBlock(string id, string old, string by)
    {
        var (file, start, end) = Find(id);
        var text = Read(file);
        var block = text[start..end];
        Assert.True(block.Contains(old, StringComparison.Ordinal), $"{id} no longer has: {old}");
        var at = block.IndexOf(old, StringComparison.Ordinal);
        return Write(file, string.Concat(text.AsSpan(0, start), block[..at] + by + block[(at + old.Length)..], text.AsSpan(end)));
    }

    /// <summary>Adds a block under the same article, directly after the block of that id.</summary>
    public ContentCopy AddAfter(string id, string kind, string yaml)
    {
        var (file, _, end) = Find(id);
        return Write(file, Read(file).Insert(end, $"\n\n{Fence}{kind}\n{yaml.Trim()}\n{Fence}"));
    }

    /// <summary>A second copy of the block of that id under another id, directly after it.</summary>
    public ContentCopy Twice(string id, string newId)
    {
        var (file, start, end) = Find(id);
        var text = Read(file);
        return Write(file, text.Insert(end, "\n\n" + text[start..end].Replace($"id: {id}\n", $"id: {newId}\n", StringComparison.Ordinal)));
    }

    /// <summary>Removes the block of that id, with the blank line before it.</summary>
    public ContentCopy Without(string id)
    {
        var (file, start, end) = Find(id);
        return Write(file, Read(file).Remove(start - 2, end - start + 2));
    }

    public ContentCopy Write(string file, string text)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>What the checker says, without running the worked cases.</summary>
    public CheckReport Check() => LawCheck.Report(Root, cases: false);

    private (string File, int Start, int End) Find(string id)
    {
        foreach (var file in Files(Path.Combine(Root, "law")).Where(f => f.EndsWith(".md", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(file);
            var at = text.IndexOf($"\nid: {id}\n", StringComparison.Ordinal);
            if (at >= 0)
            {
                var start = text.LastIndexOf(Fence, at, StringComparison.Ordinal);
                var end = text.IndexOf($"\n{Fence}", at, StringComparison.Ordinal) + Fence.Length + 1;
                return (Path.GetRelativePath(Root, file), start, end);
            }
        }

        throw new InvalidOperationException($"No block {id} in the content.");
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
}
