using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Reads one stated value by the type of its element.</summary>
internal static class FactValues
{
    private const decimal Highest = 1_000_000_000_000m;

    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy年M月d日", "yyyyMMdd"];

    public static (FeelValue Value, Problem? Problem) Read(string path, Element element, string written, SourceLocation? at, Lawbook book) =>
        element.Type switch
        {
            FeelType.Boolean => ReadBoolean(path, written, at),
            FeelType.Date => ReadDate(path, written, at),
            FeelType.Number number => ReadNumber(path, element, number.Unit, written, at),
            FeelType.Code code => ReadCode(path, written, at, book.Vocabulary.Schema.FindCodeList(code.ListId)!),
            FeelType.Place => IsPlace(written, book) ? (FeelValue.Of(written), null) : (default, FactProblems.UnknownPlace(path, written, at)),
            _ => ReadText(path, element, written, at),
        };

    public static bool IsPlace(string code, Lawbook book) =>
        code.Length == 6 && PlaceCode.TryParse(code, out var place, out _) && book.Places.Contains(place);

    private static (FeelValue, Problem?) ReadBoolean(string path, string written, SourceLocation? at) => written switch
    {
        "true" or "yes" or "是" or "有" => (FeelValue.Yes, null),
        "false" or "no" or "否" or "没有" or "无" => (FeelValue.No, null),
        _ => (default, FactProblems.WrongType(path, written, new Bilingual("“是”或“否”（true 或 false）", "yes or no (true or false)"), at)),
    };

    private static (FeelValue, Problem?) ReadDate(string path, string written, SourceLocation? at) =>
        !DateOnly.TryParseExact(written, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? (default, FactProblems.WrongType(path, written, new Bilingual("日期，如 2024-03-01", "a date such as 2024-03-01"), at))
            : date.Year is < 1900 or > 2200
                ? (default, FactProblems.OutOfRange(path, written, at))
                : (FeelValue.Of(date), null);

    /// <summary>A number without a unit counts something, so it is whole.</summary>
    private static (FeelValue, Problem?) ReadNumber(string path, Element element, Unit unit, string written, SourceLocation? at)
    {
        if (!decimal.TryParse(written, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            return (default, FactProblems.WrongType(path, written, new Bilingual("数字", "a number"), at));
        }

        var isPossible = number >= element.Least && number <= (element.Most ?? Highest) && (unit != Unit.One || decimal.IsInteger(number));
        return isPossible ? (FeelValue.Of(number), null) : (default, FactProblems.NumberOutOfRange(path, written, element.Least, element.Most ?? Highest, unit == Unit.One, at));
    }

    private static (FeelValue, Problem?) ReadCode(string path, string written, SourceLocation? at, CodeList list)
    {
        var found = list.Items.FirstOrDefault(i => i.Code == written || i.Label.Zh == written || string.Equals(i.Label.En, written, StringComparison.OrdinalIgnoreCase));
        return found is not null
            ? (FeelValue.Of(found.Code), null)
            : (default, FactProblems.UnknownCode(path, written, string.Join("、", list.Items.Select(i => $"{i.Code}（{i.Label.Zh}）")), at));
    }

    /// <summary>GB 11643-1999: an identity number is checked by its own check character and never kept in an answer.</summary>
    private static (FeelValue, Problem?) ReadText(string path, Element element, string written, SourceLocation? at) =>
        element.Name == "residentId" && !ResidentId.TryParse(written, out _, out var problem)
            ? (default, FactProblems.BadIdentityNumber(path, problem, at))
            : (FeelValue.Of(written), null);
}
