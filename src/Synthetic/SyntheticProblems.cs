using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Synthetic;

/// <summary>SYN-00xx: the synthetic county and its tables in <c>content/demonstration</c>.</summary>
internal static class SyntheticProblems
{
    public static Problem NoTable(SourceLocation at) => new(
        "SYN-0001",
        new("没有这个表。", "The table is missing."),
        new("合成县由 content/demonstration 里的几个表决定。", "A synthetic county is made from the tables of content/demonstration."),
        new("放回这个文件。", "Put the file back."),
        at);

    public static Problem Row(SourceLocation at, string shape) => new(
        "SYN-0002",
        new($"这一行应当是：{shape}", $"This row should be: {shape}"),
        new("列数、数字或代码不对，就不知道要造多少人、在哪里。", "With a wrong count of columns, number or code it is not known how many persons to make, and where."),
        new("对照文件开头的说明改正。", "Compare with the remark at the top of the file."),
        at);

    public static Problem Size(int persons) => new(
        "SYN-0003",
        new(string.Create(CultureInfo.InvariantCulture, $"合成县可以有 {CountyOrder.Fewest:N0} 到 {CountyOrder.Most:N0} 人，不是 {persons:N0}。"),
            string.Create(CultureInfo.InvariantCulture, $"A synthetic county has {CountyOrder.Fewest:N0} to {CountyOrder.Most:N0} persons, not {persons:N0}.")),
        new("太少凑不出各种家庭，太多一次导不进。", "Fewer make no families of every kind; more exceed one import."),
        new("改 --population 的数。", "Change the number of --population."));

    public static Problem NotEmpty() => new(
        "SYN-0004",
        new("这个数据库里已经有人员，不能再造合成县。", "The database holds persons already; no synthetic county is made in it."),
        new("真实的人和合成的人不能放在一起。", "Real and made-up persons must not stand together."),
        new("用一个新的数据库：./run --database 新文件 --population 人数。", "Use a new database: ./run --database FILE --population NUMBER."));

    public static Problem Stopped(string piece, string reason) => new(
        "SYN-0005",
        new($"合成县没有造完，停在“{piece}”。", $"The synthetic county is not complete; it stopped at ‘{piece}’."),
        new($"原因：{reason}", $"The reason: {reason}"),
        new("排除后重新启动，会从停下的地方接着造。", "Mend it and start again; the making goes on where it stopped."));
}
