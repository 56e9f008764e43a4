using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>
/// Writes the roster of some places as CSV under the headings that an import reads: who serves, and an empty row for each township or village where nobody does.
/// Filled in, it is sent back.
/// </summary>
/// <param name="Within">The places.</param>
public sealed record ExportRoster(PlaceRange Within)
{
    /// <summary>Does it; every person leaves evidence.</summary>
    /// <returns>The rows, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>.</returns>
    public async Task<Result<string>> Run(UnitOfWork unit, Actor actor, RosterRules rules, PlaceTree places)
    {
        var shown = await Rosters.Show(unit, actor, Within);
        return shown.Value is null ? Result<string>.Failure(shown.Problems) : Result<string>.Success(Text(shown.Value, rules, places, Rosters.DayOf(unit.Now)));
    }

    internal string Text(RosterList list, RosterRules rules, PlaceTree places, DateOnly today)
    {
        var serving = list.Persons.Where(person => person.Serves(today)).ToLookup(person => PlaceCode.Parse(person.PlaceCode));
        var codes = RosterPlaces.Inside(places, Within).Select(place => place.Code).Concat(serving.Select(group => group.Key)).Distinct().Order();
        return CsvText.Write([
            [.. RosterColumns.Headings.Select(heading => heading.Zh)],
            .. codes.SelectMany(code => serving[code].Select(person => Row(code, places, person, list.Trainings[person.Id].FirstOrDefault(), rules)).DefaultIfEmpty(Blank(code, places))),
        ]);
    }

    private static ImmutableArray<string> Row(PlaceCode code, PlaceTree places, RosterPerson person, Training? training, RosterRules rules) =>
    [
        code.ToString(), places.Find(code)?.Name.Zh ?? "", person.Facts.Name, person.Facts.Duties, person.Facts.Pay.ToString(), rules.Pension(person.Facts.Pension)?.Zh ?? "",
        Day(person.Facts.Since), Day(person.Facts.Until), Day(training?.HeldOn), training?.Subject ?? "", training?.Hours.ToString(CultureInfo.InvariantCulture) ?? "", training?.Certificate ?? "",
    ];

    private static ImmutableArray<string> Blank(PlaceCode code, PlaceTree places) => [code.ToString(), places.Find(code)?.Name.Zh ?? "", .. Enumerable.Repeat("", RosterColumns.Headings.Length - 2)];

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
