using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Anyu.Cluster;
using Xunit;

namespace Anyu.DatabaseTests.Cluster;

/// <summary>Silos that show each other a certificate: those with the same one work together, one with another does not come in.</summary>
public sealed class CertificateTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anyu-certificate-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Silos_of_one_certificate_work_together_and_a_stranger_is_struck_off()
    {
        await using var room = await ClusterRoom.Make(families: 6 * 2_048);
        var (ours, theirs) = (Certificate("ours"), Certificate("theirs"));
        using var first = SiloProcess.Start(room.Where, ClusterRoom.Content, threads: 1, "--certificate", ours);
        await first.Joined();
        using var second = SiloProcess.Start(room.Where, ClusterRoom.Content, threads: 1, "--certificate", ours);
        await second.Joined();
        using var stranger = SiloProcess.Start(room.Where, ClusterRoom.Content, threads: 1, "--certificate", theirs);
        Assert.Contains("CLU-0012", await stranger.Ended(), StringComparison.Ordinal);
        Assert.DoesNotContain("has joined", stranger.Said, StringComparison.Ordinal);
        var run = await room.Ask();
        await room.Until(run, r => r.State != RunRow.Running);
        Assert.Equal(2, (await ClusterState.Read(room.Database, run.Run)).Silos.Count);
        room.IsAsByOneProcess();
    }

    private string Certificate(string name)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var key = RSA.Create(2_048);
        using var certificate = new CertificateRequest("CN=anyu", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        var file = Path.Combine(folder.FullName, $"{name}.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx));
        return file;
    }
}
