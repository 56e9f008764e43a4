using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Batch;

/// <summary>BAT-00xx: populations that cannot be read and runs that cannot begin. Rows are numbered from 0.</summary>
internal static class BatchProblems
{
    private static readonly Bilingual NothingWritten = new("没有写出半截的结果。", "Nothing half-written was left.");

    /// <summary>BAT-0001: the file is no Parquet file, or not whole.</summary>
    public static Problem NotWhole(string file, string reason) => new(
        "BAT-0001",
        new($"{file} 不是完整的 Parquet 文件。", $"{file} is no whole Parquet file."),
        new($"文件可能中途被截断。{NothingWritten.Zh}系统的说明：{reason}", $"It may have been cut off in the middle. {NothingWritten.En} The system says: {reason}"),
        new("重新取得或重新生成这个文件，并核对它的大小。", "Fetch or make the file again, and check its size."),
        new SourceLocation(file));

    /// <summary>BAT-0002: a column without which nothing can be decided is missing.</summary>
    public static Problem MissingColumn(string file, string column, Bilingual why) => new(
        "BAT-0002",
        new($"{file} 没有列 {column}。", $"{file} has no column {column}."),
        new(why.Zh + NothingWritten.Zh, $"{why.En} {NothingWritten.En}"),
        column == FileColumns.Place
            ? new("补上这一列，每一行都要有值。", "Add the column, with a value in each row.")
            : new("补上这一列；不知道的值可以留空。", "Add the column; values that are not known may be null."),
        new SourceLocation(file));

    /// <summary>BAT-0003: a column whose name is that of no fact.</summary>
    public static Problem UnknownColumn(string file, string column, string? nearest) => new(
        "BAT-0003",
        new($"{file} 的列 {column} 不是词汇表里的情况。", $"The column {column} of {file} is no fact of the vocabulary."),
        new("写错的列名会使这项情况成为未知。" + NothingWritten.Zh, "Under a misspelt name the fact would be unknown. " + NothingWritten.En),
        nearest is null ? new("列名写成情况的路径，例如 children[1].birthDate。", "Columns are named by the paths of facts, such as children[1].birthDate.") : new($"是不是 {nearest}？", $"Did you mean {nearest}?"),
        new SourceLocation(file));

    /// <summary>BAT-0004: a column that holds another unit than its fact, or does not say which.</summary>
    public static Problem WrongUnit(string file, string column, string? stated, string wanted) => new(
        "BAT-0004",
        stated is null
            ? new($"{file} 没有写明列 {column} 的单位。", $"{file} does not say in which unit the column {column} is.")
            : new($"{file} 的列 {column} 单位是 {stated}。", $"The column {column} of {file} is in {stated}."),
        new($"这项情况的单位是 {wanted}，差一个单位金额就差百倍。{NothingWritten.Zh}", $"The fact is in {wanted}; another unit would be wrong by a hundred times and more. {NothingWritten.En}"),
        new($"在文件的键值元数据里写 unit:{column} = {wanted}，并按它换算数值。", $"State unit:{column} = {wanted} in the key-value metadata of the file, and convert the values."),
        new SourceLocation(file));

    /// <summary>BAT-0005: a division code that is not in the division tree.</summary>
    public static Problem UnknownPlace(string file, long row, string column, string code) => new(
        "BAT-0005",
        new(At(row, column, $"的区划代码“{code}”不存在。"), AtEn(row, column, $": there is no division with the code “{code}”.")),
        new("没有地方就选不出适用的规定。" + NothingWritten.Zh, "Without the place the law that applies cannot be chosen. " + NothingWritten.En),
        new("用六位县级代码；撤并的区划用现行代码。", "Use six-digit codes of counties; of abolished divisions the present code."),
        new SourceLocation(file));

    /// <summary>BAT-0005: a division code of an option that is not in the division tree.</summary>
    public static Problem UnknownPlace(string option, string code) => new(
        "BAT-0005",
        new($"{option} 的区划代码“{code}”不存在。", $"{option}: there is no division with the code “{code}”."),
        new("没有地方就选不出适用的规定。" + NothingWritten.Zh, "Without the place the law that applies cannot be chosen. " + NothingWritten.En),
        new("核对区划代码；撤并的区划用现行代码。", "Check the code; of abolished divisions use the present one."));

    /// <summary>BAT-0006: a null where a fact is required.</summary>
    public static Problem Missing(string file, long row, string column) => new(
        "BAT-0006",
        new(At(row, column, "没有值。"), AtEn(row, column, " has no value.")),
        new("这项情况必须有值：地方用来分片汇总；写了子女就要写分娩。" + NothingWritten.Zh, "This fact is required: parts and totals are by place, and where children are stated their births are. " + NothingWritten.En),
        new("补上这个值，或把这一行移出文件。", "State it, or take the row out of the file."),
        new SourceLocation(file));

    /// <summary>BAT-0007: a value that its fact cannot have.</summary>
    public static Problem OutOfRange(string file, long row, string column, string value, string range) => new(
        "BAT-0007",
        new(At(row, column, $"的值 {value} 不可能。"), AtEn(row, column, $": {value} is not possible.")),
        new($"可能的值：{range}。{NothingWritten.Zh}", $"Possible values: {range}. {NothingWritten.En}"),
        new("核对这一行的数据和单位。", "Check the row and its unit."),
        new SourceLocation(file));

    /// <summary>BAT-0008: a column of another type than its fact.</summary>
    public static Problem WrongType(string file, string column, string found, string wanted) => new(
        "BAT-0008",
        new($"{file} 的列 {column} 类型是 {found}。", $"The column {column} of {file} is of type {found}."),
        new($"这项情况要用 {wanted}。{NothingWritten.Zh}", $"The fact needs {wanted}. {NothingWritten.En}"),
        new("按所说的类型写这一列。", "Write the column with that type."),
        new SourceLocation(file));

    /// <summary>BAT-0009: a part of the file that cannot be read.</summary>
    public static Problem Damaged(string file, long row, string column, string reason) => new(
        "BAT-0009",
        new(At(row, column, "起的数据读不出来。"), AtEn(row, column, ": the data from here on cannot be read.")),
        new($"文件损坏，或与它自己的目录不符。{NothingWritten.Zh}系统的说明：{reason}", $"The file is damaged, or does not agree with its own directory. {NothingWritten.En} The system says: {reason}"),
        new("重新取得或重新生成这个文件。", "Fetch or make the file again."),
        new SourceLocation(file));

    /// <summary>BAT-0010: a row group too large to be read in little memory.</summary>
    public static Problem LargeRowGroup(string file, long rows, int most) => new(
        "BAT-0010",
        new(Text($"{file} 有一个 {rows} 行的行组。"), Text($"{file} has a row group of {rows} rows.")),
        new(Text($"一个行组最多 {most} 行，内存才不随人群增长。"), Text($"A row group has at most {most} rows, so that memory does not grow with the population.")),
        new("写文件时把行组设小，例如 32768 行。", "Write the file with smaller row groups, such as 32,768 rows."),
        new SourceLocation(file));

    /// <summary>BAT-0011: the folder holds another run.</summary>
    public static Problem OtherRun(string folder) => new(
        "BAT-0011",
        new($"{folder} 里是另一次批量认定的结果。", $"{folder} holds the results of another run."),
        new("人群、规定、日期或选项不同的结果不能混在一起。没有改动任何文件。", "Results of another population, law, day or option must not be mixed. No file was changed."),
        new("换一个目录，或先移走旧结果。", "Choose another folder, or move the old results away first."),
        new SourceLocation(folder));

    /// <summary>BAT-0012: the results cannot be written.</summary>
    public static Problem CannotWrite(string path, string reason) => new(
        "BAT-0012",
        new($"写不了 {path}。", $"{path} cannot be written."),
        new($"已完成的分片都保留着。系统的说明：{reason}", $"The parts that are done are kept. The system says: {reason}"),
        new("核对权限和磁盘空间后用同样的命令继续。", "Check permissions and the space on the disk, then go on with the same command."),
        new SourceLocation(path));

    /// <summary>BAT-0053: a link to a member that is not there.</summary>
    public static Problem NoSuchMember(string file, long row, string column, string member, string counts, int count) => new(
        "BAT-0053",
        new(At(row, column, $"指向 {member}，可是 {counts} 说只有 {Text($"{count}")} 个。"), AtEn(row, column, $" refers to {member}, but {counts} says there are {Text($"{count}")}.")),
        new("指向不存在的成员，依它认定的待遇就无从说起。" + NothingWritten.Zh, "What is decided by a member that is not there means nothing. " + NothingWritten.En),
        new("改正个数，或改正、留空这个值。", "Correct the count, or correct the value or leave it null."),
        new SourceLocation(file));

    /// <summary>BAT-0054: a year outside of the forecast.</summary>
    public static Problem NoYear(string run, int year, int first, int last) => new(
        "BAT-0054",
        new(Text($"预测 {run} 没有 {year} 年。"), Text($"The forecast {run} does not reach {year}.")),
        new(Text($"它从 {first} 年到 {last} 年。"), Text($"It goes from {first} to {last}.")),
        new("换一个年份，或做一次更长的预测。", "Choose another year, or make a longer forecast."),
        new SourceLocation(run));

    /// <summary>BAT-0055: a forecast that does not say at which ages mothers bear.</summary>
    public static Problem NoFertility(string run) => new(
        "BAT-0055",
        new($"预测 {run} 没有生育率表。", $"The forecast {run} has no births per woman."),
        new("不知道母亲多大生育，就配不成家庭；这里不替它假设。", "Without the ages at which mothers bear, families cannot be made; none are assumed for it."),
        new("用分年龄生育率的方案做预测。", "Use a forecast whose plan has births per woman by age."),
        new SourceLocation(run));

    /// <summary>BAT-0056: a forecast of no division.</summary>
    public static Problem NoDivision(string run, string code) => new(
        "BAT-0056",
        new($"预测 {run} 的区划代码“{code}”不存在。", $"There is no division with the code “{code}” of the forecast {run}."),
        new("没有地方就选不出适用的规定。", "Without the place the law that applies cannot be chosen."),
        new("在方案的 division 里写六位区划代码，再做一次预测。", "State the six-digit code as division of the plan, and run it again."),
        new SourceLocation(run));

    /// <summary>BAT-0057: a forecast of too many women.</summary>
    public static Problem ManyWomen(string run, long women, int most) => new(
        "BAT-0057",
        new(Text($"预测 {run} 有 {women:N0} 名20至59岁妇女。"), Text($"The forecast {run} has {women:N0} women of 20 to 59.")),
        new(Text($"每人一户，最多 {most:N0} 户：各户的年龄在内存里配。"), Text($"Each is a family, and at most {most:N0} are made: their ages are matched in memory.")),
        new("用地市或县的预测分别试算。", "Use the forecasts of prefectures or counties, one after the other."),
        new SourceLocation(run));

    /// <summary>BAT-0058: a reference that another run wrote.</summary>
    public static Problem OtherRun(string population, string reference, string run) => new(
        "BAT-0058",
        new($"“{reference}”不是“{population}”这一次认定写下的：现在的人群、日期、待遇和法律是“{run}”。", $"“{reference}” was not written by this run over “{population}”: the population, day, benefits and law at hand make “{run}”."),
        new("人群、地方、日期、待遇或者法律有一样变了，同一个序号就是另一个家庭，或者另一个答案。", "Where the population, the place, the day, the benefits or the law are others, the same number is another family or another answer."),
        new("写上当时的 --population、--place、--orders、--on 和 --benefits，用当时的文件和内容；都变了的，重新认定一次。", "Give --population, --place, --orders, --on and --benefits as they were, with the files and the content of that time; where those are gone, run it again."));

    /// <summary>BAT-0013: a row that the population does not have.</summary>
    public static Problem NoRow(string file, long row, long families) => new(
        "BAT-0013",
        new(Text($"{file} 没有第 {row} 行。"), Text($"{file} has no row {row}.")),
        new(Text($"它有 {families} 行，从 0 数起。"), Text($"It has {families} rows, counted from 0.")),
        new("核对行号；结果里的“family”列就是行号。", "Check the number; the column “family” of the results holds it."),
        new SourceLocation(file));

    /// <summary>BAT-0100: a place whose families are asked for and that is not in the division tree.</summary>
    public static Problem NoPlace(PlaceCode place) => new(
        "BAT-0100",
        new($"没有区划 {place}。", $"There is no division {place}."),
        new("没有地方就不知道读谁的家庭。" + NothingWritten.Zh, "Without it nobody knows whose families to read. " + NothingWritten.En),
        new("核对区划代码；撤并的区划用现行代码。", "Check the code; of abolished divisions use the present one."));

    /// <summary>BAT-0101: the register holds a value that its fact cannot have.</summary>
    public static Problem Unreadable(Guid family, ImmutableArray<Problem> reasons) => new(
        "BAT-0101",
        new($"登记里家庭 {family:D} 的情况读不成：{reasons[0].What.Zh}", $"The facts of the family {family:D} in the register cannot be read: {reasons[0].What.En}"),
        new($"{reasons[0].Why.Zh}（{reasons[0].Code}）这一片没有写出任何结果；已完成的分片都保留着。", $"{reasons[0].Why.En} ({reasons[0].Code}) Nothing of this part was written; the parts that are done are kept."),
        new($"在登记里更正这个家庭的记录，再重新运行。{reasons[0].Mend.Zh}", $"Correct the family’s record in the register, then run again. {reasons[0].Mend.En}"));

    /// <summary>BAT-0102: the register changed while it was read.</summary>
    public static Problem RegisterChanged(string where) => new(
        "BAT-0102",
        new($"读取期间登记（{where}）有变动。", $"The register ({where}) changed while it was read."),
        new("有家庭迁入、迁出、合并或封存，前后读到的不是同一批家庭。已完成的分片都保留着，总数没有写出。", "Families moved, were linked or sealed, so that what was read first and last are not the same families. The parts that are done are kept, no total was written."),
        new("换一个目录重新运行；最好在夜间，或读一份恢复出来的备份。", "Run again into another folder; best at night, or over a restored backup."));

    /// <summary>BAT-0103: a family that a scan could not decide.</summary>
    public static Problem NotScanned(ScanFault fault) => new(
        "BAT-0103",
        new($"{fault.PlaceCode} 的家庭 {fault.Family:D} 没有认定（{fault.Code}）。", $"The family {fault.Family:D} of {fault.PlaceCode} was not decided ({fault.Code})."),
        new("登记里有一个值不可能是它那项情况。这个家庭什么也没有写；其他家庭都已认定。", "The register holds a value that its fact cannot have. Nothing was written of this family; all others were decided."),
        new("在登记里更正这个家庭的记录；下一次扫描会认定它。", "Correct the family’s record in the register; the next scan decides it."));

    /// <summary>BAT-0104: a scan of which a part was given up.</summary>
    public static Problem ScanGivenUp(string fault) => new(
        "BAT-0104",
        new($"扫描有一片多次没有做成（{fault}）。", $"A part of the scan failed too often ({fault})."),
        new("已认定的家庭都保留着，没有告知过两次的。", "The families decided are kept; nobody was told twice."),
        new("排除原因后再运行一次；只认定有变化的家庭。", "Mend the cause and run again; only families that changed are determined."));

    private static string At(long row, string column, string what) => Text($"第 {row} 行（从 0 数起）列 {column} {what}");

    private static string AtEn(long row, string column, string what) => Text($"Row {row} (from 0), column {column}{what}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A population could not be read to its end, or results could not be written, for a reason outside the program.</summary>
public sealed class BatchException : Exception
{
    internal BatchException(Problem problem, Exception? inner = null)
        : base(problem.ToString(), inner) => Problem = problem;

    /// <summary>What, why and how to mend it.</summary>
    public Problem Problem { get; }

    /// <summary>Whether the results cannot be written, while the population is sound.</summary>
    public bool IsOfResults { get; init; }

    /// <summary>What is wrong with the population among the faults of several threads; null when it is something else.</summary>
    public static Problem? Among(AggregateException several) => several.Flatten().InnerExceptions.OfType<BatchException>().FirstOrDefault()?.Problem;
}
