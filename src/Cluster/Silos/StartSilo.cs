using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Anyu.Cli;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Anyu.Cluster;

/// <summary>Starts a silo on this computer; it works until it is stopped.</summary>
internal static class StartSilo
{
    private const int UsualPort = 11_111;
    private const int MostPort = 65_535;

    public static CommandOption Port { get; } = new("--port", "N", new("其他节点连接的端口，默认11111", "the port that other silos connect to, 11111 by default"));

    public static CommandOption Host { get; } = new("--host", "ADDRESS", new("本机在专用网络里的 IP 地址，默认 127.0.0.1，只有本机能连", "the IP address of this computer in the private network; 127.0.0.1 by default, which only this computer reaches"));

    public static CommandOption Certificate { get; } = new("--certificate", "FILE", new("各节点共用的证书（PKCS#12），节点之间互相出示并加密；离开本机时必须有", "the certificate that all silos share (PKCS#12): shown by both ends, traffic encrypted; needed beyond this computer"));

    public static ExitCode Run(Invocation call)
    {
        if (BatchAsking.Count(call, Port, UsualPort, 1, MostPort) is not { } port || BatchAsking.ThreadsOf(call) is not { } threads)
        {
            return ExitCode.Refused;
        }

        if (!IPAddress.TryParse(call.Arguments[Host.Name] ?? "127.0.0.1", out var address))
        {
            return call.Refuse(CliProblems.OptionValue(Host));
        }

        var file = call.Arguments[Certificate.Name];
        var read = file is null ? null : Read(call.Locate(file));
        if (read is { Succeeded: false })
        {
            return call.Refuse(read.Problems);
        }

        using var certificate = read?.Value;
        var refused = certificate is null && !IPAddress.IsLoopback(address) ? ClusterProblems.NeedsCertificate(address.ToString()) : Listen(new IPEndPoint(address, (int)port));
        return refused is null && call.Load() is { } book
            ? ClusterModule.Use(call, database => Serve(call, database, book, new SiloPlace(NameOf(address, port), new IPEndPoint(address, (int)port), call.Arguments[ClusterModule.Option.Name]!, certificate), threads))
            : refused is null ? ExitCode.Refused : call.Refuse(refused);
    }

    private static string NameOf(IPAddress address, long port) => string.Create(CultureInfo.InvariantCulture, $"{address}:{port}/{Guid.CreateVersion7():n}");

    private static Result<X509Certificate2> Read(string file)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, Environment.GetEnvironmentVariable("ANYU_CERTIFICATE_PASSWORD"));
            return certificate.HasPrivateKey ? Result<X509Certificate2>.Success(certificate) : Result<X509Certificate2>.Failure(ClusterProblems.NoCertificate(file, "no private key"));
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return Result<X509Certificate2>.Failure(ClusterProblems.NoCertificate(file, fault.Message));
        }
    }

    /// <summary>Whether the silo could listen there; null when it could.</summary>
    private static Problem? Listen(IPEndPoint at)
    {
        try
        {
            using var trial = new TcpListener(at);
            trial.Start();
            return null;
        }
        catch (SocketException fault)
        {
            return fault.SocketErrorCode == SocketError.AddressNotAvailable ? ClusterProblems.NoAddress(at.Address.ToString()) : ClusterProblems.PortTaken(at.ToString(), fault.Message);
        }
    }

    private static async Task<ExitCode> Serve(Invocation call, Database database, Lawbook book, SiloPlace place, int threads)
    {
        var told = new Notices(call);
        using var host = SiloHost.Build(place, () => told.EndDeclaredDead(), name => told.Say($"节点 {name} 已退出，它手上的片由其他节点接着做", $"The silo {name} is gone; others take over its parts"));
        try
        {
            await host.StartAsync();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return call.Refuse(ClusterProblems.CannotJoin(place.Address.ToString(), fault.GetBaseException().Message));
        }

        told.Say(
            string.Create(CultureInfo.InvariantCulture, $"节点 {place.Name} 已加入，{threads} 个线程。Ctrl+C 停止：先做完手上的片"),
            string.Create(CultureInfo.InvariantCulture, $"The silo {place.Name} has joined with {threads} threads. Ctrl+C stops it after the parts in hand"));
        using var runs = new JoinedRuns(book, place.Name[(place.Name.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        var life = host.Services.GetRequiredService<IHostApplicationLifetime>();
        await Task.WhenAll(Enumerable.Range(0, threads).Select(i => Start(new SiloWorker(database, runs, new Worker(place.Name, i), told.Say), life)));

        // It leaves the cluster when its hands are empty.
        await host.StopAsync();
        return ExitCode.Done;
    }

    /// <summary>A thread of its own: what Orleans answers with must not wait for a part. Where one ends, all do.</summary>
    private static Task Start(SiloWorker worker, IHostApplicationLifetime life) => Task.Factory.StartNew(
        () =>
        {
            try
            {
                worker.Work(life.ApplicationStopping);
            }
            finally
            {
                life.StopApplication();
            }
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    /// <summary>What a silo says while it runs, from any thread.</summary>
    private sealed class Notices(Invocation call)
    {
        private readonly Lock turn = new();

        public void Say(string zh, string en)
        {
            lock (turn)
            {
                call.Error.WriteLine(call.Say(zh, en));
            }
        }

        public void Say(Problem problem)
        {
            lock (turn)
            {
                ProblemText.Write(call.Error, [problem], call.Language);
            }
        }

        /// <summary>The others have taken over: whatever this process still did would be done twice.</summary>
        public void EndDeclaredDead()
        {
            Say(ClusterProblems.DeclaredDead());
            Environment.Exit((int)ExitCode.Refused);
        }
    }
}
