using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>What became of a standing when it was determined again.</summary>
public enum StandingTurn
{
    /// <summary>It is open now.</summary>
    Opened,

    /// <summary>It is offered now.</summary>
    Offered,

    /// <summary>A fact is needed.</summary>
    Asked,

    /// <summary>It is refused.</summary>
    Refused,

    /// <summary>More or less than before, or other days.</summary>
    Changed,

    /// <summary>A new year of it began.</summary>
    Renewed,

    /// <summary>It ended, as it was to end.</summary>
    Ended,

    /// <summary>It fell away.</summary>
    Lost,
}

/// <summary>What made a difference.</summary>
public enum StandingCause
{
    /// <summary>It was never determined before.</summary>
    First,

    /// <summary>Facts changed, or became known; ages are facts.</summary>
    Facts,

    /// <summary>Other provisions apply.</summary>
    Law,

    /// <summary>Days passed.</summary>
    Days,
}

/// <summary>A difference between two determinations of the same benefit for the same subject, explained.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Before">How it stood; null when it was never determined.</param>
/// <param name="After">How it stands.</param>
/// <param name="DifferenceFen">Money owed to the family, in fen; negative: to recover. 0 where it is no money.</param>
/// <param name="Why">What made the difference: facts and provisions, one sentence each.</param>
public sealed record StandingChange(StandingTurn Kind, Standing? Before, Standing After, long DifferenceFen, ImmutableArray<Bilingual> Why)
{
    /// <summary>The difference between two determinations; null when there is none to tell.</summary>
    /// <param name="before">How it stood.</param>
    /// <param name="after">How it stands.</param>
    /// <param name="today">The day.</param>
    /// <param name="now">What the facts that it rested on say now, as far as they are known; null where only those count that were read again.</param>
    public static StandingChange? Between(Standing? before, Standing after, DateOnly today, ImmutableSortedDictionary<string, StandingFact>? now = null)
    {
        var kind = KindOf(before, after, today);
        if (kind is not { } told)
        {
            return null;
        }

        var difference = told is StandingTurn.Changed or StandingTurn.Lost && !IsOtherPeriod(before!, after) ? (after.IsCertain ? after.AmountFen : 0) - before!.AmountFen : 0;
        return new StandingChange(told, before, after, difference, before is null ? [] : Reasons(before, after, now ?? after.Facts));
    }

    /// <summary>What made the difference.</summary>
    public StandingCause Cause => Before is null ? StandingCause.First
        : After.Facts.Any(f => Before.Facts.TryGetValue(f.Key, out var old) ? old.Value != f.Value.Value : Before.Missing.Contains(f.Key, StringComparer.Ordinal)) ? StandingCause.Facts
        : !Before.Provisions.Keys.SequenceEqual(After.Provisions.Keys, StringComparer.Ordinal) ? StandingCause.Law
        : StandingCause.Days;

    /// <summary>The change in one text for the thread of the family.</summary>
    public Bilingual Text()
    {
        var name = new Bilingual($"{After.Title.Zh}（{After.For.Zh}）", $"{After.Title.En} ({After.For.En})");
        var amount = After.Amount is null ? new Bilingual("", "") : new Bilingual($"：{After.AmountWords.Zh}", $": {After.AmountWords.En}");
        var span = SpanWords(After);
        var head = Kind switch
        {
            StandingTurn.Opened => new Bilingual($"不用申请，已经为您开通：{name.Zh}{amount.Zh}{span.Zh}。", $"Opened without an application: {name.En}{amount.En}{span.En}."),
            StandingTurn.Offered => new Bilingual($"符合条件，请确认是否领取：{name.Zh}{amount.Zh}{span.Zh}。", $"You qualify; please confirm: {name.En}{amount.En}{span.En}."),
            StandingTurn.Asked => new Bilingual($"只差这些就能确定：{name.Zh}。", $"Only these facts are missing: {name.En}."),
            StandingTurn.Refused => new Bilingual($"现在不符合：{name.Zh}。{Join(After.Reasons, zh: true)} {After.Remedy?.Zh}", $"Not met now: {name.En}. {Join(After.Reasons, zh: false)} {After.Remedy?.En}"),
            StandingTurn.Renewed => new Bilingual($"{After.Period}年继续享受：{name.Zh}{amount.Zh}{span.Zh}。", $"It goes on in {After.Period}: {name.En}{amount.En}{span.En}."),
            StandingTurn.Ended => new Bilingual($"已经到期：{name.Zh}{span.Zh}。", $"It has come to its end: {name.En}{span.En}."),
            StandingTurn.Lost => new Bilingual($"不再符合：{name.Zh}。{Join(After.Reasons, zh: true)} {After.Remedy?.Zh}", $"No longer met: {name.En}. {Join(After.Reasons, zh: false)} {After.Remedy?.En}"),
            _ => new Bilingual($"有变化：{name.Zh}，原来{Before!.AmountWords.Zh}，现在{After.AmountWords.Zh}{span.Zh}。", $"Changed: {name.En}, {Before!.AmountWords.En} before, {After.AmountWords.En} now{span.En}."),
        };
        return new Bilingual(
            $"{head.Zh}{string.Concat(Why.Select(w => w.Zh))}{Money().Zh}".Trim(),
            string.Join(' ', new[] { head.En }.Concat(Why.Select(w => w.En)).Append(Money().En).Where(t => t.Length > 0)).Trim());
    }

    private Bilingual Money()
    {
        var yuan = (Math.Abs(DifferenceFen) / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        return DifferenceFen switch
        {
            > 0 => new($"应补发 {yuan} 元。", $"{yuan} yuan are owed to you."),
            < 0 => new($"已经发放的，应退回 {yuan} 元。", $"If it was paid, {yuan} yuan are to be recovered."),
            _ => new("", ""),
        };
    }

    private static StandingTurn? KindOf(Standing? before, Standing after, DateOnly today) => (before, after.Kind) switch
    {
        ({ IsCertain: true, Until: { } until }, not (StandingKind.Opened or StandingKind.Offered)) when until < today => StandingTurn.Ended,
        ({ IsCertain: true }, StandingKind.Opened or StandingKind.Offered) when IsOtherPeriod(before, after) => StandingTurn.Renewed,
        ({ IsCertain: true }, StandingKind.Opened or StandingKind.Offered) =>
            before.Amount != after.Amount || before.From != after.From || before.Until != after.Until ? StandingTurn.Changed : null,
        ({ IsCertain: true }, StandingKind.Asked) => StandingTurn.Asked,
        ({ IsCertain: true }, _) => StandingTurn.Lost,
        (_, StandingKind.Opened) => StandingTurn.Opened,
        (_, StandingKind.Offered) => StandingTurn.Offered,
        (_, StandingKind.Asked) => before is { Kind: StandingKind.Asked } && before.Missing.SequenceEqual(after.Missing, StringComparer.Ordinal) ? null : StandingTurn.Asked,
        (_, StandingKind.Refused) => before is { Kind: StandingKind.Refused } ? null : StandingTurn.Refused,
        _ => null,
    };

    /// <summary>What is given by the year is another thing each year: two years' amounts are no difference.</summary>
    private static bool IsOtherPeriod(Standing before, Standing after) => before.Period.Length > 0 && after.Period.Length > 0 && before.Period != after.Period;

    private static ImmutableArray<Bilingual> Reasons(Standing before, Standing after, ImmutableSortedDictionary<string, StandingFact> now)
    {
        var facts =
            from fact in now.SetItems(after.Facts)
            where before.Facts.TryGetValue(fact.Key, out var known) && known.Value != fact.Value.Value
            let was = before.Facts[fact.Key].Told
            let told = fact.Value.Told
            select new Bilingual($"{fact.Value.Label.Zh}由“{was.Zh}”变为“{told.Zh}”。", $"The {fact.Value.Label.En} changed from “{was.En}” to “{told.En}”.");
        var learned = after.Facts.Where(f => !before.Facts.ContainsKey(f.Key) && before.Missing.Contains(f.Key, StringComparer.Ordinal))
            .Select(f => new Bilingual($"已知{f.Value.Label.Zh}：“{f.Value.Told.Zh}”。", $"The {f.Value.Label.En} is known: “{f.Value.Told.En}”."));
        var gone = Sentences(before, after);
        var come = Sentences(after, before);
        return
        [
            .. facts, .. learned,
            .. gone.Length == 0 ? Array.Empty<Bilingual>() : [new($"不再适用{string.Join("、", gone)}。", $"No longer applied: {string.Join(", ", gone)}.")],
            .. come.Length == 0 ? Array.Empty<Bilingual>() : [new($"现在适用{string.Join("、", come)}。", $"Applied now: {string.Join(", ", come)}.")],
        ];
    }

    /// <summary>What one rests on and the other does not.</summary>
    private static string[] Sentences(Standing one, Standing other) =>
        [.. one.Provisions.Where(p => !other.Provisions.ContainsKey(p.Key)).Select(p => p.Value).Distinct(StringComparer.Ordinal)];

    private static Bilingual SpanWords(Standing standing) => (standing.From, standing.Until) switch
    {
        ({ } from, { } until) => new($"，{Day(from)} 至 {Day(until)}", $", {Day(from)} to {Day(until)}"),
        ({ } from, null) => new($"，自 {Day(from)} 起", $", from {Day(from)}"),
        (null, { } until) => new($"，到 {Day(until)}", $", until {Day(until)}"),
        _ => new("", ""),
    };

    private static string Join(ImmutableArray<Bilingual> texts, bool zh) => string.Join(zh ? "；" : "; ", texts.Select(t => zh ? t.Zh : t.En));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
