namespace Anyu.Cli;

/// <summary><c>anyu cluster</c> is a program of its own, which the script <c>./anyu</c> builds and starts; this program only lists it.</summary>
internal static class ClusterCommand
{
    public static Command Definition { get; } = new(
        "cluster", "start|run|status", 0, 2, new("几台机器一起认定一个人群：./anyu cluster --help", "several machines decide one population: ./anyu cluster --help"), [], call => call.Refuse(CliProblems.OwnProgram("cluster")));
}
