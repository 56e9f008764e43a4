using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>One run of a command: its arguments and where it writes.</summary>
internal sealed class Invocation(Arguments arguments, TextWriter output, TextWriter error, string directory)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>What the command was given.</summary>
    public Arguments Arguments { get; } = arguments;

    /// <summary>Answers go here.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Problems of the invocation itself go here.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>The current directory.</summary>
    public string Directory { get; } = directory;

    /// <summary>The language asked.</summary>
    public Language Language => Arguments["--lang"] == "en" ? Language.En : Language.Zh;

    /// <summary>Whether JSON is asked.</summary>
    public bool Json => Arguments.Options.ContainsKey("--json");

    /// <summary>The text in the language asked.</summary>
    public string Say(string zh, string en) => Language == Language.En ? en : zh;

    /// <summary>The text in the language asked.</summary>
    public string Say(Bilingual text) => text.In(Language);

    /// <summary>A path as the user wrote it, from the current directory.</summary>
    public string Locate(string path) => Path.GetFullPath(path, Directory);

    /// <summary>The content folder: as given, else <c>content/</c> in the current directory or the nearest one above it.</summary>
    public string ContentRoot()
    {
        if (Arguments["--content"] is { } given)
        {
            return Locate(given);
        }

        for (var folder = new DirectoryInfo(Directory); folder is not null; folder = folder.Parent)
        {
            var content = Path.Combine(folder.FullName, "content");
            if (System.IO.Directory.Exists(Path.Combine(content, "law")))
            {
                return content;
            }
        }

        return Path.Combine(Directory, "content");
    }

    /// <summary>The lawbook, or null with its problems written.</summary>
    public Lawbook? Load(string? root = null)
    {
        var outcome = LawLibrary.Load(root ?? ContentRoot());
        if (outcome.Book is null)
        {
            ProblemText.Write(Error, outcome.Problems, Language);
        }

        return outcome.Book;
    }

    /// <summary>Writes a value as JSON.</summary>
    public void WriteJson<T>(T value) => Output.WriteLine(JsonSerializer.Serialize(value, Indented));

    /// <summary>Writes why the command cannot be done.</summary>
    public ExitCode Refuse(params ImmutableArray<Problem> problems)
    {
        ProblemText.Write(Error, problems, Language);
        return ExitCode.Refused;
    }
}
