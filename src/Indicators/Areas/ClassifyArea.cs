using System.Collections.Immutable;
using System.Globalization;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>What was decided of an area.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Place">A county or township.</param>
/// <param name="Type">The id of the type.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Values">The indicator values that it rests on, with their periods, as they stood then.</param>
/// <param name="By">Who decided.</param>
/// <param name="On">On which day.</param>
/// <param name="ReviewBy">The day by which it is looked at again.</param>
public sealed record ClassifiedArea(Guid Id, PlaceCode Place, string Type, string Reasons, Bilingual Values, string By, DateOnly On, DateOnly ReviewBy);

/// <summary>Decides the type of an area, with reasons, the values it rests on and a day of review. What was decided before stays on record.</summary>
/// <param name="Id">Chosen by the caller; decided twice is decided once.</param>
/// <param name="Place">A county or township.</param>
/// <param name="Type">The id of the type.</param>
/// <param name="Reasons">Why, 4 to 500 characters.</param>
/// <param name="ReviewBy">The day of review, after today and within three years.</param>
public sealed record ClassifyArea(Guid Id, PlaceCode Place, string Type, string Reasons, DateOnly ReviewBy)
{
    /// <summary>The fewest characters of a reason: fewer explain nothing.</summary>
    public const int FewestReasons = 4;

    /// <summary>The most characters of a reason.</summary>
    public const int MostReasons = 500;

    /// <summary>Years until the review, at most.</summary>
    public const int MostYears = 3;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ClassifyArea));

    /// <summary>Does it.</summary>
    /// <param name="unit">A unit that may write.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="types">The types.</param>
    /// <param name="values">The values it rests on.</param>
    /// <param name="today">The day in China.</param>
    /// <param name="by">The name kept with it.</param>
    /// <returns>Why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>IND-0316</c>, <c>IND-0317</c>; null when it was.</returns>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor, AreaTypes types, IEnumerable<IndicatorValue> values, DateOnly today, string by)
    {
        var (problem, place) = (Decide(this, actor, types, today), PlaceRange.Full(Place));
        if (problem is not null)
        {
            unit.Record(actor.Entry(actor.Scope.Contains(Place) ? place : actor.ScopeFrom, "indicator.area.refused", Id.ToString("D"), problem.Code));
            return problem;
        }

        var rests = values.ToList();
        string Lines(Language language) => string.Join('\n', rests.Select(v => $"{v.Indicator.Title.In(language)} {v.Place} {v.Period}: {ValueText.Of(v, language)}"));
        var added = await unit.Execute(Sql["add"], new
        {
            Id, Place = Place.ToString(), PlaceCode = place, Type, Reasons = Reasons.Trim(), ValuesZh = Lines(Language.Zh), ValuesEn = Lines(Language.En), DecidedBy = by,
            ByAccount = actor.Account == Guid.Empty ? (Guid?)null : actor.Account, DecidedOn = today, ReviewBy, unit.Now,
        });
        if (added == 1)
        {
            unit.Record(actor.Entry(place, "indicator.area.classified", Id.ToString("D"), string.Create(CultureInfo.InvariantCulture, $"{Type} until {ReviewBy:yyyy-MM-dd}")));
        }

        return null;
    }

    /// <summary>All that was decided inside a scope, the latest of each place first.</summary>
    public static async Task<ImmutableArray<ClassifiedArea>> Inside(UnitOfWork unit, PlaceRange scope) =>
        [.. (await unit.Query<AreaRow>(Sql["inside"], new { ScopeFrom = scope.From, ScopeTo = scope.To })).Select(r => r.Area())];

    /// <summary>What holds for a place; null when nothing was decided.</summary>
    public static async Task<ClassifiedArea?> Latest(UnitOfWork unit, PlaceCode place) => (await Inside(unit, PlaceRange.Of(place))).FirstOrDefault(a => a.Place == place);

    internal static Problem? Decide(ClassifyArea command, Actor actor, AreaTypes types, DateOnly today) =>
        actor.Need(IndicatorPermissions.Classify)
        ?? (actor.Scope.Contains(command.Place) && command.Place.Level is PlaceLevel.County or PlaceLevel.Township ? null : AccessProblems.NotHere())
        ?? (types.Find(command.Type) is not null && command.Reasons.Trim().Length is >= FewestReasons and <= MostReasons ? null : IndicatorProblems.AreaReasons())
        ?? (command.ReviewBy > today && command.ReviewBy <= today.AddYears(MostYears) ? null : IndicatorProblems.AreaReview());
}

/// <summary>What was decided of an area, as a row.</summary>
internal sealed record AreaRow(Guid Id, string Place, string Type, string Reasons, string ValuesZh, string ValuesEn, string DecidedBy, DateOnly DecidedOn, DateOnly ReviewBy)
{
    public ClassifiedArea Area() => new(Id, PlaceCode.Parse(Place), Type, Reasons, new(ValuesZh, ValuesEn), DecidedBy, DecidedOn, ReviewBy);
}
