using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Anyu.Kernel;

namespace Anyu.Store;

/// <summary>The end of a log when the backup was taken.</summary>
/// <param name="Log">Which log.</param>
/// <param name="Size">How many entries.</param>
/// <param name="Chain">The last link of the chain, in hexadecimal digits.</param>
public sealed record BackupLog(string Log, long Size, string Chain);

/// <summary>What a backup is: written beside it, compared before it is used.</summary>
/// <param name="Format">1.</param>
/// <param name="TakenAt">When, UTC.</param>
/// <param name="System">Which database system.</param>
/// <param name="File">The file's name.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its digest, in hexadecimal digits.</param>
/// <param name="Logs">Its evidence logs.</param>
public sealed record BackupManifest(int Format, DateTimeOffset TakenAt, string System, string File, long Bytes, string Sha256, ImmutableArray<BackupLog> Logs)
{
    private const string Name = "manifest.json";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Reads the manifest of a backup's folder and compares the file with it: <c>STO-0030</c>, <c>STO-0031</c>.</summary>
    public static Result<BackupManifest> Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(global::System.IO.File.ReadAllBytes(path), Form);
            return manifest is { Format: 1, File: not null, Sha256: not null, Logs.IsDefault: false } && manifest.File == Path.GetFileName(manifest.File)
                && manifest.Fits(Path.Combine(folder, manifest.File))
                ? Result<BackupManifest>.Success(manifest)
                : Result<BackupManifest>.Failure(StoreProblems.BackupDamaged(folder));
        }
        catch (JsonException)
        {
            return Result<BackupManifest>.Failure(StoreProblems.BackupDamaged(folder));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Result<BackupManifest>.Failure(StoreProblems.BackupFile(path, fault.Message));
        }
    }

    internal static BackupManifest Of(string path, DatabaseSystem system, DateTimeOffset now, IEnumerable<EvidenceHead> heads) => new(
        1, now, system.ToString(), Path.GetFileName(path), new FileInfo(path).Length, Digest(path),
        [.. heads.Select(head => new BackupLog(head.Log, head.Size, Convert.ToHexStringLower(head.Chain)))]);

    internal void Write(string folder) => global::System.IO.File.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(this, Form) + "\n");

    private static string Digest(string path)
    {
        using var stream = global::System.IO.File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private bool Fits(string path) => new FileInfo(path).Length == Bytes && Digest(path) == Sha256;
}
