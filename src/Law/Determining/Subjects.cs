using System.Collections.Immutable;

namespace Anyu.Law;

/// <summary>Finds whom a benefit could be for: every combination of its roles, or why there is none.</summary>
internal static class Subjects
{
    /// <summary>The combinations; or the collections that were not stated; both empty when somebody needed is said to be absent.</summary>
    public static (ImmutableArray<Subject> Found, ImmutableArray<string> NotStated) Of(FamilyStatement statement, Vocabulary vocabulary, Benefit benefit)
    {
        ImmutableArray<ImmutableArray<(string, FactRecord)>> combinations = [[]];
        var notStated = ImmutableArray.CreateBuilder<string>();
        foreach (var role in benefit.Subject.Select(r => vocabulary.Roles[r]))
        {
            var (members, missing) = Instances(statement, role);
            notStated.AddRange(missing);
            combinations = [.. combinations.SelectMany(c => members.Select(m => c.Add((role.Id, m))))];
        }

        var absent = combinations.IsEmpty && notStated.Count == 0;
        return (notStated.Count > 0 || absent ? [] : [.. combinations.Select(c => new Subject(c))], notStated.ToImmutable());
    }

    /// <summary>How many combinations there would be; one when nobody is stated, for the answer that says so.</summary>
    public static int Count(FamilyStatement statement, Vocabulary vocabulary, Benefit benefit) =>
        Math.Max(1, benefit.Subject.Aggregate(1, (product, role) => product * Instances(statement, vocabulary.Roles[role]).Members.Length));

    private static (ImmutableArray<FactRecord> Members, ImmutableArray<string> NotStated) Instances(FamilyStatement statement, Role role)
    {
        if (role.Collection is null)
        {
            return ([.. role.Roots.Select(r => statement.Tree.Roots[r]).OfType<FactRecord>()], []);
        }

        var collection = statement.Tree.Collections[role.Collection];
        return (collection.Members, collection.Stated ? [] : collection.Missing);
    }
}
