using Anyu.Casework;
using Anyu.DatabaseTests.Casework;
using Anyu.Exchange;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Exchange;

/// <summary>Requests for data are answered from the catalogue, and refused with the sentence of law where they tie a family's birth history to something else.</summary>
public sealed class SharingTests
{
    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_request_for_birth_history_is_refused_with_its_citation_and_recorded(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var keeper = CaseStage.Staff("371581", "health", "exchange-operator");
        (string Purpose, string Fact, string Citation)[] refused =
        [
            ("household", "pregnancy.dueDate", "linqing-2023-5-plan#二（一）1「将入户、入学、入职、信用等与个人生育情况全面脱钩」"),
            ("school", "child.coupleOrder", "linqing-2023-5-plan"),
            ("hiring", "couple.childCount", "linqing-2023-5-plan"),
            ("credit", "person.surgery", "linqing-2023-5-plan"),
            ("promotion", "birth.inPolicy", "jilin-2023-56-opinions#二（一）「不再对各类人员的晋升职级"),
        ];
        foreach (var (purpose, fact, citation) in refused)
        {
            var answer = await stage.Database.Write(unit => new AskForData(Guid.CreateVersion7(), "police", purpose, ["child.name", fact]).Run(CaseStage.Shelf, unit, keeper));
            var problem = Assert.Single(answer.Problems);
            Assert.Equal("CASE-0401", problem.Code);
            Assert.Contains(citation, problem.Why.Zh, StringComparison.Ordinal);
        }

        var kept = await stage.Database.Read(unit => DataRequests.Last(unit, keeper));
        Assert.Equal(refused.Select(r => (r.Purpose, "CASE-0401")).Order(), kept.Select(request => (request.Purpose, request.Refusal!)).Order());
        Assert.Equal(refused.Length, await stage.Database.Read(unit => DataRequests.RefusedSince(unit, keeper, unit.Now.AddYears(-1))));
        Assert.Empty(await stage.Database.Read(unit => DataRequests.Last(unit, CaseStage.Staff("371502", "health", "exchange-operator"))));
        Assert.Equal(refused.Length, await stage.Count("select count(*) from store_evidence where action = 'exchange.share.refused' and detail like '%CASE-0401%'"));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_request_is_granted_where_an_agreement_gives_all_of_it_and_not_otherwise(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var keeper = CaseStage.Staff("371581", "health", "exchange-operator");
        Task<Anyu.Kernel.Result<IReadOnlyList<ShareDefinition>>> Ask(Anyu.Access.Actor actor, string consumer, params string[] facts) =>
            stage.Database.Write(unit => new AskForData(Guid.CreateVersion7(), consumer, "household", [.. facts]).Run(CaseStage.Shelf, unit, actor));
        Assert.Equal("health-to-police", Assert.Single((await Ask(keeper, "police", "child.name", "child.certificate")).Value!).Id);
        Assert.Equal("CASE-0402", Assert.Single((await Ask(keeper, "police", "child.name", "child.cardNumber")).Problems).Code);
        Assert.Equal("CASE-0402", Assert.Single((await Ask(keeper, "education", "child.name")).Problems).Code);
        Assert.Equal("ACC-0001", Assert.Single((await Ask(CaseStage.Staff("371581", "health", "clerk"), "police", "child.name")).Problems).Code);
        Assert.Equal(1, await stage.Count("select count(*) from store_evidence where action = 'exchange.share.granted'"));
        Assert.Equal(2, await stage.Count("select count(*) from store_evidence where action = 'exchange.share.refused'"));
    }
}
