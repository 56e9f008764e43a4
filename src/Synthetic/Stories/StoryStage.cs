using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Anyu.Access;
using Anyu.Casework;
using Anyu.Exchange;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Synthetic;

/// <summary>Who acts in the county's past, through the use cases that everybody uses: citizens with accounts, holders of the demonstration's posts, other agencies' systems.</summary>
internal sealed class StoryStage(CountySite site, Cast cast)
{
    private static readonly Actor Reader = Actor.OfProgram("synthetic", PlaceRange.Nation, RegisterPermissions.Search, RegisterPermissions.Read);
    private static readonly Actor Answering = Actor.OfProgram("exchange", PlaceRange.Nation);

    private readonly Dictionary<int, Guid> found = [];
    private readonly Dictionary<string, Actor> staff = new(StringComparer.Ordinal);

    /// <summary>The services.</summary>
    public CaseDesk Cases => site.Cases;

    /// <summary>The register.</summary>
    public RegisterDesk Register => site.Register;

    /// <summary>The register's id of a person who has a number.</summary>
    public async Task<Guid> Find(UnitOfWork unit, Resident person)
    {
        if (found.TryGetValue(person.Number, out var known))
        {
            return known;
        }

        var page = await FindPersons.Run(site.Register, unit, Reader, new PersonQuery(person.IdentityNumber));
        return found[person.Number] = page.Value is { Hits: [var hit, ..] } ? hit.Id : throw new InvalidOperationException($"The register does not have {person}.");
    }

    /// <summary>A person of the county, signed in with an account that is linked to the person.</summary>
    public async Task<Actor> Citizen(UnitOfWork unit, Resident person)
    {
        var name = site.Content.Accounts.FirstOrDefault(account => cast.Of(account.Key) == person).Value ?? $"synthetic-{person.Number}";
        var account = await new OpenAccount(Demonstration.Provider, name, AccountKind.Citizen, "").Run(unit);
        var id = await Find(unit, person);
        await LinkPerson.Run(unit, account.Id, id);
        return Actors.OfCitizen(account with { Person = id }, site.Roles) ?? throw new InvalidOperationException($"The account of {person} is closed.");
    }

    /// <summary>The holder of a post of the demonstration.</summary>
    public async Task<Actor> Staff(UnitOfWork unit, string name)
    {
        if (staff.TryGetValue(name, out var known))
        {
            return known;
        }

        var account = await Accounts.Find(unit, Demonstration.Provider, name) ?? throw new InvalidOperationException($"The demonstration has no post {name}.");
        return staff[name] = await Actors.OfPost(unit, account.Id, NamedId.Of("demonstration post", name), site.Roles) ?? throw new InvalidOperationException($"The post {name} is not held by its account.");
    }

    /// <summary>Sends an application; what the product refuses is a fault of the story.</summary>
    public async Task Submit(UnitOfWork unit, Actor actor, Guid id, string service, ImmutableSortedDictionary<string, string> facts) =>
        Demand(await new SubmitCase(id, service, facts).Run(site.Cases, unit, actor), service);

    /// <summary>Does a command to a case.</summary>
    public async Task Act(UnitOfWork unit, Actor actor, Guid id, Func<Party, CaseCommand> command) =>
        Demand(await new ActOnCase(unit.NewId(), id, command).Run(site.Cases, unit, actor), id.ToString("D"));

    /// <summary>A family answers what its thread asks of the child, and confirms what an office can then arrange.</summary>
    public async Task Confirm(UnitOfWork unit, Resident person, string place)
    {
        var citizen = await Citizen(unit, person);
        foreach (var (matter, _, _) in await ReadCase.OwnMatters(unit, citizen))
        {
            foreach (var question in await FamilyThread.Read(Cases, Register, unit, citizen, matter) is { } asked ? asked.Questions : [])
            {
                var answer = question.Path.EndsWith(".chinese", StringComparison.Ordinal) ? "true" : question.Path.EndsWith("].hukou", StringComparison.Ordinal) ? place : null;
                if (answer is not null)
                {
                    Demand(await ZeroApplication.Answer(Cases, Register, unit, citizen, matter, question.Path, answer), question.Path);
                }
            }

            foreach (var offer in await FamilyThread.Read(Cases, Register, unit, citizen, matter) is { } thread ? thread.Standings : [])
            {
                if (offer is { AcceptedAt: null, Standing.Kind: StandingKind.Offered } && Cases.Shelf.Proactive.Grants!.Offices.Any(office => office.Benefits.Contains(offer.Standing.Benefit)))
                {
                    Demand(await new ConfirmOffer(matter, offer.Standing.Benefit, offer.Standing.Subject).Run(Cases, unit, citizen), offer.Standing.Benefit);
                }
            }
        }
    }

    /// <summary>A post does something to the benefits that its agency arranges for a family.</summary>
    public async Task OnGrants(UnitOfWork unit, Resident person, string agency, string post, Func<Party, string, CaseCommand> command)
    {
        var actor = await Staff(unit, post);
        foreach (var view in (await Grants(unit, person)).Where(view => actor.Scope.Contains(PlaceRange.Full(view.State.Place))))
        {
            foreach (var step in view.Service.Steps.Where(step => step.Agency == agency && view.State.Steps[step.Id].Status == StepStatus.Open))
            {
                await Act(unit, actor, view.State.Id, party => command(party, step.Id));
            }
        }
    }

    /// <summary>A family rates how its benefits were arranged.</summary>
    public async Task RateGrants(UnitOfWork unit, Resident person)
    {
        foreach (var view in (await Grants(unit, person)).Where(view => view.State is { Outcome: not null, Rating: null }))
        {
            await Act(unit, await Citizen(unit, person), view.State.Id, party => new Rate(party, 5, ""));
        }
    }

    private async Task<IReadOnlyList<CaseView>> Grants(UnitOfWork unit, Resident person)
    {
        var citizen = await Citizen(unit, person);
        var views = new List<CaseView>();
        foreach (var (matter, _, _) in await ReadCase.OwnMatters(unit, citizen))
        {
            views.AddRange((await ReadCase.Matter(Cases, unit, citizen, matter))!.Cases.Where(view => view.Service.Audience == ServiceAudience.Program));
        }

        return views;
    }

    /// <summary>Another agency's system did its part.</summary>
    public Task Answer(UnitOfWork unit, Guid id, string step, int attempt, params IEnumerable<(string Fact, string Value)> given) => Act(unit, Answering, id, party => new TakeAnswer(
        party, $"{id:n}-{step}-{attempt}-done", CaseEngine.OrderOf(id, step, attempt), 1, AnswerKind.Done, given.ToImmutableSortedDictionary(fact => fact.Fact, fact => fact.Value, StringComparer.Ordinal), "", ""));

    /// <summary>Another agency's system refused its part.</summary>
    public Task Refuse(UnitOfWork unit, Guid id, string step, string ground, string text) => Act(unit, Answering, id, party => new TakeAnswer(
        party, $"{id:n}-{step}-refused", CaseEngine.OrderOf(id, step, 1), 1, AnswerKind.Refused, CaseFacts.Empty.Values, ground, text));

    /// <summary>Another agency's system reports a record of a mother or a child.</summary>
    public async Task Report(UnitOfWork unit, string system, string share, int number, params IEnumerable<(string Fact, string Value)> values)
    {
        var from = site.Content.Systems.Find(system) ?? throw new InvalidOperationException($"No agency has a system {system}.");
        var said = AnswerData.Empty with { Values = values.ToImmutableSortedDictionary(value => value.Fact, value => value.Value, StringComparer.Ordinal) };
        var sent = new CloudEvent($"synthetic {share} {number.ToString(CultureInfo.InvariantCulture)}", from.Source, EventTypes.Reported, share, unit.Now, 1, said.ToJson(), ExchangeDesk.Source);
        Demand(await new TakeRecord(new IncomingEvent(from, sent, said, SHA256.HashData(sent.ToBytes()))).Run(Cases, Register, unit), share);
    }

    /// <summary>What the product refuses is a fault of the story.</summary>
    public static void Demand(Problem? problem, string what)
    {
        if (problem is not null)
        {
            throw new InvalidOperationException($"{what}: {problem.Code} {problem.What.En}");
        }
    }

    /// <summary>What the product refuses is a fault of the story.</summary>
    public static void Demand<T>(Result<T> result, string what)
        where T : class
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"{what}: {string.Join(' ', result.Problems.Select(problem => $"{problem.Code} {problem.What.En}"))}");
        }
    }
}
