namespace Anyu.Register;

/// <summary>
/// The persons that an import has recorded so far in a register that was empty, by birth date and sound of the name: with them a row without a number
/// is compared while the indexes are set aside. Numbers need no such list, since none is taken twice from a file. Some 50 bytes a person.
/// </summary>
internal sealed class EarlierRows
{
    private readonly Dictionary<ulong, Guid> first = [];
    private readonly Dictionary<ulong, List<Guid>> further = [];
    private Guid lowest = Guid.AllBitsSet;
    private Guid highest;

    /// <summary>Takes in the persons of a part that is stored.</summary>
    public void Add(IEnumerable<PersonRow> persons)
    {
        foreach (var person in persons)
        {
            (lowest, highest) = (person.Id < lowest ? person.Id : lowest, person.Id > highest ? person.Id : highest);
            var key = Key(person);
            if (first.TryAdd(key, person.Id))
            {
                continue;
            }

            if (!further.TryGetValue(key, out var others))
            {
                further[key] = others = [];
            }

            others.Add(person.Id);
        }
    }

    /// <summary>The persons that a row may be.</summary>
    public IEnumerable<Guid> Like(PersonRow row) => first.TryGetValue(Key(row), out var one) ? further.GetValueOrDefault(Key(row), []).Prepend(one) : [];

    /// <summary>Whether these are all persons of the register, whose first and last ids are given: the ids of an import are of one instant, and nobody else's lie between them.</summary>
    public bool AreAll(Guid? firstId, Guid? lastId) => firstId is null || (firstId >= lowest && lastId <= highest);

    private static ulong Key(PersonRow row) => ((ulong)row.BirthDate.DayNumber << 32) | unchecked((uint)row.Pinyin.GetHashCode(StringComparison.Ordinal));
}
