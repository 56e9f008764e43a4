using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>Reads the records of a place and period into a tally, by the sources that the series name.</summary>
internal sealed class RecordReader(IndicatorCatalogue catalogue, UnitOfWork unit, Actor actor, PlaceCode place, CountTally tally)
{
    /// <summary>The kind of organisation that childcare institutions are recorded as.</summary>
    public const string Childcare = "childcare";

    private const string Sex = "sex";
    private const string Age = "age";
    private const string Order = "order";
    private const string MotherAge = "mother-age";
    private const int Infant = 1;
    private const int Toddler = 3;
    private const int Child = 5;

    /// <summary>Reads them: what happened in the months that have ended, and what there was at the end of a year that has.</summary>
    /// <returns>Why not, or null.</returns>
    public async Task<Problem?> Run(Period period, DateOnly today)
    {
        ImmutableArray<Period> months = period.IsMonth || (period.IsYears && period.Years == 1) ? [.. period.EachMonth().Where(m => m.LastDay < today).Select(Period.OfMonth)] : [];
        if (months.IsEmpty)
        {
            return IndicatorProblems.NotBegun(period);
        }

        var span = new CountedSpan(place, months[0].First.FirstDay, months[^1].Last.LastDay);
        return await Births(months, span) ?? await Deaths(months, span) ?? await Pregnancies(months, span) ?? await Cases(months, span) ?? (period.IsYears && months.Length == 12 ? await Stocks(period, span.To) : null);
    }

    private async Task<Problem?> Births(ImmutableArray<Period> months, CountedSpan span)
    {
        if (Series(RecordSource.Births) is not { } series)
        {
            return null;
        }

        Open(series, months, Sex, Order, MotherAge);
        var births = await CountRecords.Births(unit, actor, span);
        foreach (var birth in births.Value ?? [])
        {
            tally.Add(series.Id, MonthOf(birth.BornOn), birth.PlaceCode, Said(series, (Sex, RecordWords.Of(birth.Sex)), (Order, RecordWords.Order(birth.Order)), (MotherAge, RecordWords.MotherAge(birth.MotherAgeYears))));
        }

        return First(births.Problems);
    }

    private async Task<Problem?> Deaths(ImmutableArray<Period> months, CountedSpan span)
    {
        var series = new[] { (RecordSource.Deaths, int.MaxValue), (RecordSource.DeathsUnder1, Infant), (RecordSource.DeathsUnder5, Child) }
            .Select(s => (Series: Series(s.Item1), Below: s.Item2)).Where(s => s.Series is not null).ToList();
        series.ForEach(s => Open(s.Series!, months));
        var deaths = await CountRecords.Deaths(unit, actor, span);
        foreach (var death in deaths.Value ?? [])
        {
            foreach (var (counted, _) in series.Where(s => death.AgeYearsOn(death.DiedOn!.Value) < s.Below))
            {
                tally.Add(counted!.Id, MonthOf(death.DiedOn!.Value), death.PlaceCode, []);
            }
        }

        return First(deaths.Problems);
    }

    private async Task<Problem?> Pregnancies(ImmutableArray<Period> months, CountedSpan span)
    {
        if (Series(RecordSource.Pregnancies) is not { } series)
        {
            return null;
        }

        Open(series, months);
        var pregnancies = await CountRecords.Pregnancies(unit, actor, span);
        foreach (var one in pregnancies.Value ?? [])
        {
            tally.Add(series.Id, MonthOf(one.RegisteredOn), one.PlaceCode, []);
        }

        return First(pregnancies.Problems);
    }

    private async Task<Problem?> Cases(ImmutableArray<Period> months, CountedSpan span)
    {
        var (closed, onTime) = (Series(RecordSource.CasesClosed), Series(RecordSource.CasesClosedOnTime));
        if (closed is null || onTime is null)
        {
            return null;
        }

        Open(closed, months);
        Open(onTime, months);
        var cases = await CountCases.Closed(unit, actor, place, span.From, span.To);
        foreach (var one in cases.Value ?? [])
        {
            foreach (var series in one.IsOnTime ? new[] { closed, onTime } : [closed])
            {
                tally.Add(series.Id, MonthOf(one.ClosedOn), one.PlaceCode, []);
            }
        }

        return First(cases.Problems);
    }

    private async Task<Problem?> Stocks(Period year, DateOnly on) =>
        await Residents(year, on) ?? await Young(year, on) ?? await Institutions(year, on);

    private async Task<Problem?> Residents(Period year, DateOnly on)
    {
        if (Series(RecordSource.Persons) is not { } series)
        {
            return null;
        }

        tally.Open(series, year, Sex, Age);
        foreach (var group in catalogue.Breakdowns[Age].Codes)
        {
            var (from, to) = RecordWords.Born(group.Id, on);
            if (await Group(series, year, new CountedSpan(place, from, to), on, group.Id) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private async Task<Problem?> Young(Period year, DateOnly on)
    {
        if (Series(RecordSource.PersonsUnder3) is not { } series)
        {
            return null;
        }

        tally.Open(series, year);
        return await Group(series, year, new CountedSpan(place, on.AddYears(-Toddler).AddDays(1), on), on, null);
    }

    private async Task<Problem?> Group(Series series, Period year, CountedSpan born, DateOnly on, string? group)
    {
        var persons = await CountRecords.Persons(unit, actor, born, on);
        foreach (var counted in persons.Value ?? [])
        {
            tally.Add(series.Id, year, counted.Township, group is null ? [] : Said(series, (Sex, RecordWords.Of(counted.Sex)), (Age, group)), counted.Persons);
        }

        return First(persons.Problems);
    }

    private async Task<Problem?> Institutions(Period year, DateOnly on)
    {
        if (Series(RecordSource.ChildcareInstitutions) is not { } series)
        {
            return null;
        }

        tally.Open(series, year);
        var found = await CountRecords.Organisations(unit, actor, place, Childcare, on);
        foreach (var one in found.Value ?? [])
        {
            tally.Add(series.Id, year, one.PlaceCode, []);
        }

        return First(found.Problems);
    }

    private Series? Series(RecordSource source) => catalogue.Series.Values.FirstOrDefault(s => s.From == source);

    private void Open(Series series, ImmutableArray<Period> months, params ReadOnlySpan<string> breakdowns)
    {
        foreach (var month in months)
        {
            tally.Open(series, month, breakdowns);
        }
    }

    private static ImmutableArray<(string Breakdown, string? Code)> Said(Series series, params ReadOnlySpan<(string Breakdown, string? Code)> all)
    {
        var said = ImmutableArray.CreateBuilder<(string, string?)>();
        foreach (var one in all)
        {
            if (series.Breakdowns.Contains(one.Breakdown, StringComparer.Ordinal))
            {
                said.Add(one);
            }
        }

        return said.ToImmutable();
    }

    private static Period MonthOf(DateOnly day) => Period.OfMonth(Month.Of(day));

    private static Problem? First(ImmutableArray<Problem> problems) => problems.IsEmpty ? null : problems[0];
}
