using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>The records of persons whom somebody's case names: ids alone, for purposes to rest on; nothing of the records is told.</summary>
public static class NamedPersons
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(NamedPersons));

    /// <summary>The person of a number; null when nobody has it.</summary>
    public static async Task<Guid?> OfNumber(RegisterDesk desk, UnitOfWork unit, ResidentId number)
    {
        var text = number.Reveal();
        var found = await unit.Query<Guid>(Sql["of-number"], new { Tails = desk.Secrets.ToFind(Secrets.NumberTail, Secrets.Tail(text)), Numbers = desk.Secrets.ToFind(Secrets.Number, text) });
        return found.Count == 0 ? null : await People.Canonical(unit, found[0]);
    }

    /// <summary>The numbers of some persons, for comparing; those without one, and sealed ones, are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ResidentId>> NumbersOf(RegisterDesk desk, UnitOfWork unit, IReadOnlyCollection<Guid> persons)
    {
        var numbers = new Dictionary<Guid, ResidentId>();
        foreach (var some in persons.Chunk(Limits.PageRows))
        {
            foreach (var row in await unit.Query<NumberRow>(Sql["numbers"], new { Persons = unit.ListOf(some) }))
            {
                if (ResidentId.TryParse(desk.Secrets.Open(Secrets.Number, row.Id, row.Number), out var number, out _))
                {
                    numbers[row.Id] = number;
                }
            }
        }

        return numbers;
    }

    /// <summary>Where a person's record belongs, twelve digits, for the evidence of what happens to it; null when there is none.</summary>
    public static async Task<string?> PlaceOf(UnitOfWork unit, Guid person) => (await People.Any(unit, person))?.PlaceCode;

    /// <summary>The children of a mother who were born on a day: who has no number yet.</summary>
    public static Task<IReadOnlyList<Guid>> Newborns(UnitOfWork unit, Guid mother, DateOnly bornOn) => unit.Query<Guid>(Sql["newborns"], new { Mother = mother, BornOn = bornOn });

    private sealed record NumberRow(Guid Id, byte[] Number);
}
