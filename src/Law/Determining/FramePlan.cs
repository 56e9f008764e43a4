using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>
/// How the variables of a scope are filled: which slot takes which shared value (dates, roots, collections), and where the subject's roles,
/// the date of the law and the amount go. Worked out once per scope, so that a frame is filled by copying.
/// </summary>
internal sealed class FramePlan
{
    private readonly ImmutableArray<(int Slot, int Shared)> copies;
    private readonly FrozenDictionary<string, int> slots;

    public FramePlan(Scope scope, SharedNames shared)
    {
        Length = scope.Variables.Length;
        slots = scope.Variables.ToFrozenDictionary(v => v.Name, v => v.Slot, StringComparer.Ordinal);
        copies = [.. scope.Variables.Where(v => shared.IndexOf(v.Name) >= 0).Select(v => (v.Slot, shared.IndexOf(v.Name)))];
        LawDateSlot = SlotOf("lawDate");
        AmountSlot = SlotOf("amount");
        OtherParentSlot = SlotOf("otherParent");
    }

    public int Length { get; }

    public int LawDateSlot { get; }

    public int AmountSlot { get; }

    public int OtherParentSlot { get; }

    /// <summary>The slot of a variable, or -1.</summary>
    public int SlotOf(string name) => slots.GetValueOrDefault(name, -1);

    /// <summary>A frame with the shared values in place and everything else not applicable.</summary>
    public FeelValue[] Fill(FeelValue[] shared)
    {
        var frame = new FeelValue[Length];
        Array.Fill(frame, FeelValue.NotApplicable);
        foreach (var (slot, index) in copies)
        {
            frame[slot] = shared[index];
        }

        return frame;
    }
}

/// <summary>The names whose values are the same for every benefit of one asking.</summary>
internal sealed class SharedNames
{
    private readonly FrozenDictionary<string, int> indexes;

    public SharedNames(Vocabulary vocabulary)
    {
        Names = [.. vocabulary.Roots.Keys, .. vocabulary.Collections.Keys, "on", "year", "month"];
        indexes = Names.Select((name, i) => (name, i)).ToFrozenDictionary(n => n.name, n => n.i, StringComparer.Ordinal);
    }

    public ImmutableArray<string> Names { get; }

    /// <summary>The place of a name in the shared values, or -1.</summary>
    public int IndexOf(string name) => indexes.GetValueOrDefault(name, -1);
}
