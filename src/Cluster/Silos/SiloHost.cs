using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace Anyu.Cluster;

/// <summary>How a silo stands in the cluster.</summary>
/// <param name="Name">Its name, which no other life of a silo has.</param>
/// <param name="Address">Where the other silos reach it.</param>
/// <param name="Connection">The connection string of the PostgreSQL.</param>
/// <param name="Certificate">The certificate that every silo has; null on loopback without.</param>
internal sealed record SiloPlace(string Name, IPEndPoint Address, string Connection, X509Certificate2? Certificate);

/// <summary>
/// The membership of a silo, by Orleans: silos probe each other, vote for the death of one that does not answer, and keep in PostgreSQL who lives. There are no grains and no gateway:
/// between silos nothing travels but this.
/// </summary>
internal static class SiloHost
{
    /// <summary>All silos of a database are one cluster.</summary>
    private const string Cluster = "anyu";

    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SaysSoEvery = TimeSpan.FromSeconds(5);

    /// <summary>A silo, not yet started.</summary>
    /// <param name="place">How it stands in the cluster.</param>
    /// <param name="declaredDead">Called when the others took it for dead; does not return.</param>
    /// <param name="gone">Called with the name of another silo that died or left.</param>
    public static IHost Build(SiloPlace place, Action declaredDead, Action<string> gone)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.UseOrleans(silo =>
        {
            silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", place.Connection));
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (Cluster, Cluster));
            silo.Configure<SiloOptions>(options => options.SiloName = place.Name);
            silo.Configure<EndpointOptions>(options => (options.AdvertisedIPAddress, options.SiloPort, options.GatewayPort) = (place.Address.Address, place.Address.Port, 0));
            silo.Configure<ClusterMembershipOptions>(options => (options.ProbeTimeout, options.TableRefreshTimeout, options.IAmAliveTablePublishTimeout) = (Probe, SaysSoEvery, SaysSoEvery));
            if (place.Certificate is { } certificate)
            {
                silo.UseTls(certificate, options => Trust(options, certificate));
            }

            silo.Services.AddSingleton<IFatalErrorHandler>(new DeclaredDead(declaredDead));
        });
        var host = builder.Build();
        var oracle = host.Services.GetRequiredService<ISiloStatusOracle>();
        oracle.SubscribeToSiloStatusEvents(new Watch(oracle, gone));
        return host;
    }

    /// <summary>Both ends show a certificate and accept this one alone, whoever issued it.</summary>
    private static void Trust(TlsOptions options, X509Certificate2 certificate)
    {
        var own = certificate.GetCertHash(HashAlgorithmName.SHA256);
        (options.RemoteCertificateMode, options.ClientCertificateMode) = (RemoteCertificateMode.RequireCertificate, RemoteCertificateMode.RequireCertificate);
        options.RemoteCertificateValidation = (shown, _, _) => CryptographicOperations.FixedTimeEquals(shown.GetCertHash(HashAlgorithmName.SHA256), own);
        options.OnAuthenticateAsClient = (_, client) => client.TargetHost = Cluster;
    }

    private sealed class DeclaredDead(Action end) : IFatalErrorHandler
    {
        public bool IsUnexpected(Exception exception) => exception is not (OperationCanceledException or ObjectDisposedException);

        public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null) => end();
    }

    private sealed class Watch(ISiloStatusOracle oracle, Action<string> gone) : ISiloStatusListener
    {
        public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
        {
            if (status == SiloStatus.Dead && !updatedSilo.Equals(oracle.SiloAddress))
            {
                gone(oracle.TryGetSiloName(updatedSilo, out var name) ? name : updatedSilo.ToString());
            }
        }
    }
}
