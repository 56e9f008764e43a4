using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Law;

namespace Anyu.Batch;

/// <summary>One fact of a synthetic family: its column and how its value is drawn.</summary>
/// <param name="Field">The column.</param>
/// <param name="Collection">The collection whose member it is of; -1 for a root.</param>
/// <param name="Member">The member, from 0.</param>
/// <param name="NullPerMille">How often it is not known.</param>
/// <param name="Draw">The stored number; below 0 when there is none.</param>
internal sealed record SyntheticFact(ColumnField Field, int Collection, int Member, int NullPerMille, Func<FamilyDraw, int> Draw);

/// <summary>How each fact is drawn: by what ties it to the rest of the family, by a share of its own, else by its type.</summary>
internal sealed class SyntheticFacts(SyntheticPlan plan)
{
    private const int DaysOfYear = 365;
    private const int FenOfYuan = 100;
    private const int MostFen = 100_000_000;
    private const int ElsewherePerMille = 60;
    private const int CountNulls = 5;
    private const int UsualNulls = 20;
    private const int SensitiveNulls = 60;
    private static readonly DateOnly FirstDay = new(1930, 1, 1);
    private static readonly DateOnly LastDay = new(2199, 12, 31);

    /// <summary>How many in a thousand are 是; what is not listed is in doubt as often as not.</summary>
    private static readonly ImmutableDictionary<string, int> Shares = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["employed"] = 780, ["maternityInsured"] = 850, ["onlyChild"] = 350, ["onlyChildCertificate"] = 250, ["marriedBefore"] = 70, ["surgery"] = 40, ["retiredFromEnterprise"] = 30,
        ["married"] = 940, ["marrying"] = 30, ["planningPregnancy"] = 100, ["difficult"] = 180, ["inHospital"] = 985, ["chinese"] = 995, ["deceased"] = 5, ["birthDefect"] = 20,
        ["hospitalised"] = 700, ["firstHome"] = 700, ["downPaymentMet"] = 900, ["voucherTaken"] = 50, ["oneChildFamily"] = 150, ["oneChildCertificate"] = 120, ["ruralTwoDaughters"] = 20,
        ["laterBirthOrAdoption"] = 50, ["unfitForWork"] = 50, ["attends"] = 900, ["enrolled"] = 900, ["buildingSupportTaken"] = 200, ["oneOffTaken"] = 300, ["formerRegister"] = 50,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private readonly Vocabulary vocabulary = plan.Book.Vocabulary;

    /// <summary>Every fact, in the order of the columns that follow the place.</summary>
    public ImmutableArray<SyntheticFact> All()
    {
        var facts = ImmutableArray.CreateBuilder<SyntheticFact>();
        foreach (var (name, entity) in vocabulary.Roots)
        {
            var mayBeNone = vocabulary.RootsThatMayBeNone.Contains(name);
            facts.Add(new SyntheticFact(new ColumnField(name, ColumnKind.Truth), -1, 0, 0, f => mayBeNone && f.Draws.Happens(name == "mother" ? 10 : 50) ? 0 : 1));
            facts.AddRange(Of(name, entity, -1, 0));
        }

        foreach (var collection in plan.Collections)
        {
            var number = collection.Number;
            var field = new ColumnField(collection.Name, ColumnKind.Whole) { Least = 0, Most = collection.Most, MayBeUnknown = true };
            facts.Add(new SyntheticFact(field, -1, 0, plan.IsReferredTo(number) ? 0 : CountNulls, f => f.Counts[number]));
            facts.AddRange(Enumerable.Range(0, collection.Most).SelectMany(i => Of(FactPaths.Member(collection.Name, i + 1), vocabulary.Collections[collection.Name], number, i)));
        }

        return facts.ToImmutable();
    }

    private IEnumerable<SyntheticFact> Of(string path, string entity, int collection, int member) =>
        from element in vocabulary.Schema.FindEntity(entity)!.Elements
        where element is { Compute: null, Law: false, Name: not "index" } && FieldOf($"{path}.{element.Name}", element) is not null
        let nulls = element.Sensitivity == Sensitivity.Sensitive ? SensitiveNulls : UsualNulls
        select new SyntheticFact(FieldOf($"{path}.{element.Name}", element)! with { MayBeUnknown = true }, collection, member, nulls, Tied(path, entity, element, member) ?? ByType(element, member));

    private ColumnField? FieldOf(string name, Element element) => element.Type switch
    {
        FeelType.Boolean => new ColumnField(name, ColumnKind.Truth),
        FeelType.Date => ColumnField.Dates(name) with { Least = FirstDay.DayNumber, Most = LastDay.DayNumber },
        FeelType.Number { Unit: Unit.Yuan } => new ColumnField(name, ColumnKind.Whole) { Decimals = 2, Least = 0, Most = MostFen },
        FeelType.Number => new ColumnField(name, ColumnKind.Whole) { Least = (long)element.Least, Most = (long)(element.Most ?? 100_000) },
        FeelType.Place => ColumnField.Codes(name, plan.Places),
        FeelType.Code code => ColumnField.Codes(name, [.. vocabulary.Schema.FindCodeList(code.ListId)!.Items.Select(i => i.Code)]),
        FeelType.Record link when Target(link) is { } target => ColumnField.Codes(name, [.. Enumerable.Range(1, target.Most).Select(i => FactPaths.Member(target.Name, i))]),
        _ => null,
    };

    private SyntheticCollection? Target(FeelType.Record link) => plan.Collections.FirstOrDefault(c => vocabulary.Collections[c.Name] == link.Entity);

    /// <summary>What follows from the rest of the family; null when nothing does.</summary>
    private Func<FamilyDraw, int>? Tied(string path, string entity, Element element, int member) => (entity, element.Name) switch
    {
        ("person", "birthDate") => path == "mother" ? f => f.MotherBorn : f => f.FatherBorn,
        ("person", "insurance") => f => f.Draws.Below(100) switch { < 60 => 0, < 95 => 1, _ => 2 },
        ("person", "workMode") => f => f.Draws.Happens(900) ? 0 : 1,
        ("couple", "marriageDate") => f => f.Married,
        ("child", "birthDate") => f => f.ChildBorn[member],
        ("child", "of") => f => f.ChildOf[member],
        ("child", "adoptionDate") => f => f.ChildOf[member] == 3 ? Math.Min(f.AsOf, f.ChildBorn[member] + 60 + f.Draws.Below(DaysOfYear)) : -1,
        ("child", "birth") => f => f.ChildBirth[member],
        ("birth", "date") => f => f.BirthDay[member],
        ("birth", "babies") => f => f.Babies[member],
        ("elder" or "member", "birthDate") => f => f.AsOf - (48 * DaysOfYear) - f.Draws.Below(35 * DaysOfYear),
        ("pregnancy", "startDate") => f => f.AsOf - f.Draws.Below(300),
        ("pregnancy", "dueDate") => f => f.AsOf - 20 + f.Draws.Below(280),
        ("pregnancy", "outcome") => f => f.Draws.Below(100) switch { < 80 => 0, < 90 => 1, < 98 => 2, _ => 3 },
        (_, "admissionDate") => f => f.AsOf - 20 - f.Draws.Below(200),
        (_, "dischargeDate") => f => f.AsOf - f.Draws.Below(20),
        _ => null,
    };

    private Func<FamilyDraw, int> ByType(Element element, int member)
    {
        switch (element.Type)
        {
            case FeelType.Boolean:
                var share = Shares.GetValueOrDefault(element.Name, 500);
                return f => f.Draws.Happens(share) ? 1 : 0;
            case FeelType.Date:
                return f => f.AsOf + 30 - f.Draws.Below(3 * DaysOfYear);
            case FeelType.Number { Unit: Unit.Yuan }:
                return f => FenOfYuan * (500 + f.Draws.Below(30_000));
            case FeelType.Number:
                var (least, most) = ((int)element.Least, (int)Math.Min(element.Most ?? 60, 200));
                return f => least + f.Draws.Below(most - least + 1);
            case FeelType.Place:
                return f => f.Draws.Happens(ElsewherePerMille) ? f.Draws.Below(plan.Places.Length) : f.Place;
            case FeelType.Code code:
                var codes = vocabulary.Schema.FindCodeList(code.ListId)!.Items.Length;
                return f => f.Draws.Below(codes);
            default:
                var target = Target((FeelType.Record)element.Type)!.Number;
                return f => f.Counts[target] > 0 ? f.Draws.Below(f.Counts[target]) : -1;
        }
    }
}
