using System.Diagnostics;
using System.Globalization;

namespace Anyu.Register;

/// <summary>
/// A folder of the process's own account in which a table stands unencrypted while it is read. Its name says which process made it, so that one that was killed
/// leaves nothing behind for longer than until the next process looks.
/// </summary>
internal sealed class WorkFolder : IDisposable
{
    private const string Prefix = "anyu-import-";

    private WorkFolder(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Makes one, readable by the account of the process alone.</summary>
    public static WorkFolder Create() => new(Directory.CreateTempSubdirectory(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-")).FullName);

    /// <summary>Deletes the folders of processes that are no more. One that cannot be deleted belongs to another account, whose processes look after it.</summary>
    public static void ClearAbandoned()
    {
        foreach (var folder in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*").Where(folder => !IsAlive(folder)))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
    }

    /// <summary>Deletes it with what stands in it.</summary>
    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Whether the process that the name tells still runs; a name that tells none is abandoned.</summary>
    private static bool IsAlive(string folder)
    {
        if (!int.TryParse(System.IO.Path.GetFileName(folder)[Prefix.Length..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
