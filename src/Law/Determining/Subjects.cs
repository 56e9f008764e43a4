using System.Collections.Immutable;

namespace Anyu.Law;

/// <summary>Whom a benefit could be for: every combination of its roles, or why there is none.</summary>
/// <param name="Found">The combinations.</param>
/// <param name="NotStated">The collections that were not stated. Both are empty when somebody needed is said to be absent.</param>
internal sealed record Subjects(ImmutableArray<Subject> Found, ImmutableArray<string> NotStated)
{
    public static Subjects Of(FamilyStatement statement, Lawbook book, Benefit benefit)
    {
        var members = new ImmutableArray<FactRecord>[benefit.Subject.Length];
        ImmutableArray<string> notStated = [];
        var count = 1;
        for (var i = 0; i < members.Length; i++)
        {
            (members[i], var missing) = Instances(statement, book.Vocabulary.Roles[benefit.Subject[i]]);
            notStated = notStated.AddRange(missing);
            count *= members[i].Length;
        }

        return new Subjects(count == 0 || !notStated.IsEmpty ? [] : Combinations(benefit.Subject, members, count, book.Index), notStated);
    }

    /// <summary>How many combinations there would be; one when nobody is stated, for the answer that says so.</summary>
    public static int Count(FamilyStatement statement, Vocabulary vocabulary, Benefit benefit) =>
        Math.Max(1, benefit.Subject.Aggregate(1, (product, role) => product * Instances(statement, vocabulary.Roles[role]).Members.Length));

    /// <summary>Every combination, the last role moving fastest.</summary>
    private static ImmutableArray<Subject> Combinations(ImmutableArray<string> roles, ImmutableArray<FactRecord>[] members, int count, LawIndex index)
    {
        var found = ImmutableArray.CreateBuilder<Subject>(count);
        for (var number = 0; number < count; number++)
        {
            var records = ImmutableArray.CreateBuilder<FactRecord>(members.Length);
            var (block, rest) = (count, number);
            foreach (var candidates in members)
            {
                block /= candidates.Length;
                records.Add(candidates[rest / block]);
                rest %= block;
            }

            found.Add(new Subject(roles, records.MoveToImmutable(), index));
        }

        return found.MoveToImmutable();
    }

    private static (ImmutableArray<FactRecord> Members, ImmutableArray<string> NotStated) Instances(FamilyStatement statement, Role role)
    {
        if (role.Collection is not null)
        {
            var collection = statement.Tree.Collections[role.Collection];
            return (collection.Members, collection.Stated ? [] : collection.Missing);
        }

        var found = ImmutableArray.CreateBuilder<FactRecord>(role.Roots.Length);
        foreach (var root in role.Roots)
        {
            if (statement.Tree.Roots[root] is { } record)
            {
                found.Add(record);
            }
        }

        return (found.DrainToImmutable(), []);
    }
}
