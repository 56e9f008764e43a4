using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Anyu.DatabaseTests.Cluster;

/// <summary>A command of the cluster as a process of its own.</summary>
internal sealed class SiloProcess : IDisposable
{
    private readonly Process process;
    private readonly List<string> said = [];
    private readonly TaskCompletionSource joined = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SiloProcess(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Anyu.Cluster.dll"), "cluster", .. words, "--lang", "en"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.Exited += (_, _) => joined.TrySetException(new InvalidOperationException("It ended: " + Said));
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    /// <summary>What it wrote so far.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return string.Join('\n', said);
            }
        }
    }

    /// <summary>A silo on this computer, on a free port.</summary>
    public static SiloProcess Start(string database, string content, int threads, params string[] more) => new(
        ["start", "--database", database, "--content", content, "--threads", threads.ToString(CultureInfo.InvariantCulture), "--port", FreePort().ToString(CultureInfo.InvariantCulture), .. more]);

    /// <summary>Gives it one processor alone, counted from 0.</summary>
    public void Pin(int processor)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            process.ProcessorAffinity = 1 << processor;
        }
    }

    /// <summary>Waits until it is a member of the cluster.</summary>
    public Task Joined() => joined.Task.WaitAsync(TimeSpan.FromMinutes(2));

    /// <summary>Waits until it ended, and tells what it said.</summary>
    public async Task<string> Ended()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(patience.Token);
        return Said;
    }

    /// <summary>Signal 9: it does nothing more.</summary>
    public void Kill() => process.Kill();

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (said)
        {
            said.Add(line);
        }

        if (line.Contains("has joined", StringComparison.Ordinal))
        {
            joined.TrySetResult();
        }
    }
}
