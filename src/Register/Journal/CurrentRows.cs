using System.Globalization;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>The current state of the small records, each made of its facts alone.</summary>
internal sealed record KinRow(Guid Id, Guid ParentId, Guid ChildId, string Kind, string Role, DateOnly? FromDate, DateOnly? ToDate, bool Sealed)
{
    /// <summary>The table as a bulk load fills it.</summary>
    public static BulkTable<KinRow> Table { get; } = new(
        "register_kin",
        new("id", ColumnKind.Id, row => row.Id),
        new("parent_id", ColumnKind.Id, row => row.ParentId),
        new("child_id", ColumnKind.Id, row => row.ChildId),
        new("kind", ColumnKind.Text, row => row.Kind),
        new("role", ColumnKind.Text, row => row.Role),
        new("from_date", ColumnKind.Date, row => row.FromDate),
        new("to_date", ColumnKind.Date, row => row.ToDate),
        new("sealed", ColumnKind.Flag, row => row.Sealed));

    public static KinRow Of(Guid id, Facts facts, bool isSealed) => new(
        id, facts.Id(Elements.Parent), facts.Id(Elements.Child), facts.Text(Elements.Kind), facts.Text(Elements.Role), facts.Day(Elements.From), facts.Day(Elements.To), isSealed);
}

/// <summary>A marriage.</summary>
internal sealed record MarriageRow(Guid Id, Guid OneId, Guid OtherId, DateOnly FromDate, DateOnly? ToDate, string? EndKind, bool Sealed)
{
    /// <summary>The table as a bulk load fills it.</summary>
    public static BulkTable<MarriageRow> Table { get; } = new(
        "register_marriage",
        new("id", ColumnKind.Id, row => row.Id),
        new("one_id", ColumnKind.Id, row => row.OneId),
        new("other_id", ColumnKind.Id, row => row.OtherId),
        new("from_date", ColumnKind.Date, row => row.FromDate),
        new("to_date", ColumnKind.Date, row => row.ToDate),
        new("end_kind", ColumnKind.Text, row => row.EndKind),
        new("sealed", ColumnKind.Flag, row => row.Sealed));

    public static MarriageRow Of(Guid id, Facts facts, bool isSealed) => new(
        id, facts.Id(Elements.One), facts.Id(Elements.Other), facts.NeedDay(Elements.From), facts.Day(Elements.To), facts[Elements.EndKind], isSealed);
}

/// <summary>Guardianship or custody.</summary>
internal sealed record GuardianRow(Guid Id, Guid WardId, Guid? GuardianId, Guid? OrganisationId, string Kind, DateOnly FromDate, DateOnly? ToDate, bool Sealed)
{
    public static GuardianRow Of(Guid id, Facts facts, bool isSealed) => new(
        id, facts.Id(Elements.Person), facts.IdOrNull(Elements.Guardian), facts.IdOrNull(Elements.Organisation), facts.Text(Elements.Kind), facts.NeedDay(Elements.From), facts.Day(Elements.To), isSealed);
}

/// <summary>A birth.</summary>
internal sealed record BirthRow(
    Guid Id, Guid ChildId, Guid? MotherId, Guid? FatherId, DateOnly BornOn, int Sex, int Ordinal, int Plurality, string PlaceCode, byte[]? Certificate, byte[]? CertificateIndex, bool Sealed)
{
    public static BirthRow Of(Guid id, Facts facts, bool isSealed, Secrets secrets)
    {
        var certificate = facts[Elements.Certificate] is { } text ? Convert.FromBase64String(text) : null;
        return new(
            id, facts.Id(Elements.Child), facts.IdOrNull(Elements.Mother), facts.IdOrNull(Elements.Father), facts.NeedDay(Elements.HappenedOn), facts.Whole(Elements.Sex), facts.Whole(Elements.Ordinal),
            facts.Whole(Elements.Plurality), facts.Text(Elements.Place), certificate, certificate is null ? null : secrets.Index(Secrets.Certificate, secrets.Open(Secrets.Certificate, id, certificate)), isSealed);
    }
}

/// <summary>A pregnancy.</summary>
internal sealed record PregnancyRow(Guid Id, Guid MotherId, DateOnly ExpectedOn, string PlaceCode, DateOnly? EndedOn, string? EndKind, bool Sealed)
{
    public static PregnancyRow Of(Guid id, Facts facts, bool isSealed) => new(
        id, facts.Id(Elements.Mother), facts.NeedDay(Elements.ExpectedOn), facts.Text(Elements.Place), facts.Day(Elements.To), facts[Elements.EndKind], isSealed);
}

/// <summary>An organisation.</summary>
internal sealed record OrganisationRow(Guid Id, string Code, string Name, string Kind, string PlaceCode, DateOnly? ClosedOn, bool Sealed)
{
    public static OrganisationRow Of(Guid id, Facts facts, bool isSealed) => new(
        id, facts.Text(Elements.Code), facts.Text(Elements.Name), facts.Text(Elements.Kind), facts.Text(Elements.Place), facts.Day(Elements.To), isSealed);
}

/// <summary>A life event.</summary>
internal sealed record EventRow(Guid Id, string Kind, Guid PersonId, DateOnly HappenedOn, string PlaceCode, DateTimeOffset RecordedAt, bool Sealed)
{
    public static EventRow Of(Guid id, Facts facts, DateTimeOffset recordedAt, bool isSealed) => new(
        id, facts.Text(Elements.Kind), facts.Id(Elements.Person), facts.NeedDay(Elements.HappenedOn), facts.Text(Elements.Place), recordedAt, isSealed);
}

/// <summary>Reads the texts of facts.</summary>
internal static class FactReading
{
    private const string Form = "yyyy-MM-dd";

    public static string Text(this Facts facts, string element) => facts[element] ?? "";

    public static Guid Id(this Facts facts, string element) => facts.IdOrNull(element) ?? throw new InvalidOperationException($"A record without {element}.");

    public static Guid? IdOrNull(this Facts facts, string element) => facts[element] is { } text ? Guid.ParseExact(text, "D") : null;

    public static DateOnly? Day(this Facts facts, string element) => facts[element] is { } text ? DateOnly.ParseExact(text, Form, CultureInfo.InvariantCulture) : null;

    public static DateOnly NeedDay(this Facts facts, string element) => facts.Day(element) ?? throw new InvalidOperationException($"A record without {element}.");

    public static int Whole(this Facts facts, string element) => int.Parse(facts.Text(element), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>A day as facts carry it.</summary>
    public static string Written(this DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>A whole number as facts carry it.</summary>
    public static string Written(this int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>An id as facts carry it.</summary>
    public static string Written(this Guid id) => id.ToString("D");
}
