using Microsoft.Playwright;

namespace Anyu.Browser;

/// <summary>The browser of this machine: the one named by <c>ANYU_CHROMIUM</c>, else the first on the path.</summary>
internal static class Chromium
{
    /// <summary>Why a test was left out.</summary>
    public const string Missing = "没有 Chromium，浏览器测试未运行 Chromium is not installed; install the package chromium, or name the program in ANYU_CHROMIUM.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The program, or null where there is none.</summary>
    public static string? Program { get; } = Find();

    /// <summary>Starts it without any traffic of its own.</summary>
    public static BrowserTypeLaunchOptions Launch(string program) => new()
    {
        ExecutablePath = program,
        Headless = true,
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync",
        ],
    };

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("ANYU_CHROMIUM");
        return !string.IsNullOrEmpty(named)
            ? File.Exists(named) ? named : null
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists);
    }
}
