using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Why an answer is a refusal: the conditions that failed, with the facts that failed them. The words are made when first read.</summary>
internal sealed class RefusalReasons(ImmutableArray<Step> steps, Vocabulary vocabulary)
{
    private ImmutableArray<Bilingual> words;

    public ImmutableArray<Bilingual> Words
    {
        get
        {
            if (words.IsDefault)
            {
                words =
                [
                    .. steps
                        .Where(s => s.Covers == Truth.Yes && s.When == Truth.No && s.Provision.Operation != Operation.Qualify)
                        .SelectMany(s => s.WhenTrace is null ? [FeelTraces.ConditionOf(s.Provision)] : FeelTraces.Failing(s.WhenTrace).Select(t => FeelTraces.Reason(t, vocabulary)))
                        .Distinct(),
                ];
            }

            return words;
        }
    }
}
