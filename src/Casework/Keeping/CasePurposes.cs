using System.Collections.Immutable;
using System.Globalization;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>A person of the register whom a case names.</summary>
/// <param name="Subject">The subject of the case, such as <c>child</c>.</param>
/// <param name="Person">The record.</param>
public sealed record CasePerson(string Subject, Guid Person);

/// <summary>
/// While a post holds a task, the records of the persons of its case are the post's to open, a minor's as well; with the task the purpose ends or moves
/// (未成年人网络保护条例 art. 36: access by assignment).
/// </summary>
public static class CasePurposes
{
    private const string Post = "post:";

    /// <summary>The persons of the register whom a case names by number, and a newborn by mother and day of birth. None where the desk knows no register.</summary>
    public static async Task<ImmutableArray<CasePerson>> Persons(CaseDesk desk, UnitOfWork unit, CaseState state)
    {
        if (desk.Register is not { } register)
        {
            return [];
        }

        var persons = ImmutableArray.CreateBuilder<CasePerson>();
        foreach (var (fact, text) in state.Facts.Values.Where(fact => fact.Key.EndsWith("." + TextFormats.ResidentIdElement, StringComparison.Ordinal)))
        {
            if (ResidentId.TryParse(text, out var number, out _) && await NamedPersons.OfNumber(register, unit, number) is { } person)
            {
                persons.Add(new CasePerson(fact[..fact.IndexOf('.', StringComparison.Ordinal)], person));
            }
        }

        if (persons.FirstOrDefault(person => person.Subject == "mother") is { } mother && state.Facts["birth.date"] is { } born)
        {
            var children = await NamedPersons.Newborns(unit, mother.Person, DateOnly.ParseExact(born, "yyyy-MM-dd", CultureInfo.InvariantCulture));
            persons.AddRange(children.Where(child => persons.All(person => person.Person != child)).Select(child => new CasePerson("child", child)));
        }

        return persons.ToImmutable();
    }

    /// <summary>The id of a task, as purposes name it.</summary>
    internal static Guid TaskOf(Guid @case, string step) => NamedId.Of("task", $"{@case:D}/{step}");

    /// <summary>Opens and ends purposes as tasks change hands.</summary>
    internal static async Task Follow(CaseDesk desk, UnitOfWork unit, Actor actor, CaseState? before, CaseState after)
    {
        foreach (var (step, own) in after.Steps)
        {
            var (was, now) = (before?.Steps.GetValueOrDefault(step)?.Holder?.Id, own.Holder?.Id);
            if (was == now)
            {
                continue;
            }

            var task = TaskOf(after.Id, step);
            await TaskPurposes.Close(unit, task);
            if (now?.StartsWith(Post, StringComparison.Ordinal) == true)
            {
                await TaskPurposes.Open(unit, actor, task, Guid.Parse(now.AsSpan(Post.Length)), PlaceRange.Full(after.Place), [.. (await Persons(desk, unit, after)).Select(person => person.Person).Distinct()]);
            }
        }
    }
}
