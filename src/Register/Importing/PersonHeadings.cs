using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>The headings by which columns of a table of persons are known, and the names of ethnic groups: content.</summary>
internal sealed class PersonHeadings
{
    public const string Since = "since";

    /// <summary>The spouse's number, in the row of one of the two.</summary>
    public const string Spouse = "spouse";

    /// <summary>The day of marriage.</summary>
    public const string MarriedOn = "married-on";

    /// <summary>The elements that a table may have.</summary>
    public static readonly ImmutableArray<string> Elements =
    [
        Anyu.Register.Elements.Name, Anyu.Register.Elements.FormerName, Anyu.Register.Elements.Sex, Anyu.Register.Elements.BirthDate, Anyu.Register.Elements.Number,
        Anyu.Register.Elements.Phone, Anyu.Register.Elements.Ethnicity, Anyu.Register.Elements.Residence, Anyu.Register.Elements.Hukou, Since,
        Anyu.Register.Elements.Mother, Anyu.Register.Elements.Father, Spouse, MarriedOn,
    ];

    private readonly ImmutableArray<(string Element, string Heading)> headings;
    private readonly FrozenDictionary<string, string> ethnicities;

    private PersonHeadings(ImmutableArray<(string Element, string Heading)> headings, FrozenDictionary<string, string> ethnicities) => (this.headings, this.ethnicities) = (headings, ethnicities);

    /// <summary>Reads both tables; null when they have problems.</summary>
    public static PersonHeadings? Of(IReadOnlyList<TableRow> rows, IReadOnlyList<TableRow> ethnicities, ProblemSink sink)
    {
        var read = Read(rows, "register/headings.csv", sink);
        return read is null ? null : new PersonHeadings(read.Value, ethnicities.SelectMany(row => new[] { (row[1], row[0]), (row[1].TrimEnd('族'), row[0]), (row[0], row[0]) })
            .DistinctBy(pair => pair.Item1, StringComparer.Ordinal).ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal));
    }

    /// <summary>The heading that an export writes for an element: the first that an import knows.</summary>
    public string First(string element) => headings.First(known => known.Element == element).Heading;

    /// <summary>These headings behind those of a mapping that was given with an import; null when it has problems.</summary>
    public PersonHeadings? After(Table mapping, ProblemSink sink) =>
        Read(mapping.Rows.Where(row => !row.IsBlank && !row[0].StartsWith('#')), mapping.File, sink) is { } read ? new PersonHeadings([.. read, .. headings], ethnicities) : null;

    /// <summary>The columns of a table by its headings, or why it cannot be imported: <c>REG-0202</c>.</summary>
    public Result<PersonColumns> In(TableRow header, string file)
    {
        var found = Found(header);
        var needed = found.ContainsKey(Anyu.Register.Elements.Number)
            ? new[] { Anyu.Register.Elements.Name }
            : [Anyu.Register.Elements.Name, Anyu.Register.Elements.Sex, Anyu.Register.Elements.BirthDate];
        var missing = needed.Where(element => !found.ContainsKey(element)).ToList();
        return missing.Count == 0
            ? Result<PersonColumns>.Success(new PersonColumns(file, found.ToFrozenDictionary(StringComparer.Ordinal), ethnicities))
            : Result<PersonColumns>.Failure([.. missing.Select(element => RegisterProblems.NoColumn(new SourceLocation(file, header.Number), element, headings.Where(known => known.Element == element).Select(known => known.Heading)))]);
    }

    /// <summary>Element → the column of a table that is read as it.</summary>
    public Dictionary<string, int> Found(TableRow header)
    {
        var texts = header.Cells.Select(cell => cell.Trim()).ToList();
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (element, heading) in headings)
        {
            var at = texts.FindIndex(text => string.Equals(text, heading, StringComparison.OrdinalIgnoreCase));
            if (at >= 0)
            {
                found.TryAdd(element, at);
            }
        }

        return found;
    }

    private static ImmutableArray<(string Element, string Heading)>? Read(IEnumerable<TableRow> rows, string file, ProblemSink sink)
    {
        var all = rows.ToList();
        var wrong = all.Where(row => !Elements.Contains(row[0], StringComparer.Ordinal)).ToList();
        sink.AddRange(wrong.Select(row => RegisterProblems.HeadingRow(new SourceLocation(file, row.Number), row[0], Elements)));
        return wrong.Count > 0 ? null : [.. all.Select(row => (row[0], row[1]))];
    }
}

/// <summary>Where the elements stand in a table.</summary>
internal sealed record PersonColumns(string File, FrozenDictionary<string, int> At, FrozenDictionary<string, string> Ethnicities)
{
    /// <summary>The text of an element in a row; empty when there is no such column.</summary>
    public string Text(TableRow row, string element) => At.TryGetValue(element, out var column) ? row[column] : "";

    /// <summary>A cell's place in the file.</summary>
    public SourceLocation Where(TableRow row, string element) => new(File, row.Number, At.TryGetValue(element, out var column) ? column + 1 : 0);
}
