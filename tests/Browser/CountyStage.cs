using Anyu.Access;
using Anyu.Casework;
using Anyu.Register;
using Anyu.Web.Cases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Anyu.Browser;

/// <summary>The application on a synthetic county of its own, small and whole.</summary>
public sealed class CountyStage(Stage stage) : OwnStage(stage)
{
    private const string Persons = "4000";

    internal RegisterDesk Register => Services.GetRequiredService<Clerking>().Desks.Register;

    private CaseDesk Cases => Services.GetRequiredService<Clerking>().Desks.Cases;

    /// <inheritdoc/>
    protected override string[] Options => ["--population", Persons];

    /// <summary>Another agency's system answers, through the engine as every adapter does.</summary>
    internal async Task Answer(string number, string step, int attempt, string fact, string value)
    {
        var exchange = Actor.OfProgram("exchange", PlaceRange.Nation);
        var done = await Open.Database.Write(async unit =>
        {
            var view = await ReadCase.OfNumber(Cases, unit, exchange, number) ?? throw new InvalidOperationException(number);
            return await new ActOnCase(Guid.CreateVersion7(), view.State.Id, party => new TakeAnswer(
                party, $"{number} {step} {attempt}", CaseEngine.OrderOf(view.State.Id, step, attempt), 1, AnswerKind.Done, CaseFacts.Empty.Values.SetItem(fact, value), "", "")).Run(Cases, unit, exchange);
        });
        Assert.True(done.Succeeded, string.Join('\n', done.Problems));
    }
}
