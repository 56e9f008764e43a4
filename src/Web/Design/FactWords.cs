using Anyu.Feel;

namespace Anyu.Web.Design;

/// <summary>The value of a fact as people read it: places by name, dates as dates, the rest as the law writes it.</summary>
internal static class FactWords
{
    private const int CodeLength = 6;

    /// <summary>The value in words.</summary>
    public static string Of(Lawbook book, string path, FeelValue value, View view) => value.Kind switch
    {
        FeelKind.Date => view.Day(value.AsDate),
        FeelKind.Text when value.AsText is { Length: >= CodeLength } text && PlaceCode.TryParse(text, out var code, out _) && book.Places.Contains(code) =>
            PlaceWords.Of(book, text).In(view.Language),
        _ => FactText.Of(path, value, book.Vocabulary, view.Language),
    };
}
