using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>What a form need not ask because the register knows it. A field names where its value comes from, such as <c>prefill: mother.name</c>.</summary>
public static class Prefill
{
    /// <summary>The facts of a form that are known for a citizen; none for who is not in the register. Reading is recorded.</summary>
    public static async Task<ImmutableSortedDictionary<string, string>> Of(CaseDesk desk, RegisterDesk register, UnitOfWork unit, Actor actor, ServiceDefinition service)
    {
        if (actor.Person == Guid.Empty || await FamilyOn.Run(register, unit, actor, actor.Person, AsOf.Now) is not { Value: { } view })
        {
            return CaseFacts.Empty.Values;
        }

        var known = RegisterFamily.Of(view, desk.Shelf.Sources, CaseDesk.DayOf(unit.Now));
        var facts = CaseFacts.Empty.Values.ToBuilder();
        foreach (var field in service.Form.Fields)
        {
            if (field.Prefill is { } source && Find(known, source) is { } value)
            {
                facts[field.Fact] = value;
            }
        }

        return facts.ToImmutable();
    }

    /// <summary>The value of a source: a parent's or the couple's; of children, births and pregnancies the last one's.</summary>
    private static string? Find(RegisterFamily known, string source)
    {
        var dot = source.IndexOf('.', StringComparison.Ordinal);
        var (subject, element) = (source[..dot], source[(dot + 1)..]);
        var collection = subject switch { "child" => "children", "birth" => "births", "pregnancy" => "pregnancies", _ => null };
        if (collection is null)
        {
            return known.Values.GetValueOrDefault(source);
        }

        var last = known.Ids.Keys.Where(k => k.StartsWith(collection + "[", StringComparison.Ordinal)).OrderBy(k => k.Length).ThenBy(k => k, StringComparer.Ordinal).LastOrDefault();
        return last is null ? null : known.Values.GetValueOrDefault($"{last}.{element}");
    }
}
