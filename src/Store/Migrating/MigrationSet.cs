using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Anyu.Store;

/// <summary>One step of a module's tables.</summary>
/// <param name="Number">Counted from 1 without a gap.</param>
/// <param name="Name">What it does, from the file's name.</param>
/// <param name="Text">The SQL, for both systems.</param>
internal sealed record Migration(int Number, string Name, string Text)
{
    /// <summary>SHA-256 of the text before its words are filled: the same on both systems.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}

/// <summary>
/// The migrations of one module: embedded files <c>Migrations/0001-what-it-does.sql</c>, applied in order and once. A published file never changes; a change is a new file.
/// </summary>
public sealed class MigrationSet
{
    private const string Folder = ".Migrations.";
    private const string Ending = ".sql";

    internal MigrationSet(string module, ImmutableArray<Migration> migrations)
    {
        for (var i = 0; i < migrations.Length; i++)
        {
            if (migrations[i].Number != i + 1)
            {
                throw new InvalidOperationException($"The migrations of {module} are not numbered from 1 without a gap.");
            }
        }

        (Module, Migrations) = (module, migrations);
    }

    /// <summary>The module's name in lower case, which is also the prefix of its tables.</summary>
    public string Module { get; }

    internal ImmutableArray<Migration> Migrations { get; }

    /// <summary>Reads the migrations embedded in an assembly.</summary>
    /// <param name="module">The module's name in lower case, such as <c>register</c>; its tables begin with it and an underscore.</param>
    /// <param name="assembly">The module's assembly.</param>
    /// <exception cref="InvalidOperationException">The numbers have a gap.</exception>
    public static MigrationSet Of(string module, Assembly assembly) => new(
        module,
        [.. assembly.GetManifestResourceNames()
            .Where(resource => resource.Contains(Folder, StringComparison.Ordinal) && resource.EndsWith(Ending, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource => Read(assembly, resource))]);

    private static Migration Read(Assembly assembly, string resource)
    {
        var name = resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..^Ending.Length];
        return new Migration(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name[5..], SqlFile.Read(assembly, resource));
    }
}
