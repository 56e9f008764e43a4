using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>The same family in several places, a line for each answer that differs or is given anywhere.</summary>
internal sealed class ComparisonText(Lawbook book, Language language, TextWriter to)
{
    private const int NameWidth = 44;
    private const int ColumnWidth = 24;

    public void Write(IReadOnlyList<string> places, IReadOnlyList<ImmutableArray<Determination>> columns)
    {
        to.WriteLine(TextWidth.Pad("", NameWidth) + string.Concat(places.Select(p => TextWidth.Pad(NameOf(p), ColumnWidth))));
        foreach (var row in columns[0].Select(Key).Concat(columns.Skip(1).SelectMany(c => c.Select(Key))).Distinct())
        {
            var cells = columns.Select(c => c.FirstOrDefault(d => Key(d) == row)).ToArray();
            if (cells.Any(c => c is not null && c.Outcome is not (Outcome.NotApplicable or Outcome.NotDecided)))
            {
                var first = cells.First(c => c is not null)!;
                var subject = first.SubjectLabel.In(language);
                var name = first.Benefit.Label.In(language) + (subject.Length == 0 ? "" : $"（{subject}）");
                to.WriteLine(TextWidth.Pad(name, NameWidth) + string.Concat(cells.Select(c => TextWidth.Pad(Cell(c), ColumnWidth))));
            }
        }
    }

    private static (string Benefit, string Subject) Key(Determination d) => (d.Benefit.Id, string.Join('|', d.Subject.Values));

    private string Cell(Determination? answer)
    {
        if (answer is null)
        {
            return "";
        }

        var amount = answer.Amount is { } known ? FactText.Amount(known, language) : AnswerText.ShortOf(answer.Outcome).In(language);
        return answer.Encouraged is { } extra ? $"{amount} +{FactText.Amount(extra, language)}{(language == Language.Zh ? "提倡" : " enc.")}" : amount;
    }

    private string NameOf(string code) => PlaceCode.TryParse(code, out var place, out _) && book.Places.Find(place) is { } found ? found.Name.In(language) : code;
}
