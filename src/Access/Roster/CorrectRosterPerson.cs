using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Corrects or ends what is on record about a person of the roster. The earlier version stays.</summary>
/// <param name="Id">The id of the new version, chosen by the caller; asked twice is done once.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Seen">The version that the corrector saw.</param>
/// <param name="Facts">All that holds from now on; with <see cref="RosterFacts.Until"/> the service ends, and the place is blank from that day.</param>
public sealed record CorrectRosterPerson(Guid Id, Guid Entry, long Seen, RosterFacts Facts)
{
    /// <summary>Does it, or says why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>ACC-0201</c> to <c>ACC-0205</c>, <c>ACC-0209</c>, <c>ACC-0210</c> when another correction came first.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor, RosterRules rules)
    {
        var found = await Rosters.Find(unit, actor.Scope, Entry);
        var post = Facts.Post is { } linked ? await Posts.Find(unit, actor.Scope, linked) : null;
        var there = found is null ? null : await Rosters.Inside(unit, new(found.Now.PlaceCode, found.Now.PlaceCode));
        if (Decide(actor, found, there, post) is { } problem || (problem = Facts.Faults(rules, Rosters.DayOf(unit.Now)).FirstOrDefault()) is not null)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "access.roster.refused", Entry.ToString("D"), problem.Code));
            return problem;
        }

        if (found!.Now.Facts == Facts)
        {
            return null;
        }

        if (!await Rosters.Append(unit, Id, found.Now with { Version = found.Now.Version + 1, Facts = Facts, RecordedBy = actor.EvidenceName }))
        {
            return AccessProblems.CorrectedMeanwhile();
        }

        var ends = Facts.Until is not null && found.Now.Facts.Until is null;
        unit.Record(actor.Entry(found.Now.PlaceCode, ends ? "access.roster.ended" : "access.roster.corrected", Entry.ToString("D")));
        return null;
    }

    /// <summary>The same correction sent again finds its own version in force; it is no conflict.</summary>
    internal Problem? Decide(Actor actor, RosterHistory? found, RosterList? there, Post? post) =>
        actor.Need(AccessPermissions.WriteRoster)
        ?? (found is null ? AccessProblems.NotHere() : null)
        ?? (found!.Now.Version == Seen || found.Now.Facts == Facts ? null : AccessProblems.CorrectedMeanwhile())
        ?? (Facts.Post == found.Now.Facts.Post ? null : NameRosterPerson.Fits(Facts, PlaceCode.Parse(found.Now.PlaceCode), post))
        ?? (Facts.Until is null && there!.Persons.Any(person => person.Id != Entry && person.Facts.Name == Facts.Name && person.Facts.Until is null) ? AccessProblems.NamedTwice(Facts.Name) : null);
}
