using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>A number of the law that can be changed alone: its sentence says it once, in digits, and stands once in its article.</summary>
/// <param name="Provision">The provision; the number is in the unit of its benefit, percent where it is a share of something.</param>
/// <param name="Number">The number as it stands.</param>
/// <param name="Quote">The sentence.</param>
/// <param name="At">Where in the sentence the digits begin, from 0.</param>
/// <param name="Digits">The digits as written.</param>
public sealed record Standard(Provision Provision, decimal Number, string Quote, int At, string Digits)
{
    /// <summary>The sentence with another number.</summary>
    /// <param name="number">The number, in the same unit.</param>
    public string With(decimal number) => string.Concat(Quote.AsSpan(0, At), number.ToString("0.####", CultureInfo.InvariantCulture), Quote.AsSpan(At + Digits.Length));
}

/// <summary>The two simplest reforms, written for those who write no files: another number in a sentence, another reading of an open point. What it writes is a reform's file like any other.</summary>
public static class SimpleReform
{
    /// <summary>The numbers that can be changed alone, in the order of benefits. Others need a file, since their sentence says them in words, twice or together with another.</summary>
    /// <param name="book">The law as it stands.</param>
    public static ImmutableArray<Standard> Standards(Lawbook book) =>
    [
        .. book.Provisions.Values.Where(p => p is { Benefit: not null, Value: { By: null, Plain.Expression: not null } })
            .Select(p => Of(book, p)).OfType<Standard>()
            .OrderBy(s => s.Provision.Benefit, StringComparer.Ordinal).ThenBy(s => s.Provision.Id, StringComparer.Ordinal),
    ];

    /// <summary>The file of a reform that changes one number.</summary>
    /// <param name="book">The law as it stands.</param>
    /// <param name="standard">One of <see cref="Standards"/>.</param>
    /// <param name="number">The number supposed, in the same unit.</param>
    public static byte[] Change(Lawbook book, Standard standard, decimal number)
    {
        var (was, becomes) = (Text(standard.Number), Text(number));
        var benefit = book.Benefits[standard.Provision.Benefit!].Label;
        var operation = Words.Operations.First(o => o.Value == standard.Provision.Operation).Key;
        return File(
            $"{standard.Provision.Id}-{becomes.Replace('.', '-')}",
            new($"假设：{benefit.Zh}由{was}改为{becomes}", $"Supposed: {benefit.En}: {becomes} instead of {was}"),
            $"change: {standard.Provision.Id}",
            [$"strike: {FamilyFile.Quote(standard.Quote)}", $"insert: {FamilyFile.Quote(standard.With(number))}", $"with: {{ {operation}: {becomes} }}"],
            new("只改这一个数，条件不变。", "Only this number changes, not the conditions."));
    }

    /// <summary>The file of a reform that reads an open point otherwise.</summary>
    /// <param name="point">The open point.</param>
    /// <param name="option">The option supposed.</param>
    public static byte[] Read(Interpretation point, string option)
    {
        var label = point.Options.TryGetValue(option, out var words) ? words : new Bilingual(option, option);
        return File(
            $"{point.Id}-{option}", new($"假设：{point.Question.Zh}{label.Zh}", $"Supposed: {point.Question.En} {label.En}"), $"reading: {point.Id}", [$"option: {FamilyFile.Quote(option)}"],
            new("只换这一个口径的读法。", "Only the reading of this open point changes."));
    }

    private static Standard? Of(Lawbook book, Provision provision)
    {
        if (Reading.ConstantOf(provision.Value!.Plain!.Expression!) is not { } number)
        {
            return null;
        }

        var found = provision.Quotes.SelectMany(q => Places(q, Text(number)).Select(at => (Quote: q, At: at))).ToArray();
        var article = book.Documents[provision.Document].Articles.First(a => a.Address == provision.Article);
        return found is [var (quote, place)] && article.Paragraphs.Sum(p => p.Split(quote).Length - 1) == 1 ? new Standard(provision, number, quote, place, Text(number)) : null;
    }

    /// <summary>Where a number stands in a sentence, and not as a piece of a longer one.</summary>
    private static IEnumerable<int> Places(string sentence, string digits)
    {
        for (var at = sentence.IndexOf(digits, StringComparison.Ordinal); at >= 0; at = sentence.IndexOf(digits, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsOfNumber(sentence[at - 1])) && (at + digits.Length == sentence.Length || !IsOfNumber(sentence[at + digits.Length])))
            {
                yield return at;
            }
        }
    }

    private static bool IsOfNumber(char c) => char.IsAsciiDigit(c) || c is '.' or ',' or '千' or '万' or '亿';

    private static byte[] File(string id, Bilingual label, string change, string[] details, Bilingual note)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"# 假设，不是法律 A supposition, not law\nid: {id}\nzh: {FamilyFile.Quote(label.Zh)}\nen: {FamilyFile.Quote(label.En)}\nchanges:\n  - {change}\n");
        foreach (var detail in details)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {detail}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"    note: {{ zh: {FamilyFile.Quote(note.Zh)}, en: {FamilyFile.Quote(note.En)} }}\n    ground: {{ zh: 在网页上填写的假设, en: Supposed in the form of the page }}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
