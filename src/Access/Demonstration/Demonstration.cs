using System.Collections.Immutable;
using System.Text;
using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>An agency of the demonstration.</summary>
public sealed record DemonstrationAgency(string Name, string Kind, PlaceCode Place, Bilingual Label);

/// <summary>A post of the demonstration and who holds it.</summary>
public sealed record DemonstrationPost(string Account, string Agency, PlaceCode Place, ImmutableArray<string> Roles, SecondFactor Factor, Bilingual Title, string Holder);

/// <summary>A citizen of the demonstration.</summary>
public sealed record DemonstrationCitizen(string Account, Bilingual Label);

/// <summary>Made-up offices, holders of posts and citizens, for demonstration and development: <c>content/demonstration</c>.</summary>
/// <param name="Agencies">The agencies.</param>
/// <param name="Posts">The posts.</param>
/// <param name="Citizens">The citizens.</param>
public sealed record Demonstration(ImmutableArray<DemonstrationAgency> Agencies, ImmutableArray<DemonstrationPost> Posts, ImmutableArray<DemonstrationCitizen> Citizens)
{
    /// <summary>The provider whose accounts these are.</summary>
    public const string Provider = "development";

    private const int AgencyColumns = 5;
    private const int PostColumns = 8;
    private const int CitizenColumns = 3;

    /// <summary>Reads the tables of a content folder, or says what is wrong with them: <c>ACC-0106</c>, <c>ACC-0107</c>.</summary>
    public static Result<Demonstration> Load(string content, RoleBook roles)
    {
        var sink = new ProblemSink();
        var agencies = Rows(content, "agencies.csv", AgencyColumns, sink).Where(row => Place(row, 2, sink)).Select(row => new DemonstrationAgency(
            row.Cells[0], row.Cells[1], PlaceCode.Parse(row.Cells[2]), new(row.Cells[3], row.Cells[4]))).ToImmutableArray();
        var posts = Rows(content, "posts.csv", PostColumns, sink).Where(row => Place(row, 2, sink) & Known(row, agencies, roles, sink)).Select(row => new DemonstrationPost(
            row.Cells[0], row.Cells[1], PlaceCode.Parse(row.Cells[2]), [.. Items(row.Cells[3])], row.Cells[4] == "code" ? SecondFactor.Code : SecondFactor.Provider,
            new(row.Cells[5], row.Cells[6]), row.Cells[7])).ToImmutableArray();
        var citizens = Rows(content, "citizens.csv", CitizenColumns, sink).Select(row => new DemonstrationCitizen(row.Cells[0], new(row.Cells[1], row.Cells[2]))).ToImmutableArray();
        return sink.Errors > 0 ? Result<Demonstration>.Failure(sink.Problems) : Result<Demonstration>.Success(new(agencies, posts, citizens));
    }

    /// <summary>What is wrong with the tables; empty when nothing is, or when the roles themselves cannot be read.</summary>
    public static ImmutableArray<Problem> Check(string content) => RoleBook.Load(content).Value is { } roles ? Load(content, roles).Problems : [];

    private static IEnumerable<Row> Rows(string content, string name, int columns, ProblemSink sink)
    {
        var file = "demonstration/" + name;
        var path = Path.Combine(content, "demonstration", name);
        if (!File.Exists(path))
        {
            sink.Add(AccessProblems.NoRoleFile(new SourceLocation(file)));
            yield break;
        }

        foreach (var (index, line) in File.ReadLines(path, Encoding.UTF8).Index())
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var row = new Row(line.Split(',', StringSplitOptions.TrimEntries), new SourceLocation(file, index + 1));
            if (row.Cells.Length != columns)
            {
                sink.Add(AccessProblems.DemonstrationColumns(row.At, columns));
                continue;
            }

            yield return row;
        }
    }

    private static bool Place(Row row, int column, ProblemSink sink)
    {
        if (PlaceCode.TryParse(row.Cells[column], out _, out var problem))
        {
            return true;
        }

        sink.Add(problem with { At = row.At });
        return false;
    }

    private static bool Known(Row row, ImmutableArray<DemonstrationAgency> agencies, RoleBook roles, ProblemSink sink)
    {
        var unknown = Items(row.Cells[3]).Where(role => roles.Find(role) is null).ToList();
        if (agencies.All(agency => agency.Name != row.Cells[1]))
        {
            unknown.Add(row.Cells[1]);
        }

        sink.AddRange(unknown.Select(word => AccessProblems.DemonstrationWord(row.At, word)));
        return unknown.Count == 0;
    }

    private static string[] Items(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private sealed record Row(string[] Cells, SourceLocation At);
}
