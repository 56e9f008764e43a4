using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Anyu.Cli;
using Anyu.Cluster;
using Xunit;

namespace Anyu.DatabaseTests.Cluster;

/// <summary>What a command line can ask wrongly is a numbered problem before anything is done.</summary>
public sealed class CommandTests
{
    [Fact]
    public void A_silo_needs_postgresql_a_free_port_an_address_of_its_own_and_beyond_loopback_a_certificate()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taken = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        Assert.Contains("CLU-0002", Refused("start", "--database", "Host=127.0.0.1", "--port", taken), StringComparison.Ordinal);
        listener.Stop();
        Assert.Contains("CLU-0001", Refused("start", "--database", "data/anyu.db", "--port", taken), StringComparison.Ordinal);
        Assert.Contains("STO-0002", Refused("start", "--database", "Host=127.0.0.1;Port=1;Username=nobody;Timeout=5", "--port", taken), StringComparison.Ordinal);
        Assert.Contains("CLU-0009", Refused("start", "--database", "Host=127.0.0.1", "--host", "192.0.2.1", "--port", taken), StringComparison.Ordinal);
        Assert.Contains("CLU-0010", Refused("start", "--database", "Host=127.0.0.1", "--host", "192.0.2.1", "--certificate", "nothing.pfx"), StringComparison.Ordinal);
        Assert.Contains("CLI-0003", Refused("start", "--database", "Host=127.0.0.1", "--host", "here"), StringComparison.Ordinal);
        Assert.Contains("CLI-0003", Refused("status"), StringComparison.Ordinal);
    }

    private static string Refused(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal((int)ExitCode.Refused, new CommandLine(ClusterCommands.All, output, error, Repository.At("content")).Run(["cluster", .. words, "--content", ClusterRoom.Content]));
        return error.ToString();
    }
}
