using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Values that an expression may ask for by id: their types, and what people call them.</summary>
internal sealed record NamedValues(FrozenDictionary<string, FeelType> Types, FrozenDictionary<string, Bilingual> Labels);

/// <summary>Lays out the variables that expressions may use.</summary>
internal sealed class ScopeFactory(
    Vocabulary vocabulary,
    NamedValues settings,
    NamedValues amounts,
    PlaceTree places)
{
    private readonly FrameLayout frames = new(vocabulary);

    /// <summary>The scope of a benefit and its provisions: its subject, everybody, every collection, the dates; <c>amount</c> for its end.</summary>
    public Scope ForBenefit(ImmutableArray<string> subject, Unit unit)
    {
        var names = NewNames();
        foreach (var role in subject)
        {
            if (vocabulary.Roles.TryGetValue(role, out var known))
            {
                names.Add(role, new FeelType.Record(known.Entity), known.Label);
            }
        }

        AddWorld(names);
        names.Add("amount", new FeelType.Number(unit), new Bilingual("确定的数额", "the guaranteed amount"));
        foreach (var role in subject.Select(vocabulary.Roles.GetValueOrDefault).OfType<Role>().Where(FrameLayout.HasOther))
        {
            names.Add(FrameLayout.OtherOf(role), new FeelType.Record(role.Entity), new Bilingual("另一方" + role.Label.Zh.Replace("一方", "", StringComparison.Ordinal), "the other " + role.Label.En));
        }

        return names.Scope();
    }

    /// <summary>The scope of computed elements and definitions of an entity: the record under the entity's id, then the world.</summary>
    public Scope ForEntity(string entity)
    {
        var names = NewNames();
        names.Add(entity, new FeelType.Record(entity), vocabulary.Schema.FindEntity(entity)?.Label, isImplicit: true);
        AddWorld(names);
        return names.Scope();
    }

    /// <summary>The scope of a sentence about several benefits: everybody, every collection, the dates; no subject.</summary>
    public Scope World()
    {
        var names = NewNames();
        AddWorld(names);
        return names.Scope();
    }

    private void AddWorld(Names names)
    {
        foreach (var (name, entity) in vocabulary.Roots)
        {
            names.Add(name, new FeelType.Record(entity), Label(name));
        }

        foreach (var (name, entity) in vocabulary.Collections)
        {
            names.Add(name, new FeelType.List(new FeelType.Record(entity)), Label(name));
        }

        names.Add("on", new FeelType.Date(), new Bilingual("查询日期", "the day asked"));
        names.Add("lawDate", new FeelType.Date(), new Bilingual("决定适用法律的日期", "the day that selects the law"));
        names.Add("year", new FeelType.Number(Unit.One), new Bilingual("年份", "the year"));
        names.Add("month", new FeelType.Number(Unit.One), new Bilingual("月份", "the month"));
    }

    private Names NewNames() => new(frames, vocabulary.Schema, settings, amounts, PlaceLabel);

    private Bilingual? PlaceLabel(string code) =>
        PlaceCode.TryParse(code, out var place, out _) && places.Find(place) is { } found ? found.Name : null;

    private Bilingual? Label(string name) => vocabulary.Labels.TryGetValue(name, out var label) ? label : null;

    private sealed class Names(FrameLayout frames, Schema schema, NamedValues settings, NamedValues amounts, Func<string, Bilingual?> placeLabel)
    {
        private readonly ImmutableArray<Variable>.Builder variables = ImmutableArray.CreateBuilder<Variable>();

        public void Add(string name, FeelType type, Bilingual? label, bool isImplicit = false)
        {
            if (!variables.Any(v => v.Name == name))
            {
                variables.Add(new Variable(name, type, frames.SlotOf(name), label, isImplicit));
            }
        }

        public Scope Scope() => new(schema, variables.ToImmutable(), settings.Types, amounts.Types)
        {
            SettingLabels = settings.Labels,
            AmountLabels = amounts.Labels,
            PlaceLabel = placeLabel,
        };
    }
}
