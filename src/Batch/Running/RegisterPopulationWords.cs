using Anyu.Kernel;

namespace Anyu.Batch;

/// <summary>What stands with numbers over the families of a register.</summary>
public static class RegisterPopulationWords
{
    /// <summary>What the families are.</summary>
    public static Bilingual Named { get; } = new("今天登记的家庭", "the families of the register as of today");

    /// <summary>That examples are none of them.</summary>
    public static Bilingual Examples { get; } = new(
        "例子是同一地方的合成家庭，不是登记里的任何一户；登记没有的情况不算猜的，记作“待定”。",
        "Examples are synthetic families of the same place, none of the register; what the register does not know is not guessed but counted as open.");
}
