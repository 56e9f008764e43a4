using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>
/// Writes to the register what a case records: a pregnancy, a birth, the registration of a child's household. The events' ids follow from the case, so that a job done twice records once. What the register
/// refuses stays a finding in the evidence log and in the thread of the family; the case itself goes on.
/// </summary>
public static class WriteLifeEvent
{
    /// <summary>The program that writes.</summary>
    public static Actor Program { get; } = Actor.OfProgram("life-events", PlaceRange.Nation, RegisterPermissions.Read, RegisterPermissions.Write);

    /// <summary>Reads the body of a job.</summary>
    /// <exception cref="JsonException">It is no notice.</exception>
    public static CaseNotice NoticeOf(Job job) => JsonSerializer.Deserialize<CaseNotice>(job.Body, CaseDesk.Form) ?? throw new JsonException("An empty notice.");

    /// <summary>Does it, in the unit in which the job ends.</summary>
    /// <returns>Null, or why the register did not take it.</returns>
    public static async Task<Problem?> Run(CaseDesk desk, RegisterDesk register, UnitOfWork unit, CaseNotice notice)
    {
        if (await CaseFile.Open(desk, unit, notice.Case) is not { } open)
        {
            return CaseProblems.NoSuchCase();
        }

        var problems = notice.What switch
        {
            "pregnancy" => await Pregnancy(register, unit, open),
            "birth" => await Birth(register, unit, open),
            "hukou-change" => await Household(register, unit, open),
            _ => [],
        };
        if (problems.IsEmpty)
        {
            return null;
        }

        unit.Record(Program.Entry(open.Row.PlaceCode, "case.life-event-refused", open.State.Id.ToString("D"), $"{notice.What} {problems[0].Code}"));
        await CaseFile.Tell(desk, unit, open.Row.Matter, open.State.Id, "life-event-refused", new Bilingual($"登记时发现需要核对：{problems[0].What.Zh}{problems[0].Mend.Zh}", $"To be checked: {problems[0].What.En} {problems[0].Mend.En}"));
        return problems[0];
    }

    private static async Task<ImmutableArray<Problem>> Pregnancy(RegisterDesk register, UnitOfWork unit, OpenCase open)
    {
        if (Parent(open, "mother", 1) is not { } stated || Day(open, "pregnancy.dueDate") is not { } due)
        {
            return [];
        }

        var mother = await RecordPerson.Run(register, unit, Program, stated);
        return mother.Value is null
            ? mother.Problems
            : (await RecordPregnancy.Run(register, unit, Program, new PregnancyReport(open.State.Id, mother.Value.Id, due, SourceOf(open, Confidence.Declared)))).Problems;
    }

    private static async Task<ImmutableArray<Problem>> Birth(RegisterDesk register, UnitOfWork unit, OpenCase open) =>
        Reported(open) is { } report ? (await RecordBirth.Run(register, unit, Program, report)).Problems : [];

    /// <summary>The police registered the child's household: where, and under which number. Both are the register's from then on, so that nobody asks for them again.</summary>
    private static async Task<ImmutableArray<Problem>> Household(RegisterDesk register, UnitOfWork unit, OpenCase open)
    {
        if (Reported(open) is not { } report || Place(open, "child.hukou") is not { } hukou)
        {
            return [];
        }

        var birth = await RecordBirth.Run(register, unit, Program, report);
        if (birth.Value is not { Child: var child })
        {
            return birth.Problems;
        }

        var source = SourceOf(open, Confidence.Reported);
        var moved = await ChangeHukou.Run(register, unit, Program, new Anyu.Register.MoveReport(Derived(open.State.Id, 4), child, hukou, CaseDesk.DayOf(unit.Now), source));
        var number = open.State.Facts["child.residentId"];
        if (!moved.Succeeded || number is null)
        {
            return moved.Problems;
        }

        var corrected = await CorrectPerson.Run(register, unit, Program, new PersonCorrection { Id = Derived(open.State.Id, 5), Person = child, Number = number, Source = source });
        return corrected.Problems is [{ Code: CorrectPerson.Nothing }] ? [] : corrected.Problems;
    }

    private static BirthReport? Reported(OpenCase open) => Day(open, "birth.date") is not { } born ? null : new BirthReport
    {
        Id = open.State.Id,
        Child = Derived(open.State.Id, 3),
        Mother = Parent(open, "mother", 1) is { } mother ? ParentRef.Of(mother) : null,
        Father = Parent(open, "father", 2) is { } father ? ParentRef.Of(father) : null,
        BornOn = born,
        Sex = open.State.Facts["child.sex"] == "1" ? RegisteredSex.Male : RegisteredSex.Female,
        Ordinal = Whole(open, "child.orderInBirth"),
        Plurality = Whole(open, "birth.babies"),
        Certificate = open.State.Facts["child.certificate"],
        Name = open.State.Facts["child.name"],
        Place = PlaceCode.Parse(open.State.Facts["birth.place"] ?? open.State.Place.ToString()),
        Residence = open.State.Facts["application.place"] is { } place ? PlaceCode.Parse(place) : null,
        Source = SourceOf(open, open.State.Facts["child.certificate"] is null ? Confidence.Reported : Confidence.Certified),
    };

    /// <summary>A parent as stated; birth date and sex stand in the identity number. Null without one.</summary>
    private static NewPerson? Parent(OpenCase open, string role, byte tag) =>
        open.State.Facts[$"{role}.name"] is { } name && open.State.Facts[$"{role}.residentId"] is { } text && ResidentId.TryParse(text, out var number, out _)
            ? new NewPerson
            {
                Id = Derived(open.State.Id, tag),
                Name = name,
                Sex = number.Sex,
                BirthDate = number.BirthDate,
                Number = text,
                Phone = open.State.Facts[$"{role}.phone"],
                Residence = Place(open, $"{role}.residence"),
                Hukou = Place(open, $"{role}.hukou"),
                Source = SourceOf(open, Confidence.Declared),
            }
            : null;

    private static Source SourceOf(OpenCase open, Confidence confidence) => new(open.Service.Agency, $"case:{open.Row.Number}", confidence);

    private static PlaceCode? Place(OpenCase open, string fact) => open.State.Facts[fact] is { } code ? PlaceCode.Parse(code) : null;

    private static DateOnly? Day(OpenCase open, string fact) =>
        open.State.Facts[fact] is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static int Whole(OpenCase open, string fact) => open.State.Facts[fact] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 1;

    /// <summary>Another id that follows from a case's.</summary>
    private static Guid Derived(Guid id, byte tag)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        bytes[15] ^= tag;
        return new Guid(bytes);
    }
}
