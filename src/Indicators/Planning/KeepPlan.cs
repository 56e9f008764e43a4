using System.Collections.Immutable;
using System.Globalization;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>What a plan adds in a part of its place.</summary>
/// <param name="Division">The part as the forecast names it: a township, or several that are taken together.</param>
/// <param name="Service">The service.</param>
/// <param name="Year">From the beginning of this calendar year on.</param>
/// <param name="Amount">Places, classes or rooms, at least 1.</param>
public sealed record PlanAddition(string Division, string Service, int Year, int Amount)
{
    /// <summary>The line by which it is written and kept.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{Division} {Service} {Year} {Amount}");
}

/// <summary>A version of a plan, as it was written; none is changed or removed.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Version">1 and up.</param>
/// <param name="Place">The place.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Run">The id of the forecast that it was made with.</param>
/// <param name="InputsHash">The hash of that forecast's inputs.</param>
/// <param name="From">Its first year.</param>
/// <param name="To">Its last year.</param>
/// <param name="Additions">What it adds.</param>
/// <param name="Note">What else is to be said.</param>
/// <param name="Published">Whether everybody may read it.</param>
/// <param name="Written">When.</param>
/// <param name="By">By whom.</param>
public sealed record PlanVersion(
    Guid Plan, int Version, PlaceCode Place, string Title, string Run, string InputsHash, int From, int To, ImmutableArray<PlanAddition> Additions, string Note, bool Published, DateTimeOffset Written, string By)
{
    /// <summary>What it adds in a part of a service until the beginning of a year.</summary>
    public double Added(string service, string division, int year) => Additions.Where(one => one.Service == service && one.Division == division && one.Year <= year).Sum(one => one.Amount);
}

/// <summary>Writes a version of a plan for the services of a place. It cites the kept forecast that it was made with.</summary>
/// <param name="Plan">The plan; a new one for a new plan.</param>
/// <param name="Place">The place.</param>
/// <param name="Title">What it is called.</param>
/// <param name="CitedRun">The id of the forecast that the writer saw.</param>
/// <param name="From">Its first year, as written.</param>
/// <param name="To">Its last year, as written.</param>
/// <param name="Additions">A line for each: part, service, year, amount.</param>
/// <param name="Note">What else is to be said.</param>
/// <param name="Publish">Whether everybody may read this version.</param>
public sealed record KeepPlan(Guid Plan, PlaceCode Place, string Title, string CitedRun, string From, string To, string Additions, string Note, bool Publish)
{
    /// <summary>Most characters of a title.</summary>
    public const int MostTitle = 100;

    /// <summary>Most characters of a note.</summary>
    public const int MostNote = 2000;

    /// <summary>Most lines of a plan.</summary>
    public const int MostLines = 500;

    private const int MostAmount = 100_000;
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(KeepPlan));

    /// <summary>The version that it would be, or every problem with its line.</summary>
    /// <param name="layout">The layout by the forecast that is cited; null where that is not kept.</param>
    public Result<PlanVersion> Decide(ServiceLayout? layout)
    {
        if (layout is not { Kept: true } || layout.Place != Place || layout.RunId != CitedRun)
        {
            return Result<PlanVersion>.Failure(IndicatorProblems.CitedRunGone(CitedRun));
        }

        var problems = new List<Problem>();
        var (from, to) = (Year(From), Year(To));
        if (Title.Length is 0 or > MostTitle || Note.Length > MostNote)
        {
            problems.Add(IndicatorProblems.PlanTitle(MostTitle, MostNote));
        }

        if (from is null || to is null || from > to || !layout.Years.Contains(from.Value) || !layout.Years.Contains(to.Value))
        {
            problems.Add(IndicatorProblems.PlanYears(From, To, layout.Whole.BaseYear, layout.Whole.LastYear));
        }

        var lines = Additions.Split('\n').Select(line => line.Trim()).Index().Where(line => line.Item.Length > 0).ToList();
        if (lines.Count is 0 or > MostLines)
        {
            problems.Add(IndicatorProblems.PlanLines(MostLines));
        }

        var additions = lines.Take(MostLines).Select(line => Read(layout, line.Item, line.Index + 1, from ?? 0, to ?? 0, problems)).OfType<PlanAddition>().ToImmutableArray();
        return problems.Count > 0
            ? Result<PlanVersion>.Failure([.. problems])
            : Result<PlanVersion>.Success(new PlanVersion(Plan, 0, Place, Title, CitedRun, layout.Whole.Record.InputsHash, from!.Value, to!.Value, additions, Note, Publish, default, ""));
    }

    /// <summary>Does it.</summary>
    /// <param name="unit">A unit that may write.</param>
    /// <param name="actor">Who writes.</param>
    /// <param name="layout">The layout by the forecast that is cited; null where that is not kept.</param>
    /// <param name="name">The name kept with the version.</param>
    /// <returns>Why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>IND-0219</c> to <c>IND-0227</c>; empty when it was written.</returns>
    public async Task<ImmutableArray<Problem>> Run(UnitOfWork unit, Actor actor, ServiceLayout? layout, string name)
    {
        var stopped = actor.Need(IndicatorPermissions.Plan) ?? (actor.Scope.Contains(Place) ? null : AccessProblems.NotHere());
        var decided = stopped is null ? Decide(layout) : Result<PlanVersion>.Failure(stopped);
        var before = decided.Value is null ? [] : await unit.Query<string>(Plans.Sql["places"], new { Plan });
        if (decided.Value is { } version && before.All(place => place == Place.ToString()))
        {
            await unit.Execute(Sql["keep"], new
            {
                version.Plan, Version = before.Count + 1L, Place = Place.ToString(), version.Title, version.Run, version.InputsHash, FromYear = (long)version.From, ToYear = (long)version.To,
                Additions = string.Join('\n', version.Additions.Select(one => one.Line)), version.Note, version.Published, WrittenAt = unit.Now, ByName = name, ByAccount = actor.Account == Guid.Empty ? (Guid?)null : actor.Account,
            });
            unit.Record(actor.Entry(PlaceRange.Full(Place), "indicator.plan.written", Plan.ToString("D"), string.Create(CultureInfo.InvariantCulture, $"{before.Count + 1} {version.Run}")));
            return [];
        }

        ImmutableArray<Problem> problems = decided.Value is null ? decided.Problems : [AccessProblems.NotHere()];
        unit.Record(actor.Entry(stopped is null ? PlaceRange.Full(Place) : actor.ScopeFrom, "indicator.plan.refused", "plan", problems[0].Code));
        return problems;
    }

    /// <summary>One line: part, service, year, amount.</summary>
    private static PlanAddition? Read(ServiceLayout layout, string line, int number, int from, int to, List<Problem> problems)
    {
        if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var division, var service, var when, var amount])
        {
            problems.Add(IndicatorProblems.PlanLine(number, line));
            return null;
        }

        var before = problems.Count;
        var part = layout.Parts.Select(one => one.Plan.Division).FirstOrDefault(one => one == division || one.Split('+').Contains(division, StringComparer.Ordinal));
        problems.AddRange(part is null ? [IndicatorProblems.PlanPlace(number, division)] : []);
        problems.AddRange(layout.Service(service) is null ? [IndicatorProblems.PlanService(number, service, Nearest.To(service, layout.Services.Select(one => one.Id)))] : []);
        problems.AddRange(Year(when) is { } year && year >= from && year <= to ? [] : [IndicatorProblems.PlanYear(number, when, from, to)]);
        problems.AddRange(int.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var added) && added is >= 1 and <= MostAmount ? [] : [IndicatorProblems.PlanAmount(number, amount, MostAmount)]);
        return problems.Count > before ? null : new PlanAddition(part!, service, Year(when)!.Value, added);
    }

    private static int? Year(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
}
