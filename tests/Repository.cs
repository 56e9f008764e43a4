namespace Anyu;

/// <summary>The working tree that the tests run in, found from the test executable upwards.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A path inside the working tree.</summary>
    public static string At(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("No Anyu.slnx above the test executable.")
        : File.Exists(Path.Combine(folder.FullName, "Anyu.slnx")) ? folder.FullName
        : Find(folder.Parent);
}
