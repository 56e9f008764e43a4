using System.Text;
using Anyu.Access;
using Anyu.Casework;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Casework;

/// <summary>A question of counselling is between who asked and who answers.</summary>
public sealed class CounsellingTests
{
    private const string Question = "没有别人该知道的问题";
    private const string Reply = "没有别人该知道的答复";

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Nobody_but_who_asked_and_who_answers_sees_question_or_answer_not_even_the_husband(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (_, wife, husband) = await room.ParentsOf(new DateOnly(2025, 2, 10));
        await room.Write(unit => Versions.Publish(unit, CaseStage.Shelf));
        var facts = CaseStage.Shelf.Services["counselling"].Cases[0].Facts.SetItem("application.question", Question);
        var sent = (await room.Write(unit => new SubmitCase(Guid.CreateVersion7(), "counselling", facts).Run(room.Desk, unit, wife))).Value!;
        var clerk = CaseStage.Staff("371581", "health", "clerk");
        var answer = CaseFacts.Empty.Values.SetItem("application.answer", Reply).SetItem("application.needsReferral", "true");
        var state = (await room.Act(clerk, sent.Id, party => new Accept(party, "answer", answer))).Value!;
        Assert.Equal(StepStatus.Open, state.Steps["referral"].Status);
        Assert.NotNull(state.Steps["referral"].Clock!.Due);
        Assert.Equal(Reply, (await room.Write(unit => ReadCase.Run(room.Desk, unit, wife, sent.Id)))!.State.Facts["application.answer"]);

        Actor[] strangers =
        [
            husband, CaseStage.Citizen(), CaseStage.Staff("371502", "health", "clerk"),
            .. new[] { "police", "medical-insurance", "human-resources", "civil-affairs" }.Select(kind => CaseStage.Staff("371581", kind, "clerk", "manager")),
            CaseStage.Staff("371581", "hospital", "midwifery"), CaseStage.Staff("371581", "health", "auditor"), CaseStage.Staff("371581", "health", "exchange-operator"),
        ];
        foreach (var stranger in strangers)
        {
            Assert.Null(await room.Write(unit => ReadCase.Run(room.Desk, unit, stranger, sent.Id)));
            Assert.Null(await room.Write(unit => ReadCase.OfNumber(room.Desk, unit, stranger, sent.Number)));
            Assert.Null(await room.Write(unit => ReadCase.Matter(room.Desk, unit, stranger, sent.Matter)));
        }

        Assert.DoesNotContain(await room.Write(unit => ReadCase.OwnMatters(unit, husband)), matter => matter.Id == sent.Matter);
        var open = await room.Write(async unit => string.Join('\n', (IEnumerable<string>)
        [
            .. await unit.Query<string>(TestDatabase.Sql("select detail || subject || purpose from store_evidence")), .. await unit.Query<string>(TestDatabase.Sql("select body from store_job")),
            .. (await unit.Query<byte[]>(TestDatabase.Sql("select body from casework_event union all select body from casework_message"))).Select(Encoding.UTF8.GetString),
        ]));
        Assert.DoesNotContain(Question, open, StringComparison.Ordinal);
        Assert.DoesNotContain(Reply, open, StringComparison.Ordinal);
    }
}
