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
            Compare(family, Answers(Library.Book, family), Answers(branch, FamilyStatementIn(branch, family)));
        }
    }

    public long Gain { get; private set; }

    public long Lose { get; private set; }

    public long Both { get; private set; }

    public decimal YuanAYear { get; private set; }

    public decimal DaysAYear { get; private set; }

    /// <summary>The money of a year by the order of birth that answers are about, where it differs.</summary>
    public Dictionary<int, decimal> YuanByOrder { get; } = [];

    /// <summary>How many families gain by an answer about a child or delivery of that order.</summary>
    public Dictionary<int, long> GainingByOrder { get; } = [];

    private void Compare(FamilyStatement family, Dictionary<string, Determination> before, Dictionary<string, Determination> after)
    {
        var (gains, loses) = (false, false);
        var (money, gaining) = (new Dictionary<int, decimal>(), new HashSet<int>());
        foreach (var key in before.Keys.Union(after.Keys, StringComparer.Ordinal))
        {
            var (b, a) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
            var (had, has) = (Amount(b), Amount(a));
            var difference = (has ?? 0) - (had ?? 0);
            var gainsHere = (had is null && has is not null && b?.Outcome != Outcome.Unknown) || (had is not null && has is not null && difference > 0);
            gains |= gainsHere;
            loses |= (had is not null && has is null && a?.Outcome != Outcome.Unknown) || (had is not null && has is not null && difference < 0);
            var benefit = (b ?? a)!.Benefit;
            var year = difference * (benefit.Per == "month" ? 12 : 1);
            var order = OrderOf(family, (b ?? a)!.Subject);
            _ = gainsHere && gaining.Add(order);
            money[order] = money.GetValueOrDefault(order) + (benefit.Kind == BenefitKind.Money ? year : 0);
            YuanAYear += benefit.Kind == BenefitKind.Money ? year : 0;
            DaysAYear += benefit.Kind == BenefitKind.Days ? year : 0;
        }

        foreach (var order in gaining)
        {
            GainingByOrder[order] = GainingByOrder.GetValueOrDefault(order) + 1;
        }

        foreach (var (order, yuan) in money.Where(m => m.Value != 0))
        {
            YuanByOrder[order] = YuanByOrder.GetValueOrDefault(order) + yuan;
        }

        Gain += gains && !loses ? 1 : 0;
        Lose += loses && !gains ? 1 : 0;
        Both += gains && loses ? 1 : 0;
    }

    /// <summary>Of a child its place among the children, of a delivery one more than the children born before it.</summary>
    private static int OrderOf(FamilyStatement family, SubjectPaths subject)
    {
        foreach (var path in subject.Values)
        {
            if (path.StartsWith("children[", StringComparison.Ordinal))
            {
                return Math.Min(5, int.Parse(path["children[".Length..^1], System.Globalization.CultureInfo.InvariantCulture));
            }

            if (path.StartsWith("births[", StringComparison.Ordinal))
            {
                return DayOf(family, $"{path}.date") is not { } day ? 0 : Math.Min(5, 1 + Enumerable.Range(1, 3).Count(i => DayOf(family, $"children[{i}].birthDate") < day));
            }
        }

        return 0;
    }

    private static DateOnly? DayOf(FamilyStatement family, string path)
    {
        var (owner, element) = (path[..path.LastIndexOf('.')], path[(path.LastIndexOf('.') + 1)..]);
        return family.RecordAt(owner) is { } record && record.Stated(record.Entity.Find(element)!.Ordinal) is { IsKnown: true } value ? value.AsDate : null;
    }

    /// <summary>What counts: granted, and, when it is given once, for an event of the last year.</summary>
    private decimal? Amount(Determination? answer) =>
        answer is not { Outcome: Outcome.Granted } || (answer.Benefit.Per == "once" && (answer.LawDate <= on.AddYears(-1) || answer.LawDate > on)) ? null : decimal.Round(answer.Amount?.Value ?? 0, 4, MidpointRounding.AwayFromZero);

    private Dictionary<string, Determination> Answers(Lawbook book, FamilyStatement family) =>
        Determiner.Decide(book, family, DecisionRequest.For(on) with { Explain = false })
            .ToDictionary(d => $"{d.Benefit.Id} {string.Join(' ', d.Subject.Values)}", StringComparer.Ordinal);

    private static FamilyStatement FamilyStatementIn(Lawbook book, FamilyStatement family) => StatementBuilder.Build(book, family.Draft).Value!;
}
