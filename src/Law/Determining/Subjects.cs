using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>The records a benefit is decided for, by role.</summary>
internal sealed class Subject(ImmutableArray<(string Role, FactRecord Record)> roles)
{
    private SubjectPaths? paths;
    private Bilingual? label;

    public ImmutableArray<(string Role, FactRecord Record)> Roles { get; } = roles;

    /// <summary>Role → path.</summary>
    public SubjectPaths Paths => paths ??= new SubjectPaths([.. Roles.Select(r => KeyValuePair.Create(r.Role, r.Record.Path))]);

    /// <summary>The subject in words, such as 母亲、第1个分娩.</summary>
    public Bilingual LabelIn(LawIndex index)
    {
        if (label is not { } known)
        {
            var labels = Roles.Select(r => index.LabelOf(r.Record)).ToArray();
            label = known = labels is [var only]
                ? only
                : new Bilingual(string.Join('、', labels.Select(l => l.Zh)), string.Join(", ", labels.Select(l => l.En)));
        }

        return known;
    }
}

/// <summary>Whom a benefit could be for: every combination of its roles, or why there is none.</summary>
/// <param name="Found">The combinations.</param>
/// <param name="NotStated">The collections that were not stated. Both are empty when somebody needed is said to be absent.</param>
internal sealed record Subjects(ImmutableArray<Subject> Found, ImmutableArray<string> NotStated)
{
    public static Subjects Of(FamilyStatement statement, Vocabulary vocabulary, Benefit benefit)
    {
        List<ImmutableArray<(string, FactRecord)>> combinations = [[]];
        ImmutableArray<string> notStated = [];
        foreach (var name in benefit.Subject)
        {
            var role = vocabulary.Roles[name];
            var (members, missing) = Instances(statement, role);
            notStated = notStated.AddRange(missing);
            var longer = new List<ImmutableArray<(string, FactRecord)>>(combinations.Count * members.Length);
            foreach (var combination in combinations)
            {
                foreach (var member in members)
                {
                    longer.Add(combination.Add((role.Id, member)));
                }
            }

            combinations = longer;
        }

        return new Subjects(notStated.IsEmpty ? [.. combinations.Select(c => new Subject(c))] : [], notStated);
    }

    /// <summary>How many combinations there would be; one when nobody is stated, for the answer that says so.</summary>
    public static int Count(FamilyStatement statement, Vocabulary vocabulary, Benefit benefit) =>
        Math.Max(1, benefit.Subject.Aggregate(1, (product, role) => product * Instances(statement, vocabulary.Roles[role]).Members.Length));

    private static (ImmutableArray<FactRecord> Members, ImmutableArray<string> NotStated) Instances(FamilyStatement statement, Role role)
    {
        if (role.Collection is not null)
        {
            var collection = statement.Tree.Collections[role.Collection];
            return (collection.Members, collection.Stated ? [] : collection.Missing);
        }

        return ([.. role.Roots.Select(r => statement.Tree.Roots[r]).OfType<FactRecord>()], []);
    }
}
