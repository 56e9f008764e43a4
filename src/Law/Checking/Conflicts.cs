using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Provisions that cannot both be right: two that set the same part, a lower one below a higher one, a ceiling below a floor.</summary>
internal static class Conflicts
{
    private const string Total = "total";

    /// <summary>The most combinations of options read for two provisions.</summary>
    private const int MaximumReadings = 64;

    /// <summary>A share of twelve months and twelve times a share may differ in the last digits of a division, which is no conflict.</summary>
    private const int Decimals = 8;

    private static readonly ImmutableArray<Operation> Floors = [Operation.Set, Operation.RaiseTo, Operation.StandardAtLeast];

    /// <summary>What is found.</summary>
    public static IEnumerable<Problem> Run(Lawbook book, Readings readings)
    {
        var byBenefit = readings.All
            .Where(r => r.Provision.Force.All.Contains(Force.Must) && r.Provision.Benefit is not null && r.Provision.Value is not null)
            .GroupBy(r => r.Provision.Benefit, StringComparer.Ordinal);
        foreach (var group in byBenefit)
        {
            var rows = group.ToArray();
            for (var i = 0; i < rows.Length; i++)
            {
                for (var j = i + 1; j < rows.Length; j++)
                {
                    if (UnderEveryOption(book, readings, rows[i], rows[j]) is { } problem)
                    {
                        yield return problem;
                    }
                }
            }
        }
    }

    /// <summary>The first conflict of the two, the proposed defaults first, then every other option of the interpretations that choose how they read.</summary>
    private static Problem? UnderEveryOption(Lawbook book, Readings readings, Reading left, Reading right)
    {
        if (!left.Place.IsWithin(right.Place) && !right.Place.IsWithin(left.Place))
        {
            return null;
        }

        if (Conflict(book, left, right) is { } found)
        {
            return found;
        }

        var choosers = Readings.Choosers(left.Provision).Concat(Readings.Choosers(right.Provision)).Distinct(StringComparer.Ordinal)
            .Select(id => book.Interpretations[id]).ToArray();
        foreach (var options in choosers.Length == 0 ? [] : Combinations(choosers).Take(MaximumReadings))
        {
            string OptionOf(string id) => options[id];
            if (Conflict(book, readings.Read(left.Provision, OptionOf), readings.Read(right.Provision, OptionOf)) is { } problem)
            {
                return LawProblems.Under(problem, options.Where(o => o.Value != readings.Default(o.Key)));
            }
        }

        return null;
    }

    private static IEnumerable<ImmutableSortedDictionary<string, string>> Combinations(IEnumerable<Interpretation> choosers) =>
        choosers.Aggregate(
            Enumerable.Repeat(ImmutableSortedDictionary<string, string>.Empty, 1),
            (chosen, next) => chosen.SelectMany(c => next.Options.Keys.Select(option => c.SetItem(next.Id, option))));

    private static Problem? Conflict(Lawbook book, Reading left, Reading right)
    {
        if (left.Force != Force.Must || right.Force != Force.Must || left.Amounts.IsEmpty || right.Amounts.IsEmpty || !left.Days.Overlaps(right.Days) || Supersedes(left, right) || Supersedes(right, left))
        {
            return null;
        }

        if (left.Place == right.Place)
        {
            return left.Part != right.Part ? null
                : left.Provision.Operation == Operation.Set && right.Provision.Operation == Operation.Set ? Overlap(left, right)
                : CeilingBelowFloor(book, left, right) ?? CeilingBelowFloor(book, right, left);
        }

        return left.Place.IsWithin(right.Place) ? LowerBelowHigher(book, left, right)
            : right.Place.IsWithin(left.Place) ? LowerBelowHigher(book, right, left)
            : null;
    }

    private static Problem? Overlap(Reading first, Reading second)
    {
        if (first.Constant is { } a && a == second.Constant)
        {
            return null;
        }

        var example = Example(first, second);
        return example is null ? null : LawProblems.Overlap(second.Provision.At, second.Provision.Id, first.Provision.Id, example);
    }

    private static Problem? LowerBelowHigher(Lawbook book, Reading lower, Reading higher)
    {
        // What holds the sum below a single part of the higher layer holds it below the whole.
        if (!Floors.Contains(higher.Provision.Operation) || (lower.Part != higher.Part && lower.Part != Total))
        {
            return null;
        }

        if (lower.Provision.Operation == Operation.CapAt)
        {
            return CeilingBelowFloor(book, lower, higher);
        }

        var unit = book.Benefits[lower.Provision.Benefit!].Unit;
        return Floors.Contains(lower.Provision.Operation) && ExampleBelow(book, lower, higher) is { } example
            ? higher.Provision.Operation == Operation.StandardAtLeast
                ? LawProblems.BelowStandard(lower.Provision.At, lower.Provision.Id, higher.Provision.Id, example)
                : LawProblems.LowerBelowHigher(lower.Provision.At, lower.Provision.Id, higher.Provision.Id, unit, example)
            : null;
    }

    private static Problem? CeilingBelowFloor(Lawbook book, Reading ceiling, Reading floor) =>
        ceiling.Provision.Operation == Operation.CapAt && Floors.Contains(floor.Provision.Operation)
        && ExampleBelow(book, ceiling, floor) is { } example
            ? LawProblems.CeilingBelowFloor(ceiling.Provision.At, ceiling.Provision.Id, floor.Provision.Id, example)
            : null;

    private static bool Supersedes(Reading newer, Reading older) => newer.Provision.Supersedes.Contains(older.Provision.Id, StringComparer.Ordinal);

    /// <summary>Facts under which both speak; null when none are found.</summary>
    private static FeelExample? Example(Reading left, Reading right) =>
        FeelExamples.Find(left.Conditions.AddRange(right.Conditions), (ReadOnlySpan<Truth> truths) => truths.IndexOfAnyExcept(Truth.Yes) < 0);

    /// <summary>Facts under which both speak and the amount of the first is below that of the second; null when none are found.</summary>
    private static FeelExample? ExampleBelow(Lawbook book, Reading left, Reading right)
    {
        var conditions = left.Conditions.AddRange(right.Conditions);
        var withBase = left.Provision.Of?.Source != right.Provision.Of?.Source;
        var ranges = new NumberRanges(book, left.Place.IsWithin(right.Place) ? left.Place : right.Place, left.Provision.Benefit!);
        foreach (var l in AmountSearch.Of(left, withBase))
        {
            foreach (var r in AmountSearch.Of(right, withBase))
            {
                var found = FeelExamples.Find(
                    [.. conditions, .. l.Parts, .. r.Parts],
                    values => AllYes(values[..conditions.Length])
                        && l.Amount(values.Slice(conditions.Length, l.Parts.Length)) is { } low && r.Amount(values[(conditions.Length + l.Parts.Length)..]) is { } high && decimal.Round(low, Decimals) < decimal.Round(high, Decimals),
                    reach: ranges.Of);
                if (found is not null)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private static bool AllYes(ReadOnlySpan<FeelValue> values)
    {
        foreach (var value in values)
        {
            if (value.Truth != Truth.Yes)
            {
                return false;
            }
        }

        return true;
    }
}
