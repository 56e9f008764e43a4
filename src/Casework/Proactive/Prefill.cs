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

        return From(RegisterFamily.Of(view, desk.Shelf.Sources, CaseDesk.DayOf(unit.Now)), service, Last);
    }

    /// <summary>The facts of a form that are known of a family; <paramref name="chosen"/> says which record of several a subject such as <c>child</c> means.</summary>
    internal static ImmutableSortedDictionary<string, string> From(RegisterFamily known, ServiceDefinition service, Func<RegisterFamily, string, string?> chosen)
    {
        var facts = CaseFacts.Empty.Values.ToBuilder();
        foreach (var field in service.Form.Fields)
        {
            if (field.Prefill is { } source && Find(known, source, chosen) is { } value)
            {
                facts[field.Fact] = value;
            }
        }

        return facts.ToImmutable();
    }

    /// <summary>The value of a source: a parent's or the couple's, or the chosen one's of children, births and pregnancies.</summary>
    private static string? Find(RegisterFamily known, string source, Func<RegisterFamily, string, string?> chosen)
    {
        var dot = source.IndexOf('.', StringComparison.Ordinal);
        var (subject, element) = (source[..dot], source[(dot + 1)..]);
        return CollectionOf(subject) is null ? known.Values.GetValueOrDefault(source) : chosen(known, subject) is { } record ? known.Values.GetValueOrDefault($"{record}.{element}") : null;
    }

    private static string? CollectionOf(string subject) => subject switch { "child" => "children", "birth" => "births", "pregnancy" => "pregnancies", _ => null };

    /// <summary>The last of several: what a form is about that somebody begins now.</summary>
    private static string? Last(RegisterFamily known, string subject) =>
        known.Ids.Keys.Where(k => k.StartsWith(CollectionOf(subject) + "[", StringComparison.Ordinal)).OrderBy(k => k.Length).ThenBy(k => k, StringComparer.Ordinal).LastOrDefault();
}
