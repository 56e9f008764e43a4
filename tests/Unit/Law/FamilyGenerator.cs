using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Law;

namespace Anyu.Unit.Law;

/// <summary>Random families in which every element of the vocabulary that can be stated is stated. The same seed gives the same family.</summary>
internal sealed class FamilyGenerator(int seed)
{
    private static readonly string[] Places = ["220102", "222404", "140105", "371581", "620102", "110101"];
    private const global::Anyu.Feel.Unit Money = global::Anyu.Feel.Unit.Yuan;
    private readonly Random random = new(seed);

    /// <summary>The whole family.</summary>
    public StatementDraft Whole()
    {
        var vocabulary = Library.Book.Vocabulary;
        var draft = new StatementDraft();
        var counts = vocabulary.Collections.Keys.ToDictionary(c => c, c => c is "children" ? random.Next(0, 4) : random.Next(0, 3), StringComparer.Ordinal);
        foreach (var (name, entity) in vocabulary.Roots)
        {
            var none = vocabulary.RootsThatMayBeNone.Contains(name) && random.Next(10) == 0;
            draft = draft with { Roots = draft.Roots.SetItem(name, none ? null : Item(name, entity, 0, counts)) };
        }

        foreach (var (name, entity) in vocabulary.Collections)
        {
            var items = Enumerable.Range(1, counts[name]).Select(i => Item(name, entity, i, counts)).ToImmutableArray();
            draft = draft with { Collections = draft.Collections.SetItem(name, items) };
        }

        return Linked(draft);
    }

    /// <summary>The family with some facts not stated.</summary>
    public StatementDraft Partial(StatementDraft whole)
    {
        var share = random.Next(1, 60);
        var paths = whole.Flatten().Select(f => f.Path)
            .Where(p => random.Next(100) < (p.Contains('.', StringComparison.Ordinal) ? share : p == "births" ? 0 : 4))
            .OrderByDescending(p => p.Contains('.', StringComparison.Ordinal));
        return paths.Aggregate(whole, (draft, path) => draft.Without(path, Library.Book.Vocabulary));
    }

    /// <summary>A child that was born to the family has the date of the birth it came from; the others have none of these dates.</summary>
    private StatementDraft Linked(StatementDraft draft)
    {
        var births = draft.Collections["births"].Select((b, i) => b.With("date", Born(2016 + (4 * i)))).ToImmutableArray();
        var children = draft.Collections["children"].Select((c, i) =>
            i < births.Length && c.Values["of"] != "adopted"
                ? c.With("birth", births[i].Id!).With("birthDate", births[i].Values["date"])
                : c with { Values = c.Values.Remove("birth").SetItem("birthDate", Born(2011 + i)) }).ToImmutableArray();
        return draft with { Collections = draft.Collections.SetItem("births", births).SetItem("children", children) };
    }

    private string Born(int year) => Day(new DateOnly(year, 1, 1).AddDays(random.Next(365)));

    private DraftItem Item(string owner, string entityId, int index, Dictionary<string, int> counts)
    {
        var entity = Library.Book.Vocabulary.Schema.FindEntity(entityId)!;
        var item = DraftItem.Empty with { Id = index == 0 ? null : Id(owner, index) };
        foreach (var element in entity.Elements.Where(e => e is { Compute: null, Law: false } && e.Name is not ("index" or "residentId")))
        {
            item = Value(element, counts) is { } value ? item.With(element.Name, value) : item;
        }

        return item;
    }

    private string? Value(Element element, Dictionary<string, int> counts) => element.Type switch
    {
        FeelType.Boolean => random.Next(2) == 0 ? "true" : "false",
        FeelType.Date => Day(new DateOnly(element.Name == "birthDate" ? 1985 : 2015, 1, 1).AddDays(random.Next(3300))),
        FeelType.Number { Unit: Money } => random.Next(0, 60000).ToString(CultureInfo.InvariantCulture),
        FeelType.Number => random.Next((int)element.Least, (int)(element.Most ?? 39) + 1).ToString(CultureInfo.InvariantCulture),
        FeelType.Place => Places[random.Next(Places.Length)],
        FeelType.Code code => Pick(Library.Book.Vocabulary.Schema.FindCodeList(code.ListId)!.Items).Code,
        FeelType.Record to => Link(to.Entity, counts),
        _ => "x",
    };

    private string? Link(string entity, Dictionary<string, int> counts)
    {
        var name = Library.Book.Vocabulary.Collections.FirstOrDefault(c => c.Value == entity).Key;
        return name is null || counts[name] == 0 ? null : Id(name, random.Next(1, counts[name] + 1));
    }

    private T Pick<T>(ImmutableArray<T> items) => items[random.Next(items.Length)];

    private static string Id(string collection, int index) => string.Create(CultureInfo.InvariantCulture, $"{collection}-{index}");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
