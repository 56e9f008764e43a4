using System.Text;
using System.Text.RegularExpressions;
using Anyu.Access;
using Anyu.Kernel;
using Xunit;

namespace Anyu.Unit.Access;

/// <summary>What must be on record of townships and villages, what is missing, and what a table of persons would change.</summary>
public sealed partial class RosterTests
{
    private const string Township = "991501001000";
    private const string Village = "991501001201";
    private const string Other = "991501001202";

    private static readonly DateOnly Today = new(2025, 6, 1);
    private static readonly RosterList Nobody = new([], Array.Empty<Training>().ToLookup(training => training.Entry));
    private static readonly HashSet<string> Commitments = Ids().Matches(File.ReadAllText(Repository.At("content", "law", "commitments.json"))).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
    private static readonly RosterRules Rules = RosterRules.Load(Repository.At("content"), Commitments).Value ?? throw new InvalidOperationException("content/roster");
    private static readonly PlaceTree Places = PlaceTreeReader.Read([new PlaceFile("places/test.csv", Encoding.UTF8.GetBytes("000000,全国\n990000,甲省\n991500,甲市\n991501,甲县\n991501001,甲镇\n991501001201,甲村\n991501001202,乙村\n"))]).Value!;
    private static readonly RosterFacts Facts = new("王甲", null, "走访", RosterPay.Of(new Money(90_000)), "residents", new(2024, 1, 1), null);

    [Theory]
    [InlineData("required.csv", "991501,village,person wages,-", "ACC-0108")]
    [InlineData("required.csv", "991501,county,person,-", "ACC-0108")]
    [InlineData("required.csv", "991501,village,person,nobody-asked", "ACC-0109")]
    [InlineData("required.csv", "9915x1,village,person,-", "KRN-0008")]
    [InlineData("required.csv", "991501,village,person", "ACC-0106")]
    [InlineData("pensions.csv", "none,甲,A", "ACC-0104")]
    public void A_wrong_row_of_the_requirements_is_named_with_its_line(string file, string row, string code)
    {
        var copy = Directory.CreateTempSubdirectory("anyu-roster-");
        try
        {
            Directory.CreateDirectory(Path.Combine(copy.FullName, "roster"));
            foreach (var each in Directory.EnumerateFiles(Repository.At("content", "roster")))
            {
                File.Copy(each, Path.Combine(copy.FullName, "roster", Path.GetFileName(each)));
            }

            var path = Path.Combine(copy.FullName, "roster", file);
            File.AppendAllText(path, row + "\n");
            var problem = Assert.Single(RosterRules.Load(copy.FullName, Commitments).Problems);
            Assert.Equal((code, $"roster/{file}:{File.ReadLines(path).Count()}"), (problem.Code, problem.At?.ToString()));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_place_must_have_what_its_own_law_and_that_of_wider_places_asks()
    {
        var local = Rules.Requirements.Single(requirement => requirement.Place.Level == PlaceLevel.County);
        var village = PlaceCode.Parse(local.Place + "001201");
        var asked = Rules.Of(village).SelectMany(requirement => requirement.Items).ToHashSet();
        Assert.Equal([RosterItem.Person, RosterItem.Duties, RosterItem.Pay, RosterItem.Pension, RosterItem.Training], asked.Order());
        Assert.DoesNotContain(RosterItem.Pension, Rules.Of(PlaceCode.Parse(Village)).SelectMany(requirement => requirement.Items));
        Assert.Equal([RosterItem.Office, RosterItem.Person], Rules.Of(PlaceCode.Parse(Township)).SelectMany(requirement => requirement.Items).Order());
    }

    [Fact]
    public void The_blank_list_says_what_is_missing_at_each_place()
    {
        var nothing = RosterCoverage.Of(Inside(), Rules, [], []);
        Assert.Equal([[RosterItem.Office, RosterItem.Person], [RosterItem.Person], [RosterItem.Person]], nothing.Blank.Select(standing => standing.Missing.ToArray()));
        var half = RosterCoverage.Of(Inside(), Rules, [new(Village, 1, "paid", 0, 0), new(Village, 0, "unknown", 0, 0), new(Other, 1, "unpaid", 0, 0)], [new(Township, 0)]);
        Assert.Equal([(Township, "Person"), (Village, "Duties Pay")], half.Blank.Select(standing => (PlaceRange.Full(standing.Place.Code), string.Join(' ', standing.Missing))));
        Assert.Equal(1, half.Places[2].Unpaid);
        Assert.DoesNotContain(RosterCoverage.Of(Inside(), Rules, [], [new(Township, 1)]).Blank, standing => standing.Place.Level == PlaceLevel.Township);
    }

    [Fact]
    public void A_village_that_the_tree_does_not_name_is_counted_once_somebody_is_recorded_there() =>
        Assert.Contains(RosterCoverage.Of(Inside(), Rules, [new("991501002203", 1, "paid", 1, 1)], []).Places, standing => standing.Place.Code.ToString() == "991501002203" && !standing.IsBlank);

    [Theory]
    [InlineData("", RosterPayState.Unknown, 0)]
    [InlineData("不发", RosterPayState.Unpaid, 0)]
    [InlineData("1,200.50", RosterPayState.Paid, 120_050)]
    public void Pay_is_unknown_or_nothing_or_an_amount(string text, RosterPayState state, long fen) => Assert.Equal((state, fen), (RosterPay.Read(text)!.Value.State, RosterPay.Read(text)!.Value.Monthly.Fen));

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("一千")]
    [InlineData("100000.01")]
    public void What_is_no_pay_is_refused(string text) => Assert.Null(RosterPay.Read(text));

    [Fact]
    public void Nonsense_about_a_person_is_a_numbered_problem()
    {
        string[] Codes(RosterFacts facts) => [.. facts.Faults(Rules, Today).Select(problem => problem.Code)];
        Assert.Empty(Codes(Facts));
        Assert.Equal(["ACC-0201"], Codes(Facts with { Name = "371581" }));
        Assert.Equal(["ACC-0202"], Codes(Facts with { Duties = new string('甲', 501) }));
        Assert.Equal(["ACC-0203"], Codes(Facts with { Since = new(1890, 1, 1) }));
        Assert.Equal(["ACC-0203"], Codes(Facts with { Until = new(2044, 1, 1) }));
        Assert.Equal(["ACC-0204"], Codes(Facts with { Until = new(2023, 12, 31) }));
        Assert.Equal(["ACC-0205"], Codes(Facts with { Pension = "gold" }));
        Assert.Equal(["ACC-0203", "ACC-0206", "ACC-0207"], new TrainingFacts(Today.AddDays(1), " ", 0, "").Faults(Today).Select(problem => problem.Code));
    }

    [Fact]
    public void A_table_is_read_with_row_and_column_of_each_problem()
    {
        var plan = Plan(
            "区划代码,姓名,职责,月报酬,养老保障,任职日期,离任日期,培训日期,培训内容,学时",
            "991501001201,王甲,走访,900,城乡居民基本养老保险,2024-01-01,,2024-05-06,信息采集,4",
            "991501001202,李乙,,不发,none,45292,,,,",
            "991501001202,,,,,,,,,",
            "991501001201,王甲,,,,2024-01-01,,,,",
            "991501009,赵丙,,,,2024-01-01,,,,",
            "99150200,赵丙,,,,2024-01-01,,,,",
            "991502001,赵丙,,,,2024-01-01,,,,",
            "991501001,赵丙,,许多,金条,昨天,,,信息采集,四",
            "991501001,赵丙,,,,,,,,");
        Assert.Equal(
            ["ACC-0213 5:2", "ACC-0208 6:1", "KRN-0008 7:1", "ACC-0002 8:1", "ACC-0212 9:4", "ACC-0205 9:5", "ACC-0212 9:6", "ACC-0212 9:10", "ACC-0212 9:9", "ACC-0012 10:2"],
            plan.Problems.Select(problem => $"{problem.Code} {problem.At!.Line}:{problem.At.Column}"));
        Assert.Equal((2, 1, 1, 6), (plan.Count(RosterChange.Name), plan.RowsWithoutName, plan.Trainings, plan.RowsWithProblems));
        Assert.Equal(new DateOnly(2024, 1, 1), plan.Rows[1].Facts.Since);
        Assert.Equal((RosterPayState.Unpaid, "none"), (plan.Rows[1].Facts.Pay.State, plan.Rows[1].Facts.Pension));
    }

    [Fact]
    public void A_table_without_its_columns_or_rows_is_refused_as_a_whole()
    {
        Assert.Equal(["ACC-0211"], Read("区划代码,名字", "991501001201,王甲").Problems.Select(problem => problem.Code));
        Assert.Equal(["ACC-0215"], Read("# only a remark").Problems.Select(problem => problem.Code));
        Assert.Equal(["ACC-0214"], Read(["place,name", .. Enumerable.Repeat("991501001201,王甲", RosterPlan.RowsAtMost + 1)]).Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void An_empty_cell_leaves_what_is_on_record_and_who_is_not_in_the_table_stays()
    {
        var (king, plum) = (Person(Village, Facts), Person(Village, Facts with { Name = "李乙" }));
        var plan = Plan(new RosterList([king, plum], Nobody.Trainings), "place,name,pay-yuan-monthly,until", "991501001201,王甲,,", "991501001202,王甲,,");
        Assert.Equal((RosterChange.None, 1), (plan.Rows[0].Change, plan.Unmentioned));
        Assert.Single(plan.Problems, problem => problem.Code == "ACC-0012");
        var ended = Plan(new RosterList([king], Nobody.Trainings), "place,name,until", "991501001201,王甲,2025-05-01");
        Assert.Equal((RosterChange.Correct, Facts with { Until = new(2025, 5, 1) }), (ended.Rows[0].Change, ended.Rows[0].Facts));
        var back = Plan(new RosterList([Person(Village, Facts with { Until = new(2024, 6, 1) })], Nobody.Trainings), "place,name,since", "991501001201,王甲,2025-01-01");
        Assert.Equal(RosterChange.Name, back.Rows[0].Change);
    }

    [Fact]
    public void A_workbook_is_read_as_the_same_table_would_be()
    {
        var bytes = XlsxText.Write([["区划代码", "姓名", "任职日期"], ["991501001201", "王甲", "45292"], ["991501001202", "9号", "45292"]], "名册", new HashSet<int> { 2 });
        var plan = RosterPlan.Of(SentRosters.Open(bytes, "r.xlsx").Value!, Nobody, Rules, Places, (PlaceRange.Of(PlaceCode.Parse("991501")), Today)).Value!;
        Assert.Equal((new DateOnly(2024, 1, 1), "ACC-0201 r.xlsx:3:2"), (plan.Rows.Single().Facts.Since, plan.Problems.Select(problem => $"{problem.Code} {problem.At}").Single()));
    }

    [Fact]
    public void What_is_exported_is_imported_without_a_change_and_keeps_the_blanks()
    {
        var (person, training) = (Person(Village, Facts), new TrainingFacts(new(2024, 5, 6), "信息采集", 4, ""));
        var list = new RosterList([person], new[] { new Training(Guid.CreateVersion7(), person.Id, training.HeldOn, training.Subject, training.Hours, "", DateTimeOffset.UnixEpoch, null) }.ToLookup(held => held.Entry));
        var text = new ExportRoster(PlaceRange.Of(PlaceCode.Parse("991501"))).Text(list, Rules, Places, Today);
        var plan = Plan(list, text.TrimEnd('\n').Split('\n'));
        Assert.Equal((1, 2, 0, 0), (plan.Count(RosterChange.None), plan.RowsWithoutName, plan.Problems.Length, plan.Trainings));
    }

    private static IEnumerable<Place> Inside() => Places.All.Where(place => place.Level is PlaceLevel.Township or PlaceLevel.Village);

    private static RosterPerson Person(string place, RosterFacts facts) => new(Guid.CreateVersion7(), 1, place, facts, "program:test", DateTimeOffset.UnixEpoch);

    private static RosterPlan Plan(params string[] lines) => Plan(Nobody, lines);

    private static RosterPlan Plan(RosterList list, params string[] lines) => Read(list, lines).Value ?? throw new InvalidOperationException("The table was refused.");

    private static Result<RosterPlan> Read(params string[] lines) => Read(Nobody, lines);

    private static Result<RosterPlan> Read(RosterList list, string[] lines) =>
        RosterPlan.Of(CsvTable.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)), "r.csv").Value!, list, Rules, Places, (PlaceRange.Of(PlaceCode.Parse("991501")), Today));

    [GeneratedRegex("\"id\": \"([^\"]+)\"")]
    private static partial Regex Ids();
}
