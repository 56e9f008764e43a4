using System.Collections.Immutable;
using Anyu.Law;

namespace Anyu.Unit.Law.Reforms;

/// <summary>A reform compared with the law family by family, by the walker.</summary>
internal sealed class SlowComparison
{
    private readonly DateOnly on;

    public SlowComparison(Lawbook branch, DateOnly on, ImmutableArray<FamilyStatement> families)
    {
        this.on = on;
        foreach (var family in families)
        {
            Compare(Answers(Library.Book, family), Answers(branch, FamilyStatementIn(branch, family)));
        }
    }

    public long Gain { get; private set; }

    public long Lose { get; private set; }

    public long Both { get; private set; }

    public decimal YuanAYear { get; private set; }

    public decimal DaysAYear { get; private set; }

    private void Compare(Dictionary<string, Determination> before, Dictionary<string, Determination> after)
    {
        var (gains, loses) = (false, false);
        foreach (var key in before.Keys.Union(after.Keys, StringComparer.Ordinal))
        {
            var (b, a) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
            var (had, has) = (Amount(b), Amount(a));
            var difference = (has ?? 0) - (had ?? 0);
            gains |= (had is null && has is not null && b?.Outcome != Outcome.Unknown) || (had is not null && has is not null && difference > 0);
            loses |= (had is not null && has is null && a?.Outcome != Outcome.Unknown) || (had is not null && has is not null && difference < 0);
            var benefit = (b ?? a)!.Benefit;
            var year = difference * (benefit.Per == "month" ? 12 : 1);
            YuanAYear += benefit.Kind == BenefitKind.Money ? year : 0;
            DaysAYear += benefit.Kind == BenefitKind.Days ? year : 0;
        }

        Gain += gains && !loses ? 1 : 0;
        Lose += loses && !gains ? 1 : 0;
        Both += gains && loses ? 1 : 0;
    }

    /// <summary>What counts: granted, and, when it is given once, for an event of the last year.</summary>
    private decimal? Amount(Determination? answer) =>
        answer is not { Outcome: Outcome.Granted } || (answer.Benefit.Per == "once" && (answer.LawDate <= on.AddYears(-1) || answer.LawDate > on)) ? null : decimal.Round(answer.Amount?.Value ?? 0, 4, MidpointRounding.AwayFromZero);

    private Dictionary<string, Determination> Answers(Lawbook book, FamilyStatement family) =>
        Determiner.Decide(book, family, DecisionRequest.For(on) with { Explain = false })
            .ToDictionary(d => $"{d.Benefit.Id} {string.Join(' ', d.Subject.Values)}", StringComparer.Ordinal);

    private static FamilyStatement FamilyStatementIn(Lawbook book, FamilyStatement family) => StatementBuilder.Build(book, family.Draft).Value!;
}
