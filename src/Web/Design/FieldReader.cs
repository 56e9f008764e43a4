using Anyu.Feel;

namespace Anyu.Web.Design;

/// <summary>What a posted field says: as it was written, as an answer the law can read, or what is wrong.</summary>
/// <param name="Written">As it was written, to be shown again.</param>
/// <param name="Answer">The canonical answer: <c>true</c>, <c>2024-03-01</c>, <c>3600</c>, a code; null when there is none.</param>
/// <param name="Error">What is wrong, or null.</param>
internal sealed record Reading(string? Written, string? Answer, Problem? Error);

/// <summary>Reads a field that <see cref="FieldWriter"/> wrote.</summary>
internal static class FieldReader
{
    /// <summary>Reads the field of that name and type.</summary>
    public static Reading Read(IFormCollection form, string name, FeelType type) => type switch
    {
        FeelType.Date => Date(form, name),
        FeelType.Number => Number(Trimmed(form, name)),
        _ => Plain(Trimmed(form, name)),
    };

    /// <summary>
    /// Reads a day written in one field, as people write it: <c>2024-6-1</c>, <c>2024/06/01</c>, <c>2024.6.1</c>, <c>2024年6月1日</c>. An empty
    /// field is no day and no error.
    /// </summary>
    public static (DateOnly? Day, Reading Reading) Day(IFormCollection form, string name)
    {
        if (Trimmed(form, name) is not { } written)
        {
            return (null, new(null, null, null));
        }

        var parts = HalfWidth(written).TrimEnd('日').Split(['-', '/', '.', '年', '月'], StringSplitOptions.TrimEntries);
        return DateOnly.TryParseExact(string.Join('-', parts), "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (day, new(written, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null))
            : (null, new(written, null, WebProblems.BadDay(null, written)));
    }

    private static Reading Plain(string? written) => written is null ? new(null, null, WebProblems.NothingChosen()) : new(written, written, null);

    private static Reading Number(string? written)
    {
        if (written is null)
        {
            return new(null, null, WebProblems.NothingChosen());
        }

        var digits = HalfWidth(written).Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new(written, number.ToString(CultureInfo.InvariantCulture), null)
            : new(written, null, WebProblems.NotANumber(written));
    }

    private static Reading Date(IFormCollection form, string name)
    {
        var parts = new[] { "-year", "-month", "-day" }.Select(p => Trimmed(form, name + p)).ToArray();
        if (parts.All(p => p is null))
        {
            return new(null, null, WebProblems.NothingChosen());
        }

        var written = string.Join('-', parts.Select(p => p ?? ""));
        return DateOnly.TryParseExact(HalfWidth(written), "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new(written, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null)
            : new(written, null, WebProblems.NotADate(written));
    }

    private static string? Trimmed(IFormCollection form, string name)
    {
        var value = form[name].ToString().Trim();
        return value.Length == 0 ? null : value;
    }

    /// <summary>Chinese input methods often leave full-width digits and points.</summary>
    private static string HalfWidth(string written) =>
        string.Create(written.Length, written, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = source[i] switch
                {
                    >= '\uFF01' and <= '\uFF5E' => (char)(source[i] - 0xFEE0),
                    '。' => '.',
                    var c => c,
                };
            }
        });
}
