using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Casework;

/// <summary>
/// Which value of the register each element of the vocabulary comes from: the key <c>register</c> of an element names it, such as <c>register: birth-date</c>.
/// What no element names is never taken from the register.
/// </summary>
/// <param name="Words"><c>entity.element</c> → the register's word.</param>
public sealed record RegisterSources(ImmutableSortedDictionary<string, string> Words)
{
    /// <summary>The words the register answers to.</summary>
    public static ImmutableArray<string> Known { get; } =
    [
        "name", "number", "phone", "sex", "birth-date", "residence", "hukou", "married", "marriage-date", "due-date", "outcome",
        "birth-day", "plurality", "birth-place", "ordinal", "certificate", "whose", "adoption-date",
    ];

    /// <summary>Reads the vocabulary's files.</summary>
    internal static RegisterSources Read(ImmutableArray<ContentFile> files, ProblemSink sink)
    {
        // The vocabulary itself is read and checked by the law; here only this one key is looked at.
        var unheard = new ProblemSink();
        var words = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file.Text(unheard) is not { } text || YamlFiles.Map(text, file.Path, unheard) is not { } map
                || map.Find("entity")?.Value is not YamlText entity || map.Find("elements")?.Value is not YamlMap elements)
            {
                continue;
            }

            foreach (var element in elements.Entries)
            {
                if (element.Value is not YamlMap own || own.Find("register")?.Value is not YamlText word)
                {
                    continue;
                }

                if (!Known.Contains(word.Text, StringComparer.Ordinal))
                {
                    sink.Add(CaseProblems.UnknownWord(word.At, "register", word.Text, Known, Nearest.To(word.Text, Known)));
                }

                words[$"{entity.Text}.{element.Key}"] = word.Text;
            }
        }

        return new RegisterSources(words.ToImmutable());
    }
}
