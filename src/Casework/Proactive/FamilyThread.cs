using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Law;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>How a family stands to a benefit, and when it confirmed what was offered.</summary>
/// <param name="Standing">The standing.</param>
/// <param name="AcceptedAt">When the offer was confirmed; null before, and where nothing is to be confirmed.</param>
/// <param name="WithdrawnAt">When the family withdrew the case of it, which it may confirm again; null before, and once it has.</param>
public sealed record KeptStanding(Standing Standing, DateTimeOffset? AcceptedAt, DateTimeOffset? WithdrawnAt)
{
    /// <summary>Whether the family may confirm it: what is offered, and what was open and withdrawn.</summary>
    public bool MayConfirm => AcceptedAt is null && (Standing.Kind == StandingKind.Offered || (Standing.Kind == StandingKind.Opened && WithdrawnAt is not null));
}

/// <summary>What a family has, what it may confirm, and what is asked of it.</summary>
/// <param name="Standings">All standings of which something is to be said, the certain first.</param>
/// <param name="Questions">The facts that answers wait for, the one that settles most first.</param>
public sealed record FamilyThread(ImmutableArray<KeptStanding> Standings, ImmutableArray<FactQuestion> Questions)
{
    /// <summary>Reads it for one of its readers; null for every other thread and every other reader.</summary>
    public static async Task<FamilyThread?> Read(CaseDesk desk, RegisterDesk register, UnitOfWork unit, Actor actor, Guid matter)
    {
        if (await CaseFile.Matter(unit, matter) is not { } thread || !await MatterReaders.Has(unit, thread, actor)
            || await Families.OfThread(unit, matter) is not { } anchor || await Families.Of(desk, register, unit, ZeroApplication.Program, anchor) is not { } family)
        {
            return null;
        }

        var standings = await RunLawbook.Kept(desk, unit, anchor);
        ImmutableArray<string> waiting = [.. standings.Where(kept => kept.Standing.Kind == StandingKind.Asked).Select(kept => kept.Standing.Benefit).Distinct(StringComparer.Ordinal)];
        var questions = waiting.IsEmpty
            ? []
            : Interview.Next(desk.Shelf.Book, family.Statement, Determiner.Decide(desk.Shelf.Book, family.Statement, DecisionRequest.For(CaseDesk.DayOf(unit.Now)) with { Benefits = waiting, Explain = false }));
        return new FamilyThread([.. standings.Where(kept => kept.Standing.Kind != StandingKind.Silent).OrderBy(kept => kept.Standing.Kind)], questions);
    }
}
