using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>The columns of a roster as a table, in the order in which an export writes them.</summary>
internal enum RosterColumn
{
    Place,
    PlaceName,
    Name,
    Duties,
    Pay,
    Pension,
    Since,
    Until,
    TrainedOn,
    TrainedIn,
    Hours,
    Certificate,
}

/// <summary>Where the columns of a table stand, by their headings in either language.</summary>
internal sealed class RosterColumns
{
    /// <summary>The headings, as an export writes them.</summary>
    public static readonly ImmutableArray<Bilingual> Headings =
    [
        new("区划代码", "place"), new("地方", "place-name"), new("姓名", "name"), new("职责", "duties"), new("月报酬（元）", "pay-yuan-monthly"), new("养老保障", "pension"),
        new("任职日期", "since"), new("离任日期", "until"), new("培训日期", "training-date"), new("培训内容", "training-subject"), new("学时", "training-hours"), new("证书", "certificate"),
    ];

    private readonly string file;
    private readonly int[] at;

    private RosterColumns(string file, int[] at) => (this.file, this.at) = (file, at);

    /// <summary>The columns by the row of headings, or which is missing: <c>ACC-0211</c>.</summary>
    public static Result<RosterColumns> In(TableRow header, string file)
    {
        var texts = header.Cells.Select(Plain).ToList();
        var found = Headings.Select(heading => texts.FindIndex(text => text == Plain(heading.Zh) || text == Plain(heading.En))).ToArray();
        var missing = new[] { RosterColumn.Place, RosterColumn.Name }.Where(column => found[(int)column] < 0).ToList();
        return missing.Count > 0
            ? Result<RosterColumns>.Failure([.. missing.Select(column => AccessProblems.NoRosterColumn(new SourceLocation(file, header.Number), Headings[(int)column].Zh))])
            : Result<RosterColumns>.Success(new RosterColumns(file, found));
    }

    /// <summary>What stands in a column of a row; empty where the table has no such column.</summary>
    public string Text(TableRow row, RosterColumn column) => at[(int)column] >= 0 ? row[at[(int)column]] : "";

    /// <summary>Where it stands.</summary>
    public SourceLocation Where(TableRow row, RosterColumn column) => new(file, row.Number, at[(int)column] + 1);

    /// <summary>A heading without its unit and blanks, so that 月报酬（元） and 月报酬 are one.</summary>
    private static string Plain(string heading) => heading.Split('（', '(')[0].Trim().ToLowerInvariant();
}
