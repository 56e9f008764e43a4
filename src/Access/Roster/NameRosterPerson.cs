using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Names an officer of a township or the person responsible in a village.</summary>
/// <param name="Id">The entry's id, chosen by the caller; asked twice is done once.</param>
/// <param name="Place">The township or village.</param>
/// <param name="Facts">What is known.</param>
public sealed record NameRosterPerson(Guid Id, PlaceCode Place, RosterFacts Facts)
{
    /// <summary>Does it, or says why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>ACC-0201</c> to <c>ACC-0205</c>, <c>ACC-0208</c>, <c>ACC-0209</c>.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor, RosterRules rules, PlaceTree places)
    {
        var there = actor.Scope.Contains(Place) ? await Rosters.Inside(unit, new(PlaceRange.Full(Place), PlaceRange.Full(Place))) : null;
        var post = Facts.Post is { } linked ? await Posts.Find(unit, actor.Scope, linked) : null;
        if (Decide(actor, places, there, post) is { } problem || (problem = Facts.Faults(rules, Rosters.DayOf(unit.Now)).FirstOrDefault()) is not null)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "access.roster.refused", Id.ToString("D"), problem.Code));
            return problem;
        }

        if (await Rosters.Append(unit, Id, new(Id, 1, PlaceRange.Full(Place), Facts, actor.EvidenceName, unit.Now)))
        {
            unit.Record(actor.Entry(PlaceRange.Full(Place), "access.roster.named", Id.ToString("D")));
        }

        return null;
    }

    internal Problem? Decide(Actor actor, PlaceTree places, RosterList? there, Post? post) =>
        actor.Need(AccessPermissions.WriteRoster)
        ?? (there is null ? AccessProblems.NotHere() : null)
        ?? (RosterPlaces.Has(places, Place) ? null : AccessProblems.NotARosterPlace(Place))
        ?? Fits(Facts, Place, post)
        ?? (there!.Persons.Any(person => person.Id != Id && person.Facts.Name == Facts.Name && person.Facts.Until is null) ? AccessProblems.NamedTwice(Facts.Name) : null);

    /// <summary>Whether the post that is said to be the person's is one of the place.</summary>
    internal static Problem? Fits(RosterFacts facts, PlaceCode place, Post? post) =>
        facts.Post is null || (post is { IsOpen: true } && PlaceRange.Of(place).Contains(post.Scope)) ? null : AccessProblems.NotHere();
}
