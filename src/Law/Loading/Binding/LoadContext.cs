using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What blocks may refer to while they are read. Immutable: documents are read in parallel.</summary>
internal sealed record LoadContext(
    Vocabulary Vocabulary,
    PlaceTree Places,
    ScopeFactory Scopes,
    ImmutableSortedDictionary<string, Interpretation> Interpretations,
    ImmutableSortedDictionary<string, Benefit> Benefits)
{
    /// <summary>The interpretation of that id; null with a problem.</summary>
    public Interpretation? Interpretation(YamlText id, ProblemSink sink)
    {
        if (Interpretations.TryGetValue(id.Text, out var found))
        {
            return found;
        }

        sink.Add(LawProblems.UnknownInterpretation(id.At, id.Text, Nearest.To(id.Text, Interpretations.Keys)));
        return null;
    }

    /// <summary>The benefit of that id; null with a problem.</summary>
    public Benefit? Benefit(YamlText id, ProblemSink sink)
    {
        if (Benefits.TryGetValue(id.Text, out var found))
        {
            return found;
        }

        sink.Add(LawProblems.UnknownBenefit(id.At, id.Text, Nearest.To(id.Text, Benefits.Keys)));
        return null;
    }

    /// <summary>Reports a part that the benefit does not have; <c>total</c> is every benefit's.</summary>
    public static void CheckPart(Benefit benefit, YamlText part, ProblemSink sink)
    {
        if (part.Text != "total" && !benefit.Parts.Any(p => p.Id == part.Text))
        {
            var parts = benefit.Parts.Select(p => p.Id).Append("total").ToArray();
            sink.Add(LawProblems.UnknownPart(part.At, benefit.Id, part.Text, parts, Nearest.To(part.Text, parts)));
        }
    }

    /// <summary>A code of a list; reported when the list does not have it.</summary>
    public void CheckCode(string list, YamlText? code, ProblemSink sink)
    {
        if (code is not null && Vocabulary.Schema.FindCodeList(list) is { } known && !known.Items.Any(i => i.Code == code.Text))
        {
            var codes = known.Items.Select(i => i.Code).ToArray();
            sink.Add(LawProblems.UnknownCode(code.At, list, code.Text, codes, Nearest.To(code.Text, codes)));
        }
    }

    /// <summary>A division code; reported when the tree does not hold it.</summary>
    public void CheckPlace(YamlText? code, ProblemSink sink)
    {
        if (code is not null && !Places.TryResolve(code.Text, out _, out _))
        {
            sink.Add(LawProblems.UnknownPlace(code.At, code.Text));
        }
    }
}
