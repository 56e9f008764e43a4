using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>
/// How the variables of a scope are filled: which slot takes which shared value (dates, roots, collections), and where the subject's roles,
/// the date of the law and the amount go. Worked out once per layout, so that a frame is filled by copying.
/// </summary>
internal sealed class FramePlan
{
    private readonly ImmutableArray<(int Slot, int Shared)> copies;
    private readonly ImmutableArray<int> own;
    private readonly FrozenDictionary<string, int> slots;

    public FramePlan(int number, ImmutableArray<Variable> variables, SharedNames shared)
    {
        (Number, Length) = (number, variables.Length);
        slots = variables.ToFrozenDictionary(v => v.Name, v => v.Slot, StringComparer.Ordinal);
        copies = [.. variables.Where(v => shared.IndexOf(v.Name) >= 0).Select(v => (v.Slot, shared.IndexOf(v.Name)))];
        own = [.. variables.Where(v => shared.IndexOf(v.Name) < 0).Select(v => v.Slot)];
        LawDateSlot = SlotOf("lawDate");
        AmountSlot = SlotOf("amount");
        OtherParentSlot = SlotOf("otherParent");
    }

    /// <summary>Its place among the layouts.</summary>
    public int Number { get; }

    public int Length { get; }

    public int LawDateSlot { get; }

    public int AmountSlot { get; }

    public int OtherParentSlot { get; }

    /// <summary>The slot of a variable, or -1.</summary>
    public int SlotOf(string name) => slots.GetValueOrDefault(name, -1);

    /// <summary>A frame with the shared values in place and everything else not applicable.</summary>
    public FeelValue[] Fill(ImmutableArray<FeelValue> shared)
    {
        var frame = new FeelValue[Length];
        foreach (var (slot, index) in copies)
        {
            frame[slot] = shared[index];
        }

        Clear(frame);
        return frame;
    }

    /// <summary>Makes a used frame as good as new.</summary>
    public void Clear(FeelValue[] frame)
    {
        foreach (var slot in own)
        {
            frame[slot] = FeelValue.NotApplicable;
        }
    }
}

/// <summary>The layouts of frames; scopes with the same variables share one.</summary>
internal sealed class FramePlans(SharedNames shared)
{
    private readonly Dictionary<string, FramePlan> plans = new(StringComparer.Ordinal);

    public int Count => plans.Count;

    public FramePlan Of(Scope scope)
    {
        var layout = string.Join('|', scope.Variables.OrderBy(v => v.Slot).Select(v => v.Name));
        if (!plans.TryGetValue(layout, out var plan))
        {
            plans[layout] = plan = new FramePlan(plans.Count, scope.Variables, shared);
        }

        return plan;
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
