using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Interpretations that nothing asks for, choices that choose nothing, law terms without or with two definitions.</summary>
internal static class UseCheck
{
    /// <summary>Asked for by every count of months and years, not by an expression.</summary>
    private const string LeapDay = "leap-day-birthday";

    /// <summary>What is found.</summary>
    public static IEnumerable<Problem> Run(Lawbook book, Readings readings) =>
        Unasked(book).Concat(book.Provisions.Values.SelectMany(SameOptions)).Concat(DefinedTwice(book, readings)).Concat(NeverDefined(book));

    private static IEnumerable<Problem> Unasked(Lawbook book)
    {
        var asked = book.Provisions.Values.SelectMany(p => p.Uses)
            .Concat(book.Definitions.Values.SelectMany(d => d.Uses))
            .Concat(book.Benefits.Values.SelectMany(Uses.Expressions).SelectMany(e => e.Settings))
            .Concat(book.Vocabulary.Computes.Values.SelectMany(c => c.Settings))
            .Concat(book.Documents.Values.Select(d => d.InForce.FromAssumedBy).OfType<string>())
            .Concat(book.Documents.Values.SelectMany(d => d.Blocks).OfType<Target>().SelectMany(t => new[] { t.Relation.By, t.Force.By }).OfType<string>())
            .Append(LeapDay)
            .ToHashSet(StringComparer.Ordinal);
        return book.Interpretations.Values.Where(i => !asked.Contains(i.Id)).Select(i => LawProblems.SwitchesNothing(i.At, i.Id));
    }

    private static IEnumerable<Problem> SameOptions(Provision provision) =>
        new[]
        {
            Same(provision.Part, v => v),
            Same(provision.Force, v => v),
            Same(provision.Covers, v => v.Source),
            Same(provision.When, v => v.Source),
            Same(provision.Value, v => (object?)v.Expression?.Source ?? v.Table),
            Same(provision.Payer, v => v),
        }.OfType<string>().Select(by => LawProblems.SameOptions(provision.At, provision.Id, by));

    private static string? Same<T, TKey>(Choice<T>? choice, Func<T, TKey> key) =>
        choice is { By: { } by, Options.Count: > 1 } && choice.Options.Values.Select(key).Distinct().Count() == 1 ? by : null;

    private static IEnumerable<Problem> DefinedTwice(Lawbook book, Readings readings)
    {
        foreach (var term in book.Definitions.Values.GroupBy(d => (d.Entity, d.Element, d.Place)))
        {
            var rows = term.OrderBy(d => d.At.File, StringComparer.Ordinal).ThenBy(d => d.At.Line).ToImmutableArray();
            for (var i = 0; i < rows.Length; i++)
            {
                foreach (var second in rows.Skip(i + 1).Where(s => Collide(rows[i], s, readings)))
                {
                    yield return LawProblems.DefinedTwice(second.At, second.Id, rows[i].Id, $"{second.Entity}.{second.Element}");
                }
            }
        }
    }

    private static bool Collide(Definition first, Definition second, Readings readings)
    {
        var (one, two) = (Reach(first, readings), Reach(second, readings));
        if (one != two || (one == "document" && first.Document != second.Document) || !Share(first.Benefits, second.Benefits))
        {
            return false;
        }

        var days = Days(first, readings).Overlaps(Days(second, readings));
        var conditions = new[] { first.Covers?.Pick(readings.Default), second.Covers?.Pick(readings.Default) }.OfType<FeelExpression>().ToArray();
        return days && FeelExamples.Find(conditions, (ReadOnlySpan<Truth> t) => t.IndexOfAnyExcept(Truth.Yes) < 0) is not null;
    }

    private static string? Reach(Definition definition, Readings readings) => definition.Scope?.Pick(readings.Default);

    private static bool Share(ImmutableArray<string> left, ImmutableArray<string> right) =>
        (left.IsEmpty && right.IsEmpty) || left.Intersect(right, StringComparer.Ordinal).Any();

    private static DaySpan Days(Definition definition, Readings readings) =>
        new(readings.Start(definition.InForce), definition.InForce.Until ?? DateOnly.MaxValue);

    private static IEnumerable<Problem> NeverDefined(Lawbook book)
    {
        var defined = book.Definitions.Values.Select(d => $"{d.Entity}.{d.Element}").ToHashSet(StringComparer.Ordinal);
        var used = book.Provisions.Values.SelectMany(Uses.Expressions).Concat(book.Benefits.Values.SelectMany(Uses.Expressions))
            .SelectMany(e => e.Elements)
            .Concat(book.Provisions.Values.SelectMany(Uses.Tables).SelectMany(t => t.Elements))
            .Concat(book.Definitions.Values.SelectMany(Uses.Elements));
        return used.Distinct()
            .Where(u => book.Vocabulary.Schema.FindEntity(u.Entity)?.Find(u.Element) is { Law: true } && !defined.Contains($"{u.Entity}.{u.Element}"))
            .Select(u => LawProblems.NeverDefined(book.Vocabulary.Schema.FindEntity(u.Entity)!.Find(u.Element)!.At!, $"{u.Entity}.{u.Element}"));
    }
}
