using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Exchange;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>How complete the files of children are.</summary>
/// <param name="Births">The births of the span.</param>
/// <param name="With">Agreement → of how many births its data set is there.</param>
/// <param name="Complete">Of how many births all are.</param>
public sealed record ChildFileCount(int Births, ImmutableArray<(ShareDefinition Share, int Births)> With, int Complete);

/// <summary>Counts, for the births of children who live in the actor's places, of how many each data set of the catalogue is there, and of how many all are.</summary>
public static class CountChildFiles
{
    private const int NumbersAtOnce = 500;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(CountChildFiles));

    /// <summary>Does it, in a unit of work that may write: that was counted is recorded.</summary>
    /// <returns>The counts, or <c>ACC-0001</c>.</returns>
    public static async Task<Result<ChildFileCount>> Run(ServiceShelf shelf, UnitOfWork unit, Actor actor, DateOnly from, DateOnly to)
    {
        if (actor.Need(ExchangePermissions.Watch) is { } refused)
        {
            return Result<ChildFileCount>.Failure(refused);
        }

        var births = await BirthOrigins.OfSpan(unit, actor, from, to);
        var complete = births.Select(birth => birth.Birth).ToHashSet();
        var sets = ImmutableArray.CreateBuilder<(ShareDefinition Share, int Births)>();
        foreach (var share in shelf.Sharing.Shares.Where(share => share.Child is not null))
        {
            var there = await There(shelf, unit, share, births);
            complete.IntersectWith(there);
            sets.Add((share, there.Count));
        }

        return Result<ChildFileCount>.Success(new ChildFileCount(births.Count, sets.ToImmutable(), sets.Count == 0 ? 0 : complete.Count));
    }

    private static async Task<HashSet<Guid>> There(ServiceShelf shelf, UnitOfWork unit, ShareDefinition share, IReadOnlyList<BirthOrigin> births) => share.Child switch
    {
        ChildWords.Nothing => [],
        ChildWords.Received => await ReceivedRecords.Births(unit, share, births),
        ChildWords.Pregnancy => [.. births.Where(birth => birth.Pregnancy is not null).Select(birth => birth.Birth)],
        ChildWords.Birth => [.. births.Where(birth => OpenChildFile.ReportOf(share, birth) is not null).Select(birth => birth.Birth)],
        ChildWords.Certificate => [.. births.Where(birth => birth.HasCertificate).Select(birth => birth.Birth)],
        var fact => await Given(shelf, unit, fact!, births),
    };

    /// <summary>The births of which a case that reported them has given a fact.</summary>
    internal static async Task<HashSet<Guid>> Given(ServiceShelf shelf, UnitOfWork unit, string fact, IReadOnlyList<BirthOrigin> births)
    {
        var steps = shelf.Services.Values.SelectMany(service => service.Steps).Where(step => step.Gives.Contains(fact, StringComparer.Ordinal)).Select(step => step.Id).Distinct(StringComparer.Ordinal).ToArray();
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var numbers in births.SelectMany(OpenChildFile.CasesOf).Distinct(StringComparer.Ordinal).Chunk(NumbersAtOnce))
        {
            given.UnionWith(await unit.Query<string>(Sql["given"], new { Numbers = numbers, Steps = steps }));
        }

        return [.. births.Where(birth => OpenChildFile.CasesOf(birth).Any(given.Contains)).Select(birth => birth.Birth)];
    }
}
