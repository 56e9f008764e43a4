using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>Something that an agency gives a child by a step of a service, such as the begin of insurance.</summary>
/// <param name="Fact">The fact, such as <c>child.certificate</c>.</param>
/// <param name="Title">What the step is called.</param>
public sealed record GivenToChild(string Fact, Bilingual Title);

/// <summary>The births on record of whose children nobody has given something yet.</summary>
/// <param name="Births">All births of the span.</param>
/// <param name="Without">How many are without it.</param>
/// <param name="Children">The children of one page of those, the earliest born first.</param>
public sealed record BirthsWithout(int Births, int Without, ImmutableArray<PersonHit> Children)
{
    /// <summary>The most children of one page.</summary>
    public const int MostChildren = 50;

    private const int AtOnce = 500;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(BirthsWithout));

    /// <summary>What the actor's agency gives children, or answers for.</summary>
    public static ImmutableArray<GivenToChild> Of(ServiceShelf shelf, Actor actor) =>
    [
        .. shelf.Services.Values.Where(service => service.Audience == ServiceAudience.Citizen)
            .SelectMany(service => service.Steps.Where(step => step.Agency == actor.AgencyKind || service.Agency == actor.AgencyKind)
                .SelectMany(step => step.Gives.Where(fact => service.Subjects.GetValueOrDefault(fact.Split('.')[0]) == "child").Select(fact => new GivenToChild(fact, step.Title))))
            .DistinctBy(given => given.Fact, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Lists the children who live in the actor's places and are without it: neither the case that reported the birth nor another one of the child's number has
    /// given it. Every child on record is either among them or has it.
    /// </summary>
    /// <returns>A page of them, or <c>ACC-0001</c>, or <c>ACC-0002</c> for what is not the agency's to give.</returns>
    public static async Task<Result<BirthsWithout>> Run(CaseDesk desk, RegisterDesk register, UnitOfWork unit, Actor actor, string fact, (DateOnly From, DateOnly To) born, int skip)
    {
        var problem = actor.Need(CaseworkPermissions.Accept) ?? actor.Need(RegisterPermissions.Search)
            ?? (Of(desk.Shelf, actor).Any(given => given.Fact == fact) ? null : AccessProblems.NotHere());
        if (problem is not null)
        {
            return Result<BirthsWithout>.Failure(problem);
        }

        var births = await BirthOrigins.OfSpan(unit, actor, born.From, born.To);
        var there = await CountChildFiles.Given(desk.Shelf, unit, fact, births);
        var without = births.Where(birth => !there.Contains(birth.Birth)).ToList();
        var numbers = await NamedPersons.NumbersOf(register, unit, [.. without.Select(birth => birth.Child)]);
        foreach (var service in desk.Shelf.Services.Values.Where(service => service.SameBy is [ReceivedRecords.ChildNumber] && service.Steps.Any(step => step.Gives.Contains(fact, StringComparer.Ordinal))))
        {
            var given = await ByNumber(desk, unit, service, fact, numbers);
            without.RemoveAll(birth => given.Contains(birth.Child));
        }

        var page = without.Skip(skip).Take(MostChildren).Select(birth => birth.Child).ToList();
        return Result<BirthsWithout>.Success(new BirthsWithout(births.Count, without.Count, await FindPersons.Of(register, unit, actor, page)));
    }

    /// <summary>The children for whom a case of their own number has given it.</summary>
    private static async Task<HashSet<Guid>> ByNumber(CaseDesk desk, UnitOfWork unit, ServiceDefinition service, string fact, IReadOnlyDictionary<Guid, ResidentId> numbers)
    {
        var steps = service.Steps.Where(step => step.Gives.Contains(fact, StringComparer.Ordinal)).Select(step => step.Id).ToArray();
        var found = new HashSet<Guid>();
        foreach (var some in numbers.Chunk(AtOnce))
        {
            var keys = some.SelectMany(child => CaseFile.SameKey(desk, service, CaseFacts.Empty.With([KeyValuePair.Create(ReceivedRecords.ChildNumber, child.Value.Reveal())]))!.Value.ToFind.Select(key => (Key: key, Child: child.Key))).ToList();
            var given = await unit.Query<byte[]>(Sql["given"], new { Service = service.Id, Keys = keys.Select(key => key.Key).ToArray(), Steps = steps });
            var there = given.Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
            found.UnionWith(keys.Where(key => there.Contains(Convert.ToHexString(key.Key))).Select(key => key.Child));
        }

        return found;
    }
}
