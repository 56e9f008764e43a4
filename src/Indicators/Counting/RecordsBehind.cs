using System.Collections.Immutable;
using System.Globalization;
using Anyu.Access;
using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>One record behind a count: no name, no number.</summary>
/// <param name="Subject">The record's id, under which evidence speaks of it; a case by its number.</param>
/// <param name="On">The day that counts: of birth, death or closing.</param>
/// <param name="PlaceCode">Where, twelve digits.</param>
/// <param name="What">What else was counted by.</param>
public sealed record RecordBehind(string Subject, DateOnly On, string PlaceCode, Bilingual What);

/// <summary>The records behind a count as they stand now.</summary>
/// <param name="Rows">One page.</param>
/// <param name="Now">How many records there are now; null where only the page was read. It differs from the count kept where records came or were corrected since.</param>
public sealed record BehindPage(ImmutableArray<RecordBehind> Rows, int? Now);

/// <summary>
/// From a count back to the records it was counted from: for those who may read the records, inside their places; each record on the page leaves evidence, refusals too.
/// </summary>
public static class RecordsBehind
{
    /// <summary>The most records of one page.</summary>
    public const int MostRows = CountRecords.MostRows;

    /// <summary>A page of the records.</summary>
    /// <param name="unit">A unit that may write.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="catalogue">The definitions.</param>
    /// <param name="key">The count.</param>
    /// <param name="page">The page, from 1.</param>
    /// <returns>The page, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>IND-0215</c> for a series that no record is behind.</returns>
    public static async Task<Result<BehindPage>> Run(UnitOfWork unit, Actor actor, IndicatorCatalogue catalogue, CountKey key, int page)
    {
        var span = new CountedSpan(key.Place, key.Period.First.FirstDay, key.Period.Last.LastDay);
        return catalogue.Series[key.Series].From switch
        {
            RecordSource.Births => await Births(unit, actor, span, key.Cells, page),
            RecordSource.Deaths => await Deaths(unit, actor, span, int.MaxValue, page),
            RecordSource.DeathsUnder1 => await Deaths(unit, actor, span, 1, page),
            RecordSource.DeathsUnder5 => await Deaths(unit, actor, span, 5, page),
            RecordSource.Pregnancies => await Pregnancies(unit, actor, span, page),
            RecordSource.Persons => await Persons(unit, actor, span, key.Cells, page),
            RecordSource.PersonsUnder3 => await Page(unit, actor, new CountedSpan(key.Place, span.To.AddYears(-3).AddDays(1), span.To), span.To, null, page),
            RecordSource.CasesClosed => await Cases(unit, actor, span, onTime: false, page),
            RecordSource.CasesClosedOnTime => await Cases(unit, actor, span, onTime: true, page),
            _ => Result<BehindPage>.Failure(IndicatorProblems.NoRecords(key.Series)),
        };
    }

    private static async Task<Result<BehindPage>> Births(UnitOfWork unit, Actor actor, CountedSpan span, Cells cells, int page)
    {
        var found = await CountRecords.Births(unit, actor, span);
        var births = (found.Value ?? []).Where(b => cells.Conditions.All(c => c.Code == c.Breakdown switch
        {
            "sex" => RecordWords.Of(b.Sex),
            "order" => RecordWords.Order(b.Order),
            _ => RecordWords.MotherAge(b.MotherAgeYears),
        })).ToList();
        var rows = Rows(births, page);
        return Refused(found.Problems, CountRecords.Seen(unit, actor, rows.Select(b => (b.Child, b.PlaceCode)))) ?? Shown(births.Count, rows.Select(b => new RecordBehind(
            Id(b.Child), b.BornOn, b.PlaceCode, new($"{SexOf(b.Sex).Zh}，第{Known(b.Order)}孩，母亲{Known(b.MotherAgeYears)}岁", $"{SexOf(b.Sex).En}, birth {Known(b.Order)}, mother aged {Known(b.MotherAgeYears)}"))));
    }

    private static async Task<Result<BehindPage>> Deaths(UnitOfWork unit, Actor actor, CountedSpan span, int below, int page)
    {
        var found = await CountRecords.Deaths(unit, actor, span);
        var deaths = (found.Value ?? []).Where(d => d.AgeYearsOn(d.DiedOn!.Value) < below).ToList();
        var rows = Rows(deaths, page);
        return Refused(found.Problems, CountRecords.Seen(unit, actor, rows.Select(d => (d.Id, d.PlaceCode)))) ?? Shown(deaths.Count, rows.Select(d => new RecordBehind(
            Id(d.Id), d.DiedOn!.Value, d.PlaceCode, new($"{SexOf(d.Sex).Zh}，{d.AgeYearsOn(d.DiedOn!.Value)}岁", $"{SexOf(d.Sex).En}, aged {d.AgeYearsOn(d.DiedOn!.Value)}"))));
    }

    private static async Task<Result<BehindPage>> Pregnancies(UnitOfWork unit, Actor actor, CountedSpan span, int page)
    {
        var found = await CountRecords.Pregnancies(unit, actor, span);
        var all = (found.Value ?? []).ToList();
        var rows = Rows(all, page);
        return Refused(found.Problems, CountRecords.Seen(unit, actor, rows.Select(p => (p.Mother, p.PlaceCode)))) ?? Shown(all.Count, rows.Select(p => new RecordBehind(
            Id(p.Id), p.RegisteredOn, p.PlaceCode, new("怀孕登记", "pregnancy registered"))));
    }

    private static async Task<Result<BehindPage>> Persons(UnitOfWork unit, Actor actor, CountedSpan span, Cells cells, int page)
    {
        var age = cells.Conditions.Where(c => c.Breakdown == "age").Select(c => c.Code).FirstOrDefault();
        RegisteredSex? sex = cells.Conditions.Where(c => c.Breakdown == "sex").Select(c => c.Code).FirstOrDefault() switch { "male" => RegisteredSex.Male, "female" => RegisteredSex.Female, _ => null };
        var (from, to) = age is null ? (DateOnly.MinValue, span.To) : RecordWords.Born(age, span.To);
        return await Page(unit, actor, new CountedSpan(span.Place, from, to), span.To, sex, page);
    }

    private static async Task<Result<BehindPage>> Page(UnitOfWork unit, Actor actor, CountedSpan born, DateOnly on, RegisteredSex? sex, int page)
    {
        var found = await CountRecords.PersonsBehind(unit, actor, born, on, sex, page);
        return found.Value is not { } persons ? Result<BehindPage>.Failure(found.Problems) : Shown(null, persons.Select(p => new RecordBehind(
            Id(p.Id), p.BirthDate, p.PlaceCode, new($"{SexOf(p.Sex).Zh}，{p.AgeYearsOn(on)}岁", $"{SexOf(p.Sex).En}, aged {p.AgeYearsOn(on)}"))));
    }

    private static async Task<Result<BehindPage>> Cases(UnitOfWork unit, Actor actor, CountedSpan span, bool onTime, int page)
    {
        var found = await CountCases.Closed(unit, actor, span.Place, span.From, span.To);
        var cases = (found.Value ?? []).Where(c => c.IsOnTime || !onTime).ToList();
        var rows = Rows(cases, page);
        return Refused(found.Problems, CountCases.Seen(unit, actor, rows)) ?? Shown(cases.Count, rows.Select(c => new RecordBehind(
            c.Number, c.ClosedOn, c.PlaceCode, c.IsOnTime ? new($"{c.Service}，按时", $"{c.Service}, on time") : new($"{c.Service}，{c.LateSteps}个环节超期", $"{c.Service}, {c.LateSteps} steps late"))));
    }

    private static List<T> Rows<T>(List<T> all, int page) => [.. all.Skip((Math.Max(1, page) - 1) * MostRows).Take(MostRows)];

    private static Result<BehindPage>? Refused(ImmutableArray<Problem> problems, Problem? unseen) =>
        !problems.IsEmpty ? Result<BehindPage>.Failure(problems) : unseen is { } problem ? Result<BehindPage>.Failure(problem) : null;

    private static Result<BehindPage> Shown(int? now, IEnumerable<RecordBehind> rows) => Result<BehindPage>.Success(new BehindPage([.. rows], now));

    private static string Id(Guid id) => id.ToString("D");

    private static string Known(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "?";

    private static Bilingual SexOf(RegisteredSex sex) => sex switch { RegisteredSex.Male => new("男", "male"), RegisteredSex.Female => new("女", "female"), _ => new("性别未知", "sex unknown") };
}
