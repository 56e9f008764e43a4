using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Anyu.Law;

/// <summary>
/// Where each variable of the content's expressions stands in a frame. All scopes share one numbering, so that one frame serves everything a decision
/// reads: the persons, collections and dates of the asking come first, then what changes from decision to decision.
/// </summary>
internal sealed class FrameLayout
{
    private readonly FrozenDictionary<string, int> slots;

    public FrameLayout(Vocabulary vocabulary)
    {
        Shared = [.. vocabulary.Roots.Keys, .. vocabulary.Collections.Keys, "on", "year", "month"];
        var own = vocabulary.Roles.Keys.Concat(vocabulary.Roles.Values.Where(HasOther).Select(OtherOf)).Concat(vocabulary.Schema.Entities.Select(e => e.Id));
        slots = Shared.Concat(["lawDate", "amount"]).Concat(own).Distinct(StringComparer.Ordinal)
            .Select((name, slot) => (name, slot)).ToFrozenDictionary(n => n.name, n => n.slot, StringComparer.Ordinal);
        (LawDate, Amount) = (slots["lawDate"], slots["amount"]);
    }

    /// <summary>The names whose values are the same for every decision of one asking, in the order of their slots.</summary>
    public ImmutableArray<string> Shared { get; }

    /// <summary>How long a frame is.</summary>
    public int Length => slots.Count;

    public int LawDate { get; }

    public int Amount { get; }

    /// <summary>The slot of a variable that some scope has.</summary>
    public int SlotOf(string name) => slots[name];

    /// <summary>Whether a role ranges over two persons, so that the other of them has a name too.</summary>
    public static bool HasOther(Role role) => role.Roots.Length == 2;

    /// <summary>The name of the other person, such as <c>otherParent</c>.</summary>
    public static string OtherOf(Role role) => "other" + char.ToUpperInvariant(role.Id[0]) + role.Id[1..];
}
