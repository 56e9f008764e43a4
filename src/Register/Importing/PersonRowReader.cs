using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>A row of a table, read: a person's values and the kin named by number, or what is wrong.</summary>
internal sealed record PersonRead(TableRow Row, PersonDraft? Draft, DateOnly? Since, ImmutableArray<NamedKin> Kin, ImmutableArray<Problem> Problems)
{
    /// <inheritdoc/>
    public override string ToString() => "…";
}

/// <summary>A parent or spouse named by number, and since when: the day of birth or of marriage.</summary>
internal readonly record struct NamedKin(string Role, string Number, DateOnly From)
{
    /// <summary>The role of a spouse; parents are <c>mother</c> and <c>father</c>.</summary>
    public const string Spouse = "spouse";

    /// <inheritdoc/>
    public override string ToString() => Role;
}

/// <summary>Reads rows of a table of persons. Every problem of a row is told, each with its column.</summary>
internal sealed class PersonRowReader(PersonColumns columns, NameForm form, PlaceRange scope, DateOnly today)
{
    public PersonRead Read(TableRow row)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var number = Number(row, Elements.Number, problems);
        var person = new NewPerson
        {
            Id = Guid.Empty,
            Name = columns.Text(row, Elements.Name),
            FormerName = columns.Text(row, Elements.FormerName),
            Sex = SexOf(row, number, problems),
            BirthDate = Day(row, Elements.BirthDate, problems) ?? number?.BirthDate ?? DateOnly.MinValue,
            Phone = columns.Text(row, Elements.Phone),
            Ethnicity = EthnicityOf(row),
            Residence = Place(row, Elements.Residence, problems),
            Hukou = Place(row, Elements.Hukou, problems),
            Source = new Source("", "", Confidence.Reported),
        };
        var since = Day(row, PersonHeadings.Since, problems);
        var (mother, father, spouse) = (Number(row, Elements.Mother, problems), Number(row, Elements.Father, problems), Number(row, PersonHeadings.Spouse, problems));
        var married = Day(row, PersonHeadings.MarriedOn, problems);
        if (spouse is not null && married is null && problems.Count == 0)
        {
            problems.Add(RegisterProblems.NoMarriageDay(columns.Where(row, PersonHeadings.Spouse)));
        }

        if (problems.Count > 0)
        {
            return Bad(row, problems.ToImmutable());
        }

        if (number is { IsForeigner: false } && number.Value.BirthDate != person.BirthDate)
        {
            return Bad(row, [RegisterProblems.NumberBirthDate() with { At = columns.Where(row, Elements.BirthDate) }]);
        }

        var (draft, wrong) = PersonDraft.Check(person, form, today);
        if (draft is null)
        {
            return Bad(row, [.. wrong.Select(problem => problem with { At = new SourceLocation(columns.File, row.Number) })]);
        }

        return scope.Contains(draft.Residence ?? PersonRow.Nowhere) || scope.Contains(draft.Hukou ?? PersonRow.Nowhere)
            ? new PersonRead(row, draft with { Number = number?.Reveal() }, since, [.. Kin(Elements.Mother, mother, draft.BirthDate), .. Kin(Elements.Father, father, draft.BirthDate), .. Kin(NamedKin.Spouse, spouse, married)], [])
            : Bad(row, [RegisterProblems.OutsideScope() with { At = columns.Where(row, Elements.Residence) }]);
    }

    private static PersonRead Bad(TableRow row, ImmutableArray<Problem> problems) => new(row, null, null, [], problems);

    private static IEnumerable<NamedKin> Kin(string role, ResidentId? number, DateOnly? from) => number is { } named && from is { } day ? [new NamedKin(role, named.Reveal(), day)] : [];

    private ResidentId? Number(TableRow row, string element, ImmutableArray<Problem>.Builder problems)
    {
        var text = columns.Text(row, element);
        if (text.Length == 0)
        {
            return null;
        }

        if (ResidentId.TryParse(text, out var number, out var problem))
        {
            return number;
        }

        problems.Add(problem with { At = columns.Where(row, element) });
        return null;
    }

    private RegisteredSex SexOf(TableRow row, ResidentId? number, ImmutableArray<Problem>.Builder problems)
    {
        var text = columns.Text(row, Elements.Sex);
        switch (text)
        {
            case "男" or "1" or "男性" or "M" or "m":
                return RegisteredSex.Male;
            case "女" or "2" or "女性" or "F" or "f":
                return RegisteredSex.Female;
            case "0" or "9" or "未知" or "未说明":
                return RegisteredSex.Unknown;
            case "":
                return number?.Sex ?? RegisteredSex.Unknown;
            default:
                problems.Add(RegisterProblems.Sex(columns.Where(row, Elements.Sex), text));
                return RegisteredSex.Unknown;
        }
    }

    private DateOnly? Day(TableRow row, string element, ImmutableArray<Problem>.Builder problems)
    {
        var text = columns.Text(row, element);
        if (text.Length == 0)
        {
            return null;
        }

        var day = WrittenDay.OfCell(text);
        if (day is null)
        {
            problems.Add(RegisterProblems.Day(columns.Where(row, element), text));
        }

        return day;
    }

    private string? EthnicityOf(TableRow row)
    {
        var text = columns.Text(row, Elements.Ethnicity);
        return text.Length == 0 ? null : columns.Ethnicities.GetValueOrDefault(text, text);
    }

    private PlaceCode? Place(TableRow row, string element, ImmutableArray<Problem>.Builder problems)
    {
        var text = columns.Text(row, element);
        if (text.Length == 0)
        {
            return null;
        }

        if (PlaceCode.TryParse(text, out var code, out _))
        {
            return code;
        }

        problems.Add(RegisterProblems.Place(columns.Where(row, element), text));
        return null;
    }
}
