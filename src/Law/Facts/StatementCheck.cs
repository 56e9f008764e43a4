using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What can only be seen across facts, or against the date asked.</summary>
internal static class StatementCheck
{
    private const int YoungestParentYears = 12;

    public static ImmutableArray<Problem> Run(FamilyStatement statement, DateOnly on)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var record in statement.Tree.Records)
        {
            if (DateOf(record, "birthDate") is { } born && born > on)
            {
                problems.Add(FactProblems.BornAfter(record.Path + ".birthDate", born, on, statement.Draft.LineOf(record.Path + ".birthDate")));
            }

            CheckNumber(statement, record, problems);
        }

        var children = statement.Tree.Collections.GetValueOrDefault("children")?.Members ?? [];
        foreach (var child in children)
        {
            CheckParents(statement, child, problems);
        }

        CheckBabies(statement, children, problems);
        return problems.ToImmutable();
    }

    /// <summary>An identity number records a date of birth and a sex; what is stated beside it must be the same.</summary>
    private static void CheckNumber(FamilyStatement statement, FactRecord record, ImmutableArray<Problem>.Builder problems)
    {
        var path = record.Path + ".residentId";
        if (TextOf(record, "residentId") is not { } written || !ResidentId.TryParse(written, out var id, out _))
        {
            return;
        }

        if (DateOf(record, "birthDate") is { } stated && stated != id.BirthDate)
        {
            problems.Add(FactProblems.OtherBirthDate(record.Path, stated, id.BirthDate, statement.Draft.LineOf(path)));
        }

        if (SexOf(statement, record) is { } sex && sex != id.Sex)
        {
            problems.Add(FactProblems.OtherSex(record.Path, sex == RegisteredSex.Female, statement.Draft.LineOf(path)));
        }
    }

    /// <summary>The sex stated: by the code of GB/T 2261.1, or as mother or father; null where neither says.</summary>
    private static RegisteredSex? SexOf(FamilyStatement statement, FactRecord record) =>
        ReferenceEquals(record, statement.Tree.Roots.GetValueOrDefault("mother")) ? RegisteredSex.Female
        : ReferenceEquals(record, statement.Tree.Roots.GetValueOrDefault("father")) ? RegisteredSex.Male
        : TextOf(record, "sex") switch { "1" => RegisteredSex.Male, "2" => RegisteredSex.Female, _ => null };

    private static void CheckParents(FamilyStatement statement, FactRecord child, ImmutableArray<Problem>.Builder problems)
    {
        var of = child.Entity.Find("of") is { } element && child.Stated(element.Ordinal) is { Kind: FeelKind.Text } code ? code.AsText : "both";
        foreach (var name in new[] { "mother", "father" }.Where(n => of == "both" || of == n))
        {
            if (statement.Tree.Roots.GetValueOrDefault(name) is { } parent
                && DateOf(parent, "birthDate") is { } parentBorn
                && DateOf(child, "birthDate") is { } born
                && born < parentBorn.AddYears(YoungestParentYears))
            {
                problems.Add(FactProblems.OlderThanParent(child.Path, name, statement.Draft.LineOf(child.Path + ".birthDate")));
            }
        }
    }

    private static void CheckBabies(FamilyStatement statement, ImmutableArray<FactRecord> children, ImmutableArray<Problem>.Builder problems)
    {
        foreach (var birth in statement.Tree.Collections.GetValueOrDefault("births")?.Members ?? [])
        {
            var listed = children.Count(c => c.Entity.Find("birth") is { } link && c.Stated(link.Ordinal) is { Kind: FeelKind.Record } to && ReferenceEquals(to.AsRecord, birth));
            if (birth.Entity.Find("babies") is { } babies && birth.Stated(babies.Ordinal) is { Kind: FeelKind.Number } stated && listed > stated.AsNumber)
            {
                problems.Add(FactProblems.BabiesMismatch(birth.Path, (int)stated.AsNumber, listed, statement.Draft.LineOf(birth.Path + ".babies")));
            }
        }
    }

    private static string? TextOf(FactRecord record, string element) =>
        record.Entity.Find(element) is { Compute: null } found && record.Stated(found.Ordinal) is { Kind: FeelKind.Text } value ? value.AsText : null;

    private static DateOnly? DateOf(FactRecord record, string element) =>
        record.Entity.Find(element) is { Compute: null } found && record.Stated(found.Ordinal) is { Kind: FeelKind.Date } value ? value.AsDate : null;
}
