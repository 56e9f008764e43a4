using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Casework;

/// <summary>How a family stands to one benefit without having applied.</summary>
public enum StandingKind
{
    /// <summary>Certain, and open at once.</summary>
    Opened,

    /// <summary>Certain, and offered for confirmation, because the law wants an application.</summary>
    Offered,

    /// <summary>Waits for facts that nobody has stated.</summary>
    Asked,

    /// <summary>Not met: which condition, and what can be done.</summary>
    Refused,

    /// <summary>Nothing to say: only encouraged, planned, not decided, or nobody it could be for.</summary>
    Silent,
}

/// <summary>A fact on which a standing rests.</summary>
/// <param name="Label">What people call it.</param>
/// <param name="Value">Its value as text.</param>
public sealed record StandingFact(Bilingual Label, string Value)
{
    /// <summary>The value as people read it: a place by its name; null in what was kept before it was written down, where the value stands for itself.</summary>
    public Bilingual? Words { get; init; }

    /// <summary>What is told of it.</summary>
    internal Bilingual Told => Words ?? new Bilingual(Value, Value);

    /// <summary>A fact with its value in words.</summary>
    internal static StandingFact Of(Lawbook book, string path, Bilingual label, FeelValue value) => new(label, value.ToString()) { Words = InWords(book, path, value) };

    private static Bilingual InWords(Lawbook book, string path, FeelValue value)
    {
        if (value.Kind == FeelKind.Text && PlaceCode.TryParse(value.AsText, out var code, out _) && book.Places.Contains(code))
        {
            var chain = book.Places.ChainOf(code).Where(place => !place.IsGrouping && place.Code != PlaceCode.Nation).Select(place => place.Name).ToList();
            return new Bilingual(string.Concat(chain.Select(name => name.Zh)), string.Join(", ", Enumerable.Reverse(chain).Select(name => name.En.Length > 0 ? name.En : name.Zh)));
        }

        return new Bilingual(FactText.Of(path, value, book.Vocabulary, Language.Zh), FactText.Of(path, value, book.Vocabulary, Language.En));
    }
}

/// <summary>How a family stands to one benefit for one subject on a day.</summary>
public sealed record Standing
{
    private const string ByYear = "year";

    /// <summary>The benefit.</summary>
    public required string Benefit { get; init; }

    /// <summary>Role → record of the register, such as <c>child=…</c>: the same person however the family grows.</summary>
    public required string Subject { get; init; }

    /// <summary>What the benefit is called.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>Whom it is for, in words.</summary>
    public required Bilingual For { get; init; }

    /// <summary>How the family stands.</summary>
    public required StandingKind Kind { get; init; }

    /// <summary>The amount in the benefit's unit; null where it has none.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Whether the amount is money, in yuan.</summary>
    public bool IsMoney { get; init; }

    /// <summary>The unit in words; empty for benefits without an amount.</summary>
    public Bilingual Unit { get; init; }

    /// <summary>First day of enjoyment, as far as known.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of enjoyment, as far as known.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The facts that are missing, as paths of the statement.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>Why it is refused.</summary>
    public ImmutableArray<Bilingual> Reasons { get; init; } = [];

    /// <summary>What can be done about a refusal.</summary>
    public Bilingual? Remedy { get; init; }

    /// <summary>The facts it rests on, by path.</summary>
    public ImmutableSortedDictionary<string, StandingFact> Facts { get; init; } = ImmutableSortedDictionary<string, StandingFact>.Empty;

    /// <summary>The provisions applied: id → title of the document and article.</summary>
    public ImmutableSortedDictionary<string, string> Provisions { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The division that decides; null where it is not known.</summary>
    public string? Place { get; init; }

    /// <summary>The year it is for, such as <c>2026</c>; empty for what is not given by the year.</summary>
    public string Period { get; init; } = "";

    /// <summary>The articles that make it a right, with the title of their document; nothing that is only planned or encouraged.</summary>
    public ImmutableArray<string> Articles { get; init; } = [];

    /// <summary>Their sentences, verbatim; where no text is at hand, why.</summary>
    public ImmutableArray<string> Sentences { get; init; } = [];

    /// <summary>The amount in fen; 0 where it is no money or not known.</summary>
    public long AmountFen => IsMoney && Amount is { } yuan ? decimal.ToInt64(decimal.Round(yuan * 100, 0, MidpointRounding.AwayFromZero)) : 0;

    /// <summary>Whether the family has it now or may confirm it.</summary>
    public bool IsCertain => Kind is StandingKind.Opened or StandingKind.Offered;

    /// <summary>The amount with its unit.</summary>
    public Bilingual AmountWords => Amount is not { } amount ? default
        : new($"{amount.ToString("0.##", CultureInfo.InvariantCulture)}{Unit.Zh}", $"{amount.ToString("0.##", CultureInfo.InvariantCulture)} {Unit.En}");

    /// <summary>What a determination means for a family that has not applied.</summary>
    /// <param name="answer">The determination.</param>
    /// <param name="opens">Whether the benefit opens without an application.</param>
    /// <param name="idOf">The register's id of a record of the statement.</param>
    /// <param name="book">The law, which names its documents.</param>
    public static Standing Of(Determination answer, bool opens, Func<string, string> idOf, Lawbook book) => new()
    {
        Benefit = answer.Benefit.Id,
        Subject = string.Join(' ', answer.Subject.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}={idOf(s.Value)}")),
        Title = answer.Benefit.Label,
        For = answer.SubjectLabel,
        Kind = answer.Outcome switch
        {
            Outcome.Granted => opens ? StandingKind.Opened : StandingKind.Offered,
            Outcome.Refused => StandingKind.Refused,
            Outcome.Unknown => StandingKind.Asked,
            _ => StandingKind.Silent,
        },
        Amount = answer.Amount?.Value,
        IsMoney = answer.Amount is { Unit: Feel.Unit.Yuan },
        Unit = answer.Amount is null ? default : UnitWords.Of(answer.Amount.Unit),
        From = answer.Enjoyed.From,
        Until = answer.Enjoyed.Until,
        Missing = answer.Missing,
        Reasons = answer.FailedBecause,
        Remedy = answer.Remedy ?? answer.Benefit.Remedy,
        Facts = answer.Facts.DistinctBy(f => f.Path, StringComparer.Ordinal).ToImmutableSortedDictionary(f => f.Path, f => StandingFact.Of(book, f.Path, f.Label, f.Value), StringComparer.Ordinal),
        Provisions = answer.Steps.Where(s => s.Applied).DistinctBy(s => s.Provision.Id, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(s => s.Provision.Id, s => Sentence(book, s.Provision), StringComparer.Ordinal),
        Place = answer.Place,
        Period = answer.Benefit.Per == ByYear ? answer.On.Year.ToString(CultureInfo.InvariantCulture) : "",
        Articles = [.. Rights(answer).Select(s => Sentence(book, s.Provision)).Distinct(StringComparer.Ordinal)],
        Sentences = [.. Rights(answer).SelectMany(s => s.Provision.QuoteMissing is { } missing ? [missing] : s.Provision.Quotes.AsEnumerable()).Distinct(StringComparer.Ordinal)],
    };

    /// <summary>What the facts on which this rests say in a family now, read or not: a rule that ended may not have asked for them again.</summary>
    /// <param name="family">What is known now.</param>
    /// <param name="book">The law.</param>
    internal ImmutableSortedDictionary<string, StandingFact> FactsNow(FamilyStatement family, Lawbook book) => (
        from fact in Facts
        let value = family.Find(fact.Key)
        where value.IsKnown
        select KeyValuePair.Create(fact.Key, StandingFact.Of(book, fact.Key, fact.Value.Label, value))).ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Where a sentence stands, as people name it: the document by the title that it gives what it issues, and the article.</summary>
    private static string Sentence(Lawbook book, Provision provision)
    {
        var title = book.Documents[provision.Document].Title;
        var (from, to) = (title.IndexOf('《', StringComparison.Ordinal), title.LastIndexOf('》'));
        return from >= 0 && to > from ? $"{title[from..(to + 1)]}{provision.Article}" : $"《{title}》{provision.Article}";
    }

    private static IEnumerable<Step> Rights(Determination answer) => answer.Steps.Where(s => s.Applied && (s.Force == Force.Must || s.Adopted is not null));
}

/// <summary>What units are called.</summary>
internal static class UnitWords
{
    public static Bilingual Of(Feel.Unit unit) => unit switch
    {
        Feel.Unit.Day => new("天", "days"),
        Feel.Unit.WorkingDay => new("个工作日", "working days"),
        Feel.Unit.Month => new("个月", "months"),
        Feel.Unit.Year => new("年", "years"),
        Feel.Unit.Hour => new("小时", "hours"),
        Feel.Unit.Yuan => new("元", "yuan"),
        Feel.Unit.Percent => new("%", "%"),
        Feel.Unit.Child => new("个孩子", "children"),
        _ => default,
    };
}
