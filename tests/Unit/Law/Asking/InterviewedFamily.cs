using System.Globalization;
using Anyu.Feel;
using Anyu.Law;

namespace Anyu.Unit.Law.Asking;

/// <summary>A made-up family of an ordinary kind that answers whatever it is asked. The same seed gives the same family.</summary>
internal sealed class InterviewedFamily
{
    private static readonly string[] Places = ["220102", "140105", "620102", "371581"];
    private readonly Random random;
    private readonly int seed;
    private readonly int children;
    private readonly bool expecting;
    private readonly bool bothWork;

    public InterviewedFamily(int seed)
    {
        this.seed = seed;
        random = new Random(unchecked(seed * 7919));
        children = random.Next(4);
        expecting = random.Next(4) == 0;
        bothWork = random.Next(3) > 0;
    }

    public string Place => Places[seed % Places.Length];

    /// <summary>What this family answers; the same question gets the same answer.</summary>
    public string Answer(FactQuestion question) => question switch
    {
        { Path: "children" } => children.ToString(CultureInfo.InvariantCulture),
        { Path: "pregnancies" } => expecting ? "1" : "0",
        { Path: "pupils" or "kindergartens", IsCollection: true } => children > 1 ? "1" : "0",
        { Path: "enrolments" or "institutions", IsCollection: true } => children == 1 ? "1" : "0",
        { Path: "members" or "stays", IsCollection: true } => seed % 10 == 0 ? "1" : "0",
        { Path: "elders" or "purchases", IsCollection: true } => Of(question.Path).Next(3) == 0 ? "1" : "0",
        { IsCollection: true } => Of(question.Path).Next(20) == 0 ? "1" : "0",
        { Path: "mother.employed" or "father.employed" or "mother.maternityInsured" } => bothWork ? "true" : "false",
        { Path: "couple.married" } => "true",
        { Path: "mother.birthDate" or "father.birthDate" } => "1993-05-03",
        { Path: "couple.marriageDate" } => "2015-10-01",
        { Path: "pregnancies[1].outcome" } => "ongoing",
        { Path: "pregnancies[1].startDate" } => "2024-02-01",
        { Path: "pregnancies[1].dueDate" } => "2024-11-08",
        _ => Usual(question),
    };

    /// <summary>Answers that somebody else might give: every code, both truths, a few dates, places and numbers.</summary>
    public static IEnumerable<string> Possible(FactQuestion question) => question switch
    {
        { IsCollection: true } => ["0", "1", "2"],
        { Type: FeelType.Boolean } => ["true", "false"],
        { Type: FeelType.Date } => ["2024-03-01", "2015-06-01", "2021-06-01", "2022-02-28", "2023-12-30", "2019-01-01", "1990-01-01", "1950-01-01", "2005-01-01", "2024-08-01"],
        { Type: FeelType.Place } => ["220102", "222404", "140105", "371581", "620102", "110101"],
        { Options.IsEmpty: false } => question.Options.Select(o => o.Code),
        _ => ["1", "2", "20", "300000", "0"],
    };

    private string Usual(FactQuestion question) => question switch
    {
        { Type: FeelType.Boolean } => Of(question.Path).Next(4) == 0 ? "true" : "false",
        { Type: FeelType.Date } when question.Path.StartsWith("children[", StringComparison.Ordinal) => Day(2013 + (4 * Index(question.Path)) - children + 3, question.Path),
        { Type: FeelType.Date } => Day(2023, question.Path),
        { Type: FeelType.Place } => Place,
        { Options: var options } when options.Any(o => o.Code == "both") => Of(question.Path).Next(8) == 0 ? "adopted" : "both",
        { Options: { IsEmpty: false } options } => options[Of(question.Path).Next(options.Length)].Code,
        { Type: FeelType.Number { Unit: global::Anyu.Feel.Unit.Yuan } } => "5000",
        _ => "1",
    };

    private static int Index(string path) => path["children[".Length] - '0';

    private string Day(int year, string path) => new DateOnly(Math.Min(year, 2023), 1, 1).AddDays(Of(path).Next(360)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Random Of(string path) => new(path.Aggregate(seed * 7919, (hash, c) => unchecked((hash * 31) + c)));
}
