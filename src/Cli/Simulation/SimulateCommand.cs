using System.Globalization;
using System.Runtime.InteropServices;
using Anyu.Exchange;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Cli;

/// <summary><c>anyu simulate agencies</c>: the agencies' systems of the demonstration, on this computer, until they are stopped.</summary>
internal static class SimulateCommand
{
    private const int PortAtMost = 65_535;
    private const int SecondsAtMost = 86_400;

    private static readonly CommandOption Port = new("--port", "PORT", new("在本机哪个端口，默认 5090", "on which port of this computer; 5090 by default"));
    private static readonly CommandOption Office = new("--office", "URL", new("安育的地址，默认 http://127.0.0.1:5080", "where Anyu is; http://127.0.0.1:5080 by default"));
    private static readonly CommandOption Script = new("--script", "FILE", new("故障脚本，见 samples/exchange/faults.csv", "a script of faults, such as samples/exchange/faults.csv"));
    private static readonly CommandOption Seed = new("--seed", "NUMBER", new("随机种子，默认 1", "seed; 1 by default"));
    private static readonly CommandOption Pace = new("--pace", "SECONDS", new("一项通常多少秒办好，默认 2", "how many seconds a part usually takes; 2 by default"));
    private static readonly CommandOption Keys = new("--keys", "FILE", new("模拟部门签名的密钥，默认 data/agencies.keys", "keys with which the agencies sign; data/agencies.keys by default"));

    public static Command Definition { get; } = new(
        "simulate agencies",
        "",
        0,
        0,
        new("在本机模拟各部门的系统：答复、拖延、拒绝、重复、乱序、丢失；在另一个终端用“anyu simulate fault refuse insurance”让它们出错", "simulate the agencies' systems on this computer: they answer, delay, refuse, repeat, reorder and drop. From another terminal ‘anyu simulate fault refuse insurance’ makes one err"),
        [Port, Office, Script, Seed, Pace, Keys],
        Run);

    private static ExitCode Run(Invocation run)
    {
        if (Number(run, Port, 5090, PortAtMost) is not { } port || Number(run, Seed, 1, int.MaxValue) is not { } seed || Number(run, Pace, 2, SecondsAtMost) is not { } seconds)
        {
            return ExitCode.Refused;
        }

        if (!Uri.TryCreate(run.Arguments[Office.Name] ?? "http://127.0.0.1:5080", UriKind.Absolute, out var office) || !office.IsLoopback)
        {
            return run.Refuse(CliProblems.OptionValue(Office));
        }

        var systems = SystemBook.Load(run.ContentRoot());
        if (systems.Value is null)
        {
            return run.Refuse(systems.Problems);
        }

        var script = ScriptOf(run, systems.Value, FaultScript.Faultless with { Seed = seed, Pace = TimeSpan.FromSeconds(seconds) });
        var keys = KeysOf(run.Locate(run.Arguments[Keys.Name] ?? Path.Combine("data", "agencies.keys")));
        return script.Value is null ? run.Refuse(script.Problems)
            : keys.Value is null ? run.Refuse(keys.Problems)
            : Serve(run, ServerOf(run, systems.Value, keys.Value, script.Value, office, port), port);
    }

    private static AgencyServer ServerOf(Invocation run, SystemBook systems, KeyRing keys, FaultScript script, Uri office, int port)
    {
        var log = new AgencyLog(run);
        return new AgencyServer(new AgencySimulator(systems, keys, TimeProvider.System) { Script = script, Told = log.Asked }, systems, office, port, log.Sent);
    }

    private static ExitCode Serve(Invocation run, AgencyServer server, int port)
    {
        using (server)
        {
            if (server.Start() is { } problem)
            {
                return run.Refuse(problem);
            }

            run.Output.WriteLine(run.Say(
                string.Create(CultureInfo.InvariantCulture, $"模拟部门在 http://127.0.0.1:{port}/（Ctrl+C 停止）。安育这样接上：./run --agencies http://127.0.0.1:{port}"),
                string.Create(CultureInfo.InvariantCulture, $"Simulated agencies at http://127.0.0.1:{port}/ (Ctrl+C stops). Connect Anyu: ./run --agencies http://127.0.0.1:{port}")));
            run.Output.Flush();
            using var stop = new CancellationTokenSource();
            using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
            using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
            server.Run(stop.Token).GetAwaiter().GetResult();
        }

        return ExitCode.Done;
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }

    private static Result<FaultScript> ScriptOf(Invocation run, SystemBook systems, FaultScript plain)
    {
        if (run.Arguments[Script.Name] is not { } file)
        {
            return Result<FaultScript>.Success(plain);
        }

        var path = run.Locate(file);
        return File.Exists(path) ? FaultTable.Read(File.ReadAllBytes(path), file, systems, plain) : Result<FaultScript>.Failure(CliProblems.NoFile(path));
    }

    /// <summary>The same keys at each start, so that what waited is still signed by a known key.</summary>
    private static Result<KeyRing> KeysOf(string path)
    {
        if (File.Exists(path))
        {
            return KeyFile.Read(path);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var ring = KeyRing.New(CryptoSuite.International, TimeProvider.System);
        KeyFile.Write(path, ring);
        return Result<KeyRing>.Success(ring);
    }

    private static int? Number(Invocation run, CommandOption option, int otherwise, int most)
    {
        if (run.Arguments[option.Name] is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
        {
            return number;
        }

        run.Refuse(CliProblems.OptionValue(option));
        return null;
    }
}
