using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>What can be asked to be on record for a township or village.</summary>
public enum RosterItem
{
    /// <summary>An office: an open agency of the township.</summary>
    Office,

    /// <summary>Somebody named who serves.</summary>
    Person,

    /// <summary>The duties of everybody who serves.</summary>
    Duties,

    /// <summary>The pay of everybody who serves, or that there is none.</summary>
    Pay,

    /// <summary>The pension arrangement of everybody who serves, or that there is none.</summary>
    Pension,

    /// <summary>A training of everybody who serves.</summary>
    Training,
}

/// <summary>What the townships or villages of a place must have on record.</summary>
/// <param name="Place">The place; all places inside it are meant.</param>
/// <param name="Level">Townships or villages.</param>
/// <param name="Items">What must be on record.</param>
/// <param name="Commitment">The commitment of the law that asks for it; null where no text does and it is an aim of this system.</param>
public sealed record RosterRequirement(PlaceCode Place, PlaceLevel Level, ImmutableSortedSet<RosterItem> Items, string? Commitment);

/// <summary>The tables of <c>content/roster</c>: what must be on record where, and the pension arrangements. A value: loaded once and shared.</summary>
public sealed class RosterRules
{
    private const int PensionColumns = 3;
    private const int RequirementColumns = 4;

    private readonly FrozenDictionary<string, Bilingual> pensions;

    private RosterRules(ImmutableArray<(string Code, Bilingual Label)> pensions, ImmutableArray<RosterRequirement> requirements)
    {
        (Pensions, Requirements) = (pensions, requirements);
        this.pensions = pensions.ToFrozenDictionary(pension => pension.Code, pension => pension.Label, StringComparer.Ordinal);
    }

    /// <summary>The pension arrangements, in the order of the file.</summary>
    public ImmutableArray<(string Code, Bilingual Label)> Pensions { get; }

    /// <summary>All requirements, in the order of the file.</summary>
    public ImmutableArray<RosterRequirement> Requirements { get; }

    /// <summary>Reads the tables of a content folder, or says what is wrong with them: <c>ACC-0101</c>, <c>ACC-0104</c>, <c>ACC-0106</c>, <c>ACC-0108</c>, <c>ACC-0109</c>.</summary>
    /// <param name="content">The path of <c>content/</c>.</param>
    /// <param name="commitments">The ids of the commitments that the law has.</param>
    public static Result<RosterRules> Load(string content, IReadOnlySet<string> commitments)
    {
        var sink = new ProblemSink();
        var arrangements = Rows(content, "pensions.csv", PensionColumns, sink).Select(row => (Code: row.Row[0], Label: new Bilingual(row.Row[1], row.Row[2]), row.At)).ToList();
        sink.AddRange(arrangements.GroupBy(pension => pension.Code, StringComparer.Ordinal).SelectMany(same => same.Skip(1)).Select(twice => AccessProblems.RoleTwice(twice.At, twice.Code)));
        var requirements = Rows(content, "required.csv", RequirementColumns, sink).Select(row => Requirement(row.Row, row.At, commitments, sink)).OfType<RosterRequirement>().ToImmutableArray();
        return sink.Errors > 0
            ? Result<RosterRules>.Failure(sink.Problems)
            : Result<RosterRules>.Success(new RosterRules([.. arrangements.Select(pension => (pension.Code, pension.Label))], requirements));
    }

    /// <summary>What a pension arrangement is called; null when there is no such.</summary>
    public Bilingual? Pension(string code) => pensions.TryGetValue(code, out var label) ? label : null;

    /// <summary>The requirements that hold for a township or village.</summary>
    public IEnumerable<RosterRequirement> Of(PlaceCode place) => Requirements.Where(requirement => requirement.Level == place.Level && place.IsWithin(requirement.Place));

    private static RosterRequirement? Requirement(TableRow row, SourceLocation at, IReadOnlySet<string> commitments, ProblemSink sink)
    {
        PlaceLevel? level = row[1] switch
        {
            "township" => PlaceLevel.Township,
            "village" => PlaceLevel.Village,
            _ => null,
        };
        var before = sink.Errors;
        if (!PlaceCode.TryParse(row[0], out var place, out var unreadable))
        {
            sink.Add(unreadable with { At = at });
        }

        var words = row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        sink.AddRange(words.Where(word => ItemOf(word) is null).Select(word => AccessProblems.RosterWord(at, word, Enum.GetNames<RosterItem>().Select(name => name.ToLowerInvariant()))));
        if (level is null)
        {
            sink.Add(AccessProblems.RosterWord(at, row[1], ["township", "village"]));
        }

        if (row[3] != "-" && !commitments.Contains(row[3]))
        {
            sink.Add(AccessProblems.NoSuchCommitment(at, row[3]));
        }

        return sink.Errors > before ? null : new RosterRequirement(place, level!.Value, [.. words.Select(ItemOf).OfType<RosterItem>()], row[3] == "-" ? null : row[3]);
    }

    private static RosterItem? ItemOf(string word) => word switch
    {
        "office" => RosterItem.Office,
        "person" => RosterItem.Person,
        "duties" => RosterItem.Duties,
        "pay" => RosterItem.Pay,
        "pension" => RosterItem.Pension,
        "training" => RosterItem.Training,
        _ => null,
    };

    private static IEnumerable<(TableRow Row, SourceLocation At)> Rows(string content, string name, int columns, ProblemSink sink)
    {
        var file = "roster/" + name;
        var path = Path.Combine(content, "roster", name);
        if (!File.Exists(path))
        {
            sink.Add(AccessProblems.NoRoleFile(new SourceLocation(file)));
            return [];
        }

        var table = CsvTable.Read(File.ReadAllBytes(path), file);
        sink.AddRange(table.Problems);
        var rows = (table.Value?.Rows ?? []).Where(row => !row.IsBlank && !row[0].StartsWith('#')).Select(row => (Row: row, At: new SourceLocation(file, row.Number))).ToList();
        sink.AddRange(rows.Where(row => !Fits(row.Row, columns)).Select(row => AccessProblems.DemonstrationColumns(row.At, columns)));
        return rows.Where(row => Fits(row.Row, columns));
    }

    private static bool Fits(TableRow row, int columns) => row.Cells.Length == columns && row.Cells.All(cell => !string.IsNullOrWhiteSpace(cell));
}
