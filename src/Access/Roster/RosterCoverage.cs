using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>How a township or village stands on a day. It names nobody.</summary>
/// <param name="Place">The place.</param>
/// <param name="Persons">How many serve there.</param>
/// <param name="Unpaid">Of these, for how many it is on record that nothing is paid.</param>
/// <param name="Recorded">What is on record; duties, pay, pension and training only where they are of everybody who serves.</param>
/// <param name="Missing">What must be on record and is not. Where nobody is named, what would be on record of the person is not listed again.</param>
public sealed record RosterStanding(Place Place, int Persons, int Unpaid, ImmutableSortedSet<RosterItem> Recorded, ImmutableSortedSet<RosterItem> Missing)
{
    /// <summary>Whether something is missing: the place stands on the blank list.</summary>
    public bool IsBlank => !Missing.IsEmpty;
}

/// <summary>One person who serves, without the name: what is on record.</summary>
internal sealed record RosterMark(string PlaceCode, long HasDuties, string Pay, long HasPension, long HasTraining);

/// <summary>An office of a township, and whether somebody holds a post there.</summary>
internal sealed record TownshipOffice(string PlaceCode, long HasHolder);

/// <summary>The townships and villages of a scope on a day, what is on record of each, and what is missing: the blank list 空白名单.</summary>
/// <param name="Places">Each township before its villages.</param>
public sealed record RosterCoverage(ImmutableArray<RosterStanding> Places)
{
    /// <summary>The places where something is missing.</summary>
    public IEnumerable<RosterStanding> Blank => Places.Where(standing => standing.IsBlank);

    /// <summary>Reads it. No permission is asked, since only counts come of it.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="actor">Who asks; nothing outside the scope is counted.</param>
    /// <param name="within">The places asked for.</param>
    /// <param name="rules">What must be on record.</param>
    /// <param name="places">The division tree.</param>
    public static async Task<RosterCoverage> Read(UnitOfWork unit, Actor actor, PlaceRange within, RosterRules rules, PlaceTree places)
    {
        if (!actor.Scope.Contains(within))
        {
            return new RosterCoverage([]);
        }

        var range = new { ScopeFrom = within.From, ScopeTo = within.To, Day = Rosters.DayOf(unit.Now) };
        var marks = await unit.Query<RosterMark>(Rosters.Sql["marks"], range);
        return Of(RosterPlaces.Inside(places, within), rules, marks, await unit.Query<TownshipOffice>(Rosters.Sql["offices"], range));
    }

    /// <summary>Works it out. A person recorded for a village that the tree does not name makes the village known by its code.</summary>
    internal static RosterCoverage Of(IEnumerable<Place> known, RosterRules rules, IReadOnlyCollection<RosterMark> marks, IReadOnlyCollection<TownshipOffice> offices)
    {
        var places = known.ToDictionary(place => place.Code);
        foreach (var code in marks.Select(mark => PlaceCode.Parse(mark.PlaceCode)))
        {
            places.TryAdd(code, new Place(code, new(code.ToString(), code.ToString()), false));
        }

        var serving = marks.ToLookup(mark => mark.PlaceCode, StringComparer.Ordinal);
        var houses = offices.ToLookup(office => office.PlaceCode, StringComparer.Ordinal);
        return new RosterCoverage([.. places.Values.OrderBy(place => place.Code).Select(place =>
            Standing(place, rules, [.. serving[PlaceRange.Full(place.Code)]], [.. houses[PlaceRange.Full(place.Code)]]))]);
    }

    private static RosterStanding Standing(Place place, RosterRules rules, RosterMark[] persons, TownshipOffice[] offices)
    {
        var recorded = ImmutableSortedSet.CreateBuilder<RosterItem>();
        void Add(RosterItem item, bool isRecorded)
        {
            if (isRecorded)
            {
                recorded.Add(item);
            }
        }

        Add(RosterItem.Office, offices.Length > 0);
        Add(RosterItem.Person, persons.Length > 0 || offices.Any(office => office.HasHolder != 0));
        Add(RosterItem.Duties, persons.Length > 0 && persons.All(person => person.HasDuties != 0));
        Add(RosterItem.Pay, persons.Length > 0 && persons.All(person => person.Pay != RosterRow.WordOf(RosterPayState.Unknown)));
        Add(RosterItem.Pension, persons.Length > 0 && persons.All(person => person.HasPension != 0));
        Add(RosterItem.Training, persons.Length > 0 && persons.All(person => person.HasTraining != 0));
        var missing = rules.Of(place.Code).SelectMany(requirement => requirement.Items).ToImmutableSortedSet().Except(recorded);
        var isEmpty = missing.Contains(RosterItem.Person);
        return new RosterStanding(
            place,
            persons.Length,
            persons.Count(person => person.Pay == RosterRow.WordOf(RosterPayState.Unpaid)),
            recorded.ToImmutable(),
            isEmpty ? missing.Intersect([RosterItem.Office, RosterItem.Person]) : missing);
    }
}
