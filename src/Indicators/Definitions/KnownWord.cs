using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Indicators;

/// <summary>A name in the content that must be one of those defined.</summary>
internal static class KnownWord
{
    /// <summary>The name, or null with a problem that names the nearest.</summary>
    /// <param name="sink">Where the problem goes.</param>
    /// <param name="name">What is written.</param>
    /// <param name="all">What is defined.</param>
    /// <param name="kind">What they are called.</param>
    public static string? Of(ProblemSink sink, YamlText name, IEnumerable<string> all, Bilingual kind)
    {
        var known = all.ToList();
        if (known.Contains(name.Text, StringComparer.Ordinal))
        {
            return name.Text;
        }

        sink.Add(IndicatorProblems.Unknown(name.At, kind, name.Text, Nearest.To(name.Text, known)));
        return null;
    }
}
