using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Cluster;

/// <summary>CLU-00xx: silos that cannot join or must keep out of a run, and runs that cannot go on.</summary>
internal static class ClusterProblems
{
    private static readonly Bilingual OthersGoOn = new("其他节点照常工作。", "Other silos go on.");

    /// <summary>CLU-0001: the database named is not PostgreSQL.</summary>
    public static Problem NotPostgres(string where) => new(
        "CLU-0001",
        new($"{where} 不是 PostgreSQL 的连接字符串。", $"{where} is no connection string of a PostgreSQL."),
        new("各节点在同一个 PostgreSQL 里登记和领取任务；一个文件别的机器够不着。", "Silos enrol and take their parts in one PostgreSQL; a file is out of other machines' reach."),
        new("写成 --database \"Host=…;Database=…;Username=…;Password=…\"。", "Write --database \"Host=…;Database=…;Username=…;Password=…\"."));

    /// <summary>CLU-0002: the port cannot be listened on.</summary>
    public static Problem PortTaken(string at, string reason) => new(
        "CLU-0002",
        new($"{at} 打不开。", $"{at} cannot be listened on."),
        new($"别的程序正在用它，或没有权限。系统的说明：{reason}", $"Another program uses it, or it is not permitted. The system says: {reason}"),
        new("用 --port 换一个；同一台机器上的每个节点各用一个端口。", "Choose another with --port; each silo of a machine has its own."));

    /// <summary>CLU-0003: the silo could not join the others.</summary>
    public static Problem CannotJoin(string at, string reason) => new(
        "CLU-0003",
        new($"节点 {at} 没能加入。", $"The silo {at} could not join."),
        new($"它连不上登记在册的其他节点，或它们连不上它。系统的说明：{reason}", $"It cannot reach the silos that are enrolled, or they cannot reach it. The system says: {reason}"),
        new("用 anyu cluster status 看在册的节点；核对各机之间的端口和证书是否相同；停掉的节点几十秒后会被除名，再试一次。", "See anyu cluster status for those enrolled; check the ports between the machines and that all have the same certificate; silos that ended are struck off within a minute, then try again."));

    /// <summary>CLU-0004: the silo does not see the population.</summary>
    public static Problem NoPopulation(string path) => new(
        "CLU-0004",
        new($"这个节点看不到人群文件 {path}。", $"This silo does not see the population {path}."),
        new("每台机器要在同样的路径读到同一个文件。" + OthersGoOn.Zh, "Every machine reads the same file at the same path. " + OthersGoOn.En),
        new("在这台机器的同样路径挂上或复制这个文件，再重新启动节点。", "Mount or copy the file at that path of this machine, then start the silo again."),
        new SourceLocation(path));

    /// <summary>CLU-0005: the silo sees another population.</summary>
    public static Problem OtherPopulation(string path, string asked, string found) => new(
        "CLU-0005",
        new($"这个节点的 {path} 是另一个人群。", $"{path} is another population on this silo."),
        new($"指纹应为 {asked}，这里是 {found}；混在一起的总数没有意义。{OthersGoOn.Zh}", $"The fingerprint should be {asked} and is {found}; totals of both together would mean nothing. {OthersGoOn.En}"),
        new("换成同一个文件，再重新启动节点。", "Put the same file there, then start the silo again."),
        new SourceLocation(path));

    /// <summary>CLU-0006: the silo has another law or engine.</summary>
    public static Problem OtherLaw(string asked, string found) => new(
        "CLU-0006",
        new("这个节点的规定或程序是另一个版本。", "This silo has the law or the program in another version."),
        new($"要用 {asked}，这里是 {found}；同一个家庭会有两种答案。{OthersGoOn.Zh}", $"The run is by {asked}, this is {found}; one family would have two answers. {OthersGoOn.En}"),
        new("在各机上用同一版本的程序和 content/，再重新启动节点。", "Use the same version of program and content/ on all machines, then start the silo again."));

    /// <summary>CLU-0007: the silo does not find the run in the folder of results.</summary>
    public static Problem NoFolder(string path) => new(
        "CLU-0007",
        new($"这个节点在 {path} 没有找到这次认定。", $"This silo does not find the run in {path}."),
        new("结果写在各机共用的一个目录里；这里的目录不存在，或是另一个。" + OthersGoOn.Zh, "Results are written into one folder that all machines share; here it does not exist, or is another. " + OthersGoOn.En),
        new("在这台机器的同样路径挂上共用的目录，再重新启动节点。", "Mount the shared folder at that path of this machine, then start the silo again."),
        new SourceLocation(path));

    /// <summary>CLU-0008: the run is under way into another folder.</summary>
    public static Problem OtherFolder(string path) => new(
        "CLU-0008",
        new($"同样的认定正在进行，结果写到 {path}。", $"The same run is under way into {path}."),
        new("同样的人群、规定和日期得到同样的结果，不做两遍。", "The same population, law and day give the same results; they are not decided twice at once."),
        new($"用 --out {path} 看它的进度；做完后可以复制目录。", $"Look at it with --out {path}; the folder can be copied when it is whole."),
        new SourceLocation(path));

    /// <summary>CLU-0009: a silo beyond this computer without a certificate.</summary>
    public static Problem NeedsCertificate(string address) => new(
        "CLU-0009",
        new($"在 {address} 上监听要有证书。", $"Listening on {address} needs a certificate."),
        new("没有证书，能连上端口的任何人都可以冒充节点。", "Without one, anybody who reaches the port could pass for a silo."),
        new("给每个节点同一个 --certificate FILE，做法见 docs/operations.md；或不写 --host，只在本机运行。", "Give every silo the same --certificate FILE, see docs/operations.md; or leave --host out and stay on this computer."));

    /// <summary>CLU-0010: the certificate cannot be used.</summary>
    public static Problem NoCertificate(string path, string reason) => new(
        "CLU-0010",
        new($"用不了证书 {path}。", $"The certificate {path} cannot be used."),
        new($"要的是带私钥的 PKCS#12 文件。系统的说明：{reason}", $"A PKCS#12 file with a private key is needed. The system says: {reason}"),
        new("核对路径；文件有口令时写在环境变量 ANYU_CERTIFICATE_PASSWORD 里。", "Check the path; a password of the file stands in the environment variable ANYU_CERTIFICATE_PASSWORD."),
        new SourceLocation(path));

    /// <summary>CLU-0011: a part that ends every silo that takes it.</summary>
    public static Problem TooManyAttempts(int part, int most) => new(
        "CLU-0011",
        new(Text($"第 {part} 片领取了 {most} 次都没有做完，认定中止。"), Text($"Part {part} was taken {most} times and never finished; the run is stopped.")),
        new("每次领取它的节点都中途退出了，例如内存不足。已完成的片都保留着。", "Each silo that took it ended in the middle, for want of memory for example. Parts that are finished are kept."),
        new("查看节点的输出，排除原因后用同样的命令继续。", "Look at what the silos wrote, mend the cause, then go on with the same command."));

    /// <summary>CLU-0012: the other silos took this one for dead.</summary>
    public static Problem DeclaredDead() => new(
        "CLU-0012",
        new("其他节点已把本节点除名，它停止工作。", "The other silos struck this one off; it ends."),
        new("它有若干秒没有应答：机器停顿、网络中断、数据库连不上，或它出示的证书不是其他节点的那一份。它手上的片由其他节点接着做，没有丢失。", "It did not answer for some seconds: the machine stood still, the network broke, the database was out of reach, or its certificate is not the one of the others. Its parts are others' now; nothing is lost."),
        new("排除原因后重新启动节点；全部节点用同一份 --certificate。", "Mend the cause and start the silo again; all silos have the same --certificate."));

    /// <summary>CLU-0013: the address is not this computer's.</summary>
    public static Problem NoAddress(string address) => new(
        "CLU-0013",
        new($"本机没有地址 {address}。", $"This computer does not have the address {address}."),
        new("其他节点要用这个地址连到这里。", "Other silos connect to this address."),
        new("--host 写本机在专用网络里的 IP 地址。", "Give --host the IP address of this computer in the private network."));

    /// <summary>CLU-0014: every silo keeps out of the run.</summary>
    public static Problem NobodyWorks(string run) => new(
        "CLU-0014",
        new($"没有节点做认定 {run}。", $"No silo works for the run {run}."),
        new("在册的节点都因上面说的原因不参加。已完成的片都保留着。", "Every silo keeps out for the reasons above. Parts that are finished are kept."),
        new("排除原因，重新启动节点，再用同样的命令继续。", "Mend the causes, start the silos again, then go on with the same command."));

    /// <summary>CLU-0015: the run is not in the database any more.</summary>
    public static Problem RunRemoved(string run) => new(
        "CLU-0015",
        new($"数据库里已没有认定 {run}。", $"The run {run} is not in the database any more."),
        new("有人恢复或换了数据库。已写出的结果没有改动。", "Somebody restored or exchanged the database. Results written are not changed."),
        new("用同样的命令重新交给各节点，已完成的片不会重做。", "Hand it over again with the same command; finished parts are not decided again."));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
