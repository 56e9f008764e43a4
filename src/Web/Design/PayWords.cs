using Anyu.Feel;

namespace Anyu.Web.Design;

/// <summary>Who bears what is given, and on what pay: for the parts that are a right, and for those only encouraged.</summary>
internal sealed class PayWords(Lawbook book, View view)
{
    private const string NotStated = "not-stated";

    /// <summary>Who bears the right and on what pay; where several bear it, how much each. Empty where no text says it.</summary>
    public string OfRight(Determination answer)
    {
        var parts = answer.Parts.Where(p => p.Guaranteed is not null).ToImmutableArray();
        return Of(parts.IsEmpty && answer.Outcome != Outcome.Granted ? answer.Parts : parts.IsEmpty ? Bare(answer) : parts, answer.Unit);
    }

    /// <summary>The same of what is only encouraged on top of a right.</summary>
    public string OfOffer(Determination answer) => Of([.. answer.Parts.Where(p => p.Encouraged is not null && p.Guaranteed is null)], answer.Unit);

    /// <summary>The same of one part.</summary>
    public string Of(PartAmount part) => Of([part], Unit.One);

    /// <summary>Parts of a right without an amount.</summary>
    private static ImmutableArray<PartAmount> Bare(Determination answer) => [.. answer.Parts.Where(p => p.Encouraged is null)];

    private string Of(ImmutableArray<PartAmount> parts, Unit unit)
    {
        var payers = parts.GroupBy(p => Name("payer", p.Payer) ?? "", StringComparer.Ordinal).Select(g => (Name: g.Key, Amount: g.Sum(p => p.Guaranteed))).ToImmutableArray();
        var named = payers switch
        {
            [] or [("", _)] => "",
            [var (only, _)] => only,
            _ => string.Join(view.Pick("，", ", "), payers.Select(p => Share(p.Name, p.Amount, unit))),
        };
        var pay = string.Join(view.Pick("、", ", "), parts.Select(p => Name("pay", p.Pay)).OfType<string>().Distinct(StringComparer.Ordinal));
        return string.Join(" · ", new[] { named.Length > 0 ? view.Pick("承担：", "paid by: ") + named : "", pay }.Where(s => s.Length > 0));
    }

    private string Share(string payer, decimal? amount, Unit unit)
    {
        var name = payer.Length > 0 ? payer : view.Pick("文件没有写明", "not stated");
        return amount is { } share ? $"{name} {FactText.Amount(share, unit, view.Language)}" : name;
    }

    private string? Name(string list, string? code) => code is null or NotStated
        ? null
        : book.Vocabulary.Schema.FindCodeList(list)?.Items.FirstOrDefault(i => i.Code == code)?.Label.In(view.Language) ?? code;
}
