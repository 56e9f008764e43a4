using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>Collects the entries of one act: all of one event, one actor and one instant, from one source.</summary>
internal sealed class JournalDraft(UnitOfWork unit, Actor actor, Source source, Guid act)
{
    private readonly List<JournalEntry> entries = [];

    /// <summary>The entries so far.</summary>
    public IReadOnlyList<JournalEntry> Entries => entries;

    /// <summary>Adds an entry; elements without a value are left out.</summary>
    public Guid Add(string kind, Guid subject, DateOnly? from, params IEnumerable<(string Element, string? Value)> values) =>
        Add(kind, subject, from, corrects: null, values);

    /// <summary>Adds an entry that replaces values of an earlier one; an empty value says that there is none.</summary>
    public Guid Add(string kind, Guid subject, DateOnly? from, Guid? corrects, IEnumerable<(string Element, string? Value)> values)
    {
        var id = unit.NewId();
        entries.Add(new JournalEntry
        {
            Id = id,
            Subject = subject,
            Kind = kind,
            Step = entries.Count,
            Event = act,
            ValidFrom = from,
            RecordedAt = unit.Now,
            Actor = actor.EvidenceName,
            Source = source,
            Corrects = corrects,
            Values = values.Where(value => value.Value is not null).ToImmutableSortedDictionary(value => value.Element, value => value.Value!, StringComparer.Ordinal),
        });
        return id;
    }
}
