using System.Collections.Immutable;
using System.Text;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>One content file in memory.</summary>
/// <param name="Path">Path under the root, with forward slashes.</param>
/// <param name="Bytes">What it contains.</param>
/// <param name="Hash">SHA-256, lower-case hexadecimal.</param>
internal sealed record ContentFile(string Path, byte[] Bytes, string Hash)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The name without folder and ending.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The folder below the root.</summary>
    public string Folder => Path[..Math.Max(0, Path.LastIndexOf('/'))];

    /// <summary>Its text; null with a problem when it is not UTF-8 with LF line ends.</summary>
    public string? Text(ProblemSink sink)
    {
        try
        {
            var text = Strict.GetString(Bytes);
            var fault = text.StartsWith('\uFEFF') ? new Bilingual("文件以字节序标记（BOM）开头。", "The file begins with a byte order mark.")
                : text.Contains('\r', StringComparison.Ordinal) ? new Bilingual("文件里有回车符（CR）。", "The file contains carriage returns.")
                : default(Bilingual?);
            if (fault is null)
            {
                return text;
            }

            sink.Add(LawProblems.NotPlainText(new SourceLocation(Path), fault.Value));
        }
        catch (DecoderFallbackException)
        {
            sink.Add(LawProblems.NotPlainText(new SourceLocation(Path), new("文件不是 UTF-8 文字。", "The file is not UTF-8 text.")));
        }

        return null;
    }
}

/// <summary>The files that the library reads, in path order.</summary>
internal sealed record ContentFiles(ImmutableArray<ContentFile> All)
{
    private static readonly ImmutableArray<string> Folders = ["law", "benefits", "vocabulary", "adoptions", "places", "calendars"];

    /// <summary>Reads them; null when the root holds none.</summary>
    public static ContentFiles? Read(string root)
    {
        var paths = Folders
            .Select(f => Path.Combine(root, f))
            .Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
            .Where(f => Path.GetExtension(f) is ".md" or ".yaml" or ".csv" or ".json")
            .Select(f => (Full: f, Relative: Path.GetRelativePath(root, f).Replace('\\', '/')))
            .OrderBy(f => f.Relative, StringComparer.Ordinal)
            .ToArray();
        var files = new ContentFile[paths.Length];
        Parallel.For(0, paths.Length, i =>
        {
            var bytes = File.ReadAllBytes(paths[i].Full);
            files[i] = new ContentFile(paths[i].Relative, bytes, OfficialText.Hex(bytes));
        });
        return files.Length == 0 ? null : new ContentFiles([.. files]);
    }

    /// <summary>The files of a folder with that ending.</summary>
    public IEnumerable<ContentFile> In(string folder, string ending) =>
        All.Where(f => f.Path.StartsWith(folder + "/", StringComparison.Ordinal) && f.Path.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>One digest over paths and contents.</summary>
    public string Hash() =>
        OfficialText.Hex(Encoding.UTF8.GetBytes(string.Concat(All.Select(f => $"{f.Path}\n{f.Hash}\n"))));
}
