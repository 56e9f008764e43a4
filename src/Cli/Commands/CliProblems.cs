using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary>The numbered problems of the command line.</summary>
internal static class CliProblems
{
    /// <summary>CLI-0001: no such command.</summary>
    public static Problem UnknownCommand(string name) => new(
        "CLI-0001",
        new($"没有“{name}”这个命令。", $"There is no command “{name}”."),
        new("命令要写全。", "Commands are written in full."),
        new("用 anyu --help 看全部命令。", "See anyu --help for all commands."));

    /// <summary>CLI-0002: no such option.</summary>
    public static Problem UnknownOption(string name, Command command) => new(
        "CLI-0002",
        new($"“{command.Name}”没有选项 {name}。", $"“{command.Name}” has no option {name}."),
        new("写错的选项不会起作用。", "A misspelt option would have no effect."),
        new($"用 anyu {command.Name} --help 看它的选项。", $"See anyu {command.Name} --help."));

    /// <summary>CLI-0003: an option without its value, or with one that it cannot have.</summary>
    public static Problem OptionValue(CommandOption option) => new(
        "CLI-0003",
        option.Value is null ? new($"{option.Name} 不带值。", $"{option.Name} takes no value.") : new($"{option.Name} 的值应当是 {option.Value}。", $"{option.Name} needs {option.Value}."),
        new("命令行看不懂。", "The command line cannot be read."),
        option.Value is null ? new($"只写 {option.Name}。", $"Write {option.Name} alone.") : new($"写成 {option.Name} {option.Value}。", $"Write {option.Name} {option.Value}."));

    /// <summary>CLI-0004: too few or too many operands.</summary>
    public static Problem Operands(Command command, int found) => new(
        "CLI-0004",
        new(
            string.Create(CultureInfo.InvariantCulture, $"“{command.Name}”后面写了 {found} 项。"),
            string.Create(CultureInfo.InvariantCulture, $"“{command.Name}” was given {found} operands.")),
        new($"用法：anyu {command.Name} {command.Operands}", $"Usage: anyu {command.Name} {command.Operands}"),
        new("按用法写。", "Follow the usage."));

    /// <summary>CLI-0005: a value that is no date.</summary>
    public static Problem NoDate(string option, string value) => new(
        "CLI-0005",
        new($"{option} 的“{value}”不是日期。", $"“{value}” is no date for {option}."),
        new("日期写成 年-月-日。", "Dates are year-month-day."),
        new("例如 2024-06-01。", "For example 2024-06-01."));

    /// <summary>CLI-0006: a file that cannot be read.</summary>
    public static Problem NoFile(string path) => new(
        "CLI-0006",
        new($"读不到文件：{path}", $"The file cannot be read: {path}"),
        new("没有它就不能作答。", "Without it there is no answer."),
        new("核对路径和权限。", "Check the path and its permissions."),
        new SourceLocation(path));

    /// <summary>CLI-0007: a count out of range.</summary>
    public static Problem NoCount(string option, string value, int most) => new(
        "CLI-0007",
        new($"{option} 的“{value}”不是可用的个数。", $"“{value}” is no count for {option}."),
        new(
            string.Create(CultureInfo.InvariantCulture, $"个数从 1 到 {most}。"),
            string.Create(CultureInfo.InvariantCulture, $"Counts are from 1 to {most}.")),
        new("例如 20。", "For example 20."));

    /// <summary>CLI-0008: a comparison of one thing.</summary>
    public static Problem TwoOfAKind() => new(
        "CLI-0008",
        new("没有说清拿什么比。", "It is not clear what to compare."),
        new("要比较两个内容目录，或者同一内容的两个日期。", "Two content folders are compared, or two days of one."),
        new("写两个目录，或者写 --from 日期 --to 日期。", "Give two folders, or --from DATE --to DATE."));

    /// <summary>CLI-0010: a family file without a single fact.</summary>
    public static Problem NothingStated(string path) => new(
        "CLI-0010",
        new("家庭文件里一项情况也没有写。", "The family file states no fact."),
        new("没有任何事实，每一项都只能答“尚不能确定”。", "Without a single fact every answer would be “not yet known”."),
        new("至少写一项，例如 mother 或 children；参照 samples/ 下的样例。", "State at least one item, such as mother or children; see the files in samples/."),
        new SourceLocation(path, 1));

    /// <summary>CLI-0009: an address that leads nowhere.</summary>
    public static Problem NoArticle(string address, string? nearest) => new(
        "CLI-0009",
        new($"没有“{address}”。", $"There is no “{address}”."),
        new("地址写成 文件编号#条，例如 二（四）1。", "An address is slug#article."),
        nearest is null ? new("用 anyu law search 查找。", "Look for it with anyu law search.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"));

    /// <summary>CLI-0020: a file that would be overwritten.</summary>
    public static Problem FileExists(string path) => new(
        "CLI-0020",
        new($"文件已存在：{path}", $"The file exists: {path}"),
        new("覆盖它会丢失里面的内容。", "Overwriting it would lose what it holds."),
        new("换一个名字，或先移走它。", "Choose another name, or move it away first."),
        new SourceLocation(path));

    /// <summary>CLI-0021: a file that cannot be written.</summary>
    public static Problem CannotWrite(string path, string reason) => new(
        "CLI-0021",
        new($"写不了文件：{path}", $"The file cannot be written: {path}"),
        new($"系统的说明：{reason}", $"The system says: {reason}"),
        new("核对路径、权限和磁盘空间。", "Check the path, its permissions and the space on the disk."),
        new SourceLocation(path));

    /// <summary>CLI-0027: a file that cannot be opened, read or written.</summary>
    public static Problem FileFault(string reason) => new(
        "CLI-0027",
        new("有文件打不开或写不了。", "A file cannot be opened or written."),
        new($"系统的说明：{reason}", $"The system says: {reason}"),
        new("核对路径、权限和磁盘空间。", "Check the path, its permissions and the space on the disk."));

    /// <summary>CLI-0022: a file that is neither receipt nor checkpoint.</summary>
    public static Problem NoReceipt(string path) => new(
        "CLI-0022",
        new($"不是凭据或检查点：{path}", $"Neither a receipt nor a checkpoint: {path}"),
        new("文件缺失，或内容不完整。", "The file is missing or not whole."),
        new("使用安育开出的原文件。", "Use the file as Anyu made it."),
        new SourceLocation(path));

    /// <summary>CLI-0023: the port is in use or may not be opened.</summary>
    public static Problem PortTaken(int port) => new(
        "CLI-0023",
        new(
            string.Create(CultureInfo.InvariantCulture, $"端口 {port} 打不开。"),
            string.Create(CultureInfo.InvariantCulture, $"Port {port} cannot be opened.")),
        new("别的程序正在用它，或没有权限。", "Another program uses it, or it is not permitted."),
        new("用 --port 换一个。", "Choose another with --port."));

    /// <summary>CLI-0024: a command that another program has.</summary>
    public static Problem OwnProgram(string command) => new(
        "CLI-0024",
        new($"“{command}”是另一个程序。", $"“{command}” is another program."),
        new("几台机器一起工作要用到的组件，别的命令都不装载。", "What several machines need is loaded by no other command."),
        new($"用 ./anyu {command} 启动，它会构建并运行那个程序。", $"Start it as ./anyu {command}, which builds and runs that program."));

    /// <summary>CLI-0025: no simulated agencies answer.</summary>
    public static Problem NoAgencies(int port) => new(
        "CLI-0025",
        new(
            string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/ 没有模拟部门在运行。"),
            string.Create(CultureInfo.InvariantCulture, $"No simulated agencies run at http://127.0.0.1:{port}/.")),
        new("规则是说给正在运行的模拟部门听的。", "Rules are told to agencies that run."),
        new("先在另一个终端运行 ./anyu simulate agencies；换过端口的加 --port。", "Run ./anyu simulate agencies in another terminal first; add --port if it has another."));

    /// <summary>CLI-0026: no such fault.</summary>
    public static Problem NoFault(string word, string known) => new(
        "CLI-0026",
        new($"不认识“{word}”。", $"“{word}” is not known."),
        new("模拟部门不知道该怎样办。", "The simulated agencies would not know what to do."),
        new($"可用：{known}", $"Use one of: {known}"));
}
