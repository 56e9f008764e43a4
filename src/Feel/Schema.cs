using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>The units a number may carry. Money is written in yuan in expressions and kept in fen by those who pay.</summary>
public enum Unit
{
    /// <summary>A bare number or count.</summary>
    One,

    /// <summary>天; calendar days.</summary>
    Day,

    /// <summary>月.</summary>
    Month,

    /// <summary>年, 周岁.</summary>
    Year,

    /// <summary>小时.</summary>
    Hour,

    /// <summary>元.</summary>
    Yuan,

    /// <summary>百分比; 80 means 80 %.</summary>
    Percent,

    /// <summary>个子女.</summary>
    Child,

    /// <summary>托位.</summary>
    PlaceSlot,

    /// <summary>人.</summary>
    Person,

    /// <summary>级别.</summary>
    Level,

    /// <summary>个工作日: of an amount whose days are working days; an expression counts them by <see cref="FeelFunction.AddWorkingDays"/>.</summary>
    WorkingDay,
}

/// <summary>A static type of policy mode.</summary>
public abstract record FeelType
{
    /// <summary>是 or 否.</summary>
    public sealed record Boolean : FeelType;

    /// <summary>A calendar date in China Standard Time.</summary>
    public sealed record Date : FeelType;

    /// <summary>A decimal number with its unit.</summary>
    public sealed record Number(Unit Unit) : FeelType;

    /// <summary>Free text.</summary>
    public sealed record Text : FeelType;

    /// <summary>One code of a code list.</summary>
    public sealed record Code(string ListId) : FeelType;

    /// <summary>A division code.</summary>
    public sealed record Place : FeelType;

    /// <summary>A record of a vocabulary entity.</summary>
    public sealed record Record(string Entity) : FeelType;

    /// <summary>A list; its members may be counted, filtered and quantified over.</summary>
    public sealed record List(FeelType Item) : FeelType;
}

/// <summary>How carefully an element's value must be handled.</summary>
public enum Sensitivity
{
    /// <summary>May be shown to anyone.</summary>
    Public,

    /// <summary>Personal information.</summary>
    Personal,

    /// <summary>Sensitive personal information (个人信息保护法 art. 28).</summary>
    Sensitive,
}

/// <summary>One code of a code list.</summary>
public sealed record CodeItem(string Code, Bilingual Label);

/// <summary>A list of codes with its standard, such as GB/T 2261.1.</summary>
public sealed record CodeList(string Id, Bilingual Label, string? Standard, ImmutableArray<CodeItem> Items);

/// <summary>One element of an entity: a fact that can be stated, one computed from others, or a term whose meaning the law gives.</summary>
/// <param name="Name">The token used in expressions, such as <c>birthDate</c>.</param>
/// <param name="Type">Its static type.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Ordinal">Its slot in a record of the entity.</param>
/// <param name="Compute">The FEEL expression that gives it from other facts; null when stated.</param>
/// <param name="Law">Whether <c>definition</c> blocks of the law give it meaning.</param>
/// <param name="Sensitivity">How carefully it must be handled.</param>
/// <param name="Question">The plain question that asks for it; null when it is not asked.</param>
/// <param name="Hint">A short help under the question.</param>
/// <param name="At">Where the vocabulary defines it.</param>
public sealed record Element(
    string Name,
    FeelType Type,
    Bilingual Label,
    int Ordinal,
    string? Compute = null,
    bool Law = false,
    Sensitivity Sensitivity = Sensitivity.Personal,
    Bilingual? Question = null,
    Bilingual? Hint = null,
    SourceLocation? At = null)
{
    /// <summary>The least number that can be stated; nought when the vocabulary gives none.</summary>
    public decimal Least { get; init; }

    /// <summary>The greatest number that can be stated; null when the vocabulary gives none.</summary>
    public decimal? Most { get; init; }

    /// <summary>Whether a text of it may take several lines.</summary>
    public bool Long { get; init; }
}

/// <summary>An entity of the vocabulary: a kind of record.</summary>
public sealed class Entity(string id, Bilingual label, ImmutableArray<Element> elements)
{
    private readonly FrozenDictionary<string, Element> byName =
        elements.ToFrozenDictionary(e => e.Name, StringComparer.Ordinal);

    /// <summary>The id, such as <c>child</c>.</summary>
    public string Id { get; } = id;

    /// <summary>What people call it.</summary>
    public Bilingual Label { get; } = label;

    /// <summary>All elements, in the order of their slots.</summary>
    public ImmutableArray<Element> Elements { get; } = elements;

    /// <summary>The element of that name, or null.</summary>
    public Element? Find(string name) => byName.GetValueOrDefault(name);
}

/// <summary>All entities and code lists: the static world of expressions.</summary>
public sealed class Schema(ImmutableArray<Entity> entities, ImmutableArray<CodeList> codeLists)
{
    private readonly FrozenDictionary<string, Entity> entityById = entities.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
    private readonly FrozenDictionary<string, CodeList> listById = codeLists.ToFrozenDictionary(l => l.Id, StringComparer.Ordinal);

    /// <summary>All entities.</summary>
    public ImmutableArray<Entity> Entities { get; } = entities;

    /// <summary>All code lists.</summary>
    public ImmutableArray<CodeList> CodeLists { get; } = codeLists;

    /// <summary>The entity of that id, or null.</summary>
    public Entity? FindEntity(string id) => entityById.GetValueOrDefault(id);

    /// <summary>The code list of that id, or null.</summary>
    public CodeList? FindCodeList(string id) => listById.GetValueOrDefault(id);
}

/// <summary>A variable an expression may use, and its slot in a frame.</summary>
/// <param name="Name">The token used in expressions, such as <c>mother</c>.</param>
/// <param name="Type">Its static type.</param>
/// <param name="Slot">Its index in the frame.</param>
/// <param name="Label">What people call it; its Chinese form may be used as a name too. Without it the entity's label stands, or the name.</param>
/// <param name="Implicit">Whether the elements of this record may be named without it, as in the computed elements of an entity.</param>
public sealed record Variable(string Name, FeelType Type, int Slot, Bilingual? Label = null, bool Implicit = false);

/// <summary>The names an expression may use: a schema, the variables, the interpretations and the benefits that may be named.</summary>
/// <param name="Schema">The entities.</param>
/// <param name="Variables">The variables in scope.</param>
/// <param name="SettingTypes">The type of <c>setting("…")</c> for each interpretation id.</param>
/// <param name="AmountTypes">The type of <c>amountOf("…")</c> for each benefit id.</param>
public sealed record Scope(
    Schema Schema,
    ImmutableArray<Variable> Variables,
    FrozenDictionary<string, FeelType> SettingTypes,
    FrozenDictionary<string, FeelType> AmountTypes)
{
    /// <summary>What people call each interpretation, by id; an id without a label is shown as it is.</summary>
    public FrozenDictionary<string, Bilingual> SettingLabels { get; init; } = FrozenDictionary<string, Bilingual>.Empty;

    /// <summary>What people call each benefit, by id; an id without a label is shown as it is.</summary>
    public FrozenDictionary<string, Bilingual> AmountLabels { get; init; } = FrozenDictionary<string, Bilingual>.Empty;

    /// <summary>What people call a place, by division code; null when it is not known.</summary>
    public Func<string, Bilingual?>? PlaceLabel { get; init; }

    /// <summary>The variable of that name, or null.</summary>
    public Variable? Find(string name) => Variables.FirstOrDefault(v => string.Equals(v.Name, name, StringComparison.Ordinal));
}
