using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Anyu.Kernel;

namespace Anyu.Store;

/// <summary>
/// The file of a key ring, JSON, readable by its owner alone. Who loses it loses every encrypted field: keep a copy apart from the database's backups.
/// </summary>
public static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Reads a ring, or says why not: <c>STO-0010</c>.</summary>
    public static Result<KeyRing> Read(string path) => Reading(path, () =>
    {
        var keys = JsonSerializer.Deserialize<Row[]>(File.ReadAllBytes(path), Form) ?? [];
        var ring = keys.Select(FromRow).ToImmutableArray();
        return ring.IsEmpty || ring.Index().Any(key => key.Item.Number != key.Index + 1) ? null : new KeyRing(ring);
    });

    /// <summary>Reads the public keys from a ring's file or from a file of public keys, or says why not: <c>STO-0010</c>.</summary>
    public static Result<PublicKeys> ReadPublic(string path) => Reading(path, () => Public(File.ReadAllText(path)));

    /// <summary>The public keys of a text such as <see cref="ToText"/> writes; null when it is none.</summary>
    public static PublicKeys? ParsePublic(string text)
    {
        try
        {
            return Public(text);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or ArgumentNullException)
        {
            return null;
        }
    }

    /// <summary>The public keys as a file's text: what an auditor needs and anyone may have.</summary>
    public static string ToText(PublicKeys keys) =>
        JsonSerializer.Serialize(keys.Keys.Select(key => new PublicRow(key.Number, key.Suite.Name, Convert.ToBase64String(key.Key.AsSpan()))), Form);

    /// <summary>Writes a ring: whole, or the old file stays.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(string path, KeyRing ring)
    {
        var next = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(next, options))
        {
            JsonSerializer.Serialize(stream, ring.Generations.Select(ToRow), Form);
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    private static Result<T> Reading<T>(string path, Func<T?> read)
        where T : class
    {
        try
        {
            return read() is { } value ? Result<T>.Success(value) : Result<T>.Failure(StoreProblems.KeyFile(path, "1, 2, 3 …"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Result<T>.Failure(StoreProblems.KeyFile(path, fault.Message));
        }
        catch (Exception fault) when (fault is JsonException or FormatException or ArgumentNullException)
        {
            return Result<T>.Failure(StoreProblems.KeyFile(path, "JSON"));
        }
    }

    private static PublicKeys? Public(string text)
    {
        var keys = JsonSerializer.Deserialize<PublicRow[]>(text, Form) ?? [];
        return keys.Length == 0 ? null : new PublicKeys([.. keys.Select(row => new PublicKey(row.Number, Suite(row.Suite), [.. Convert.FromBase64String(row.PublicKey)]))]);
    }

    private static CryptoSuite Suite(string name) => CryptoSuite.Named(name) ?? throw new FormatException(name);

    private static Row ToRow(KeyGeneration key) => new(
        key.Number, key.Suite.Name, Convert.ToBase64String(key.Secret), Convert.ToBase64String(key.SigningKey), Convert.ToBase64String(key.PublicKey), ColumnTypes.ToText(key.CreatedAt));

    private static KeyGeneration FromRow(Row row) => new(
        row.Number,
        Suite(row.Suite),
        Convert.FromBase64String(row.Secret),
        Convert.FromBase64String(row.SigningKey),
        Convert.FromBase64String(row.PublicKey),
        DateTimeOffset.Parse(row.CreatedAt, CultureInfo.InvariantCulture));

    private sealed record PublicRow(int Number, string Suite, string PublicKey);

    private sealed record Row(int Number, string Suite, string Secret, string SigningKey, string PublicKey, string CreatedAt);
}
