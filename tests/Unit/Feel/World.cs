using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;
using Xunit;
using FeelUnit = Anyu.Feel.Unit;

namespace Anyu.Unit.Feel;

/// <summary>A small world of its own, so that these tests do not move when the vocabulary does.</summary>
internal static class World
{
    public static readonly CodeList Hukou = new("hukou-type", new("户口性质", "kind of hukou"), null, [new("rural", new("农村", "rural")), new("urban", new("城镇", "urban"))]);

    private static readonly FeelType Truths = new FeelType.Boolean();
    private static readonly FeelType Date = new FeelType.Date();

    public static readonly Entity Person = new("person", new("人员", "person"),
    [
        Element("employed", Truths, "已就业", "is employed", 0),
        Element("birthDate", Date, "出生日期", "date of birth", 1),
        Element("hukou", new FeelType.Code("hukou-type"), "户口性质", "kind of hukou", 2),
        Element("place", new FeelType.Place(), "户籍所在地", "household registration", 3),
        Element("income", new FeelType.Number(FeelUnit.Yuan), "收入", "income", 4),
        Element("name", new FeelType.Text(), "姓名", "name", 5),
    ]);

    public static readonly Entity Child = new("child", new("子女", "child"),
    [
        Element("ageMonths", new FeelType.Number(FeelUnit.Month), "月龄", "age in months", 0),
        Element("birthDate", Date, "出生日期", "date of birth", 1),
        Element("order", new FeelType.Number(FeelUnit.One), "孩次", "order", 2),
        Element("adopted", Truths, "收养的", "is adopted", 3),
        Element("mother", new FeelType.Record("person"), "母亲", "mother", 4),
    ]);

    public static readonly Entity Birth = new("birth", new("生育", "birth"),
    [
        Element("inPolicy", Truths, "符合政策", "is within the policy", 0),
        Element("babies", new FeelType.Number(FeelUnit.Child), "胎儿数", "number of babies", 1),
        Element("date", Date, "日期", "date", 2),
        Element("cost", new FeelType.Number(FeelUnit.Yuan), "费用", "cost", 3),
    ]);

    public static readonly Schema Schema = new([Person, Child, Birth], [Hukou]);

    public static readonly Scope Scope = Of(Schema);

    public static Scope Of(Schema schema) => new(
        schema,
        [
            new Variable("mother", new FeelType.Record("person"), 0, new Bilingual("母亲", "mother")),
            new Variable("father", new FeelType.Record("person"), 1, new Bilingual("父亲", "father")),
            new Variable("birth", new FeelType.Record("birth"), 2),
            new Variable("children", new FeelType.List(new FeelType.Record("child")), 3, new Bilingual("子女", "children")),
            new Variable("on", Date, 4, new Bilingual("查询日", "the day asked")),
            new Variable("amount", NumberIn(schema, FeelUnit.Day), 5, new Bilingual("数额", "amount")),
        ],
        new Dictionary<string, FeelType> { ["basis"] = new FeelType.Text(), ["start"] = Date, ["rate"] = NumberIn(schema, FeelUnit.Percent) }.ToFrozenDictionary(),
        new Dictionary<string, FeelType> { ["maternity-leave"] = NumberIn(schema, FeelUnit.Day) }.ToFrozenDictionary())
    {
        SettingLabels = new Dictionary<string, Bilingual> { ["basis"] = new("每年怎么算", "how a year is counted") }.ToFrozenDictionary(),
        AmountLabels = new Dictionary<string, Bilingual> { ["maternity-leave"] = new("产假", "maternity leave") }.ToFrozenDictionary(),
    };

    /// <summary>The same world without units, as plain FEEL sees it.</summary>
    public static readonly Schema Unitless = new(
        [.. Schema.Entities.Select(e => new Entity(e.Id, e.Label, [.. e.Elements.Select(x => x with { Type = x.Type is FeelType.Number ? new FeelType.Number(FeelUnit.One) : x.Type })]))],
        Schema.CodeLists);

    private static FeelType.Number NumberIn(Schema schema, FeelUnit unit) =>
        new(schema.FindEntity("child")!.Find("ageMonths")!.Type == new FeelType.Number(FeelUnit.Month) ? unit : FeelUnit.One);

    private static Element Element(string name, FeelType type, string zh, string en, int ordinal) => new(name, type, new(zh, en), ordinal);

    public static FeelExpression Compile(string text, FeelType? expected = null)
    {
        var result = FeelCompiler.Compile(text, Scope, expected);
        Assert.True(result.Succeeded, text + ": " + string.Join(" | ", result.Problems.Select(p => p.What.En)));
        return result.Value;
    }

    public static Problem Problem(string text, FeelType? expected = null)
    {
        var result = FeelCompiler.Compile(text, Scope, expected, new SourceLocation("law.md", 12, 7));
        Assert.False(result.Succeeded, text);
        return result.Problems[0];
    }

    public static FeelValue Evaluate(string text, Family? family = null) => Compile(text).Evaluate((family ?? new Family()).Frame, new Host());

    public static FeelRecord PersonOf(
        string path, FeelValue? employed = null, FeelValue? birthDate = null, FeelValue? hukou = null, FeelValue? place = null, FeelValue? income = null, FeelValue? name = null) =>
        new(Person, path, [employed, birthDate, hukou, place, income, name]);

    public static FeelRecord ChildOf(string path, FeelValue? ageMonths = null, FeelValue? birthDate = null, FeelValue? order = null, FeelValue? adopted = null, FeelValue? mother = null) =>
        new(Child, path, [ageMonths, birthDate, order, adopted, mother]);

    public static FeelRecord BirthOf(FeelValue? inPolicy = null, FeelValue? babies = null, FeelValue? date = null, FeelValue? cost = null) =>
        new(Birth, "births[1]", [inPolicy, babies, date, cost]);
}

/// <summary>A record whose missing values are unknown by their path.</summary>
internal sealed class FeelRecord(Entity entity, string path, ImmutableArray<FeelValue?> values) : IFeelRecord
{
    public Entity Entity { get; } = entity;

    public string Path { get; } = path;

    public string PathOf(Element element) => $"{Path}.{element.Name}";

    public FeelValue Read(int ordinal, IFeelHost host) => values[ordinal] ?? FeelValue.Unknown(PathOf(Entity.Elements[ordinal]));
}

internal sealed record Family
{
    public FeelValue Mother { get; init; } = FeelValue.Of(World.PersonOf("mother"));

    public FeelValue Father { get; init; } = FeelValue.Of(World.PersonOf("father"));

    public FeelValue Birth { get; init; } = FeelValue.Of(World.BirthOf());

    public FeelValue Children { get; init; } = FeelValue.Unknown("children");

    public FeelValue On { get; init; } = FeelValue.Of(new DateOnly(2024, 6, 1));

    public FeelValue Amount { get; init; } = FeelValue.Of(98m);

    public FeelValue[] Frame => [Mother, Father, Birth, Children, On, Amount];

    public static FeelValue ChildrenOf(params FeelRecord[] children) => FeelValue.Of([.. children.Select(c => FeelValue.Of(c))]);
}

internal sealed class Host : IFeelHost
{
    public bool LeapDayBirthdayOnFeb28 { get; init; } = true;

    public FeelValue Setting(string interpretation) => interpretation switch
    {
        "basis" => FeelValue.Of("calendar"),
        "start" => FeelValue.Of(new DateOnly(2016, 1, 1)),
        _ => FeelValue.Of(80m),
    };

    public FeelValue AmountOf(string benefit) => FeelValue.Of(158m);

    public bool IsWithin(string place, string ancestor) => place.StartsWith(ancestor.TrimEnd('0'), StringComparison.Ordinal);

    /// <summary>Every day of 2024 is worked, and no other is known.</summary>
    public FeelValue AddWorkingDays(DateOnly from, int days) =>
        from.AddDays(days) is { Year: 2024 } day ? FeelValue.Of(day) : FeelValue.Unknown(FeelReasons.CalendarRange);
}
