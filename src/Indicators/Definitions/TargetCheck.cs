using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Indicators;

/// <summary>Every target of the law has an indicator that can measure it, in its own unit, and every indicator names the targets it serves.</summary>
internal static class TargetCheck
{
    public static void Run(Lawbook book, ImmutableSortedDictionary<string, IndicatorDefinition> indicators, ProblemSink sink)
    {
        var targets = book.Documents.Values.SelectMany(d => d.Blocks).OfType<Target>().ToImmutableSortedDictionary(t => t.Id, t => t, StringComparer.Ordinal);
        foreach (var target in targets.Values)
        {
            if (!indicators.TryGetValue(target.Indicator, out var measured))
            {
                sink.Add(IndicatorProblems.TargetWithoutIndicator(target.At, target.Id, target.Indicator, Nearest.To(target.Indicator, indicators.Keys)));
            }
            else if (!measured.Targets.Contains(target.Id, StringComparer.Ordinal))
            {
                sink.Add(IndicatorProblems.TargetNotListed(measured.At, measured.Id, target.Id));
            }
            else if (target.Unit is { } unit && unit != measured.Unit)
            {
                sink.Add(IndicatorProblems.TargetUnit(measured.At, measured.Id, measured.Unit, target.Id, unit));
            }
        }

        foreach (var indicator in indicators.Values)
        {
            foreach (var id in indicator.Targets.Where(id => !targets.TryGetValue(id, out var target) || target.Indicator != indicator.Id))
            {
                sink.Add(IndicatorProblems.NoSuchTarget(indicator.At, indicator.Id, id, Nearest.To(id, targets.Keys)));
            }
        }
    }
}
