using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Casework;

/// <summary>Reads one letter: its heading and paragraphs in both languages.</summary>
internal static class LetterReader
{
    public static LetterDefinition? Read(ContentFile file, ProblemSink sink)
    {
        if (file.Text(sink) is not { } text || YamlFiles.Map(text, file.Path, sink) is not { } map)
        {
            return null;
        }

        var reader = new MapReader(map, sink, file.Stem);
        var title = reader.OwnLabel();
        var paragraphs = reader.Items("paragraphs").Select(i => reader.LabelOf(i, "paragraphs"));
        var letter = new LetterDefinition(file.Stem, title, [.. paragraphs], reader.At);
        reader.Close();
        return letter;
    }
}
