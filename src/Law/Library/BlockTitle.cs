using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What a block is about, in one line.</summary>
public static class BlockTitle
{
    /// <summary>Its title, question or quoted words; its id where it has none.</summary>
    public static Bilingual Of(LawBlock block) => block switch
    {
        Interpretation interpretation => interpretation.Question,
        Measure measure => measure.Title,
        Target target => target.Title,
        Carrier carrier => carrier.Title,
        _ when !block.Quotes.IsEmpty => new(block.Quotes[0], block.Quotes[0]),
        _ => new(block.Id, block.Id),
    };
}
