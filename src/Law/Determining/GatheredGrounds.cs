using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What a value or an answer rests on, gathered while it is worked out; used again for the next one.</summary>
/// <param name="elements">How many elements the statement can hold.</param>
/// <param name="interpretations">How many interpretations the lawbook has.</param>
internal sealed class GatheredGrounds(int elements, int interpretations)
{
    private readonly FactsRead facts = new(elements);
    private readonly List<Definition> definitions = [];
    private readonly NoteList notes = new();
    private readonly InterpretationSet own = new(interpretations);

    /// <summary>Where interpretations are noted: a provision keeps those consulted for it apart, since it may turn out not to bear on the answer.</summary>
    public InterpretationSet Interpretations => Apart ?? own;

    /// <summary>Where interpretations are noted while a provision is read; null otherwise.</summary>
    public InterpretationSet? Apart { get; set; }

    /// <summary>Whether a law term was read that no loaded definition gives meaning to.</summary>
    public bool TermUndefined { get; set; }

    /// <summary>Whether another benefit's answer was read that rests on an unconfirmed source.</summary>
    public bool ReadUnconfirmed { get; private set; }

    /// <summary>Whether a place was taken to be the place asked.</summary>
    public bool AssumesPlace { get; private set; }

    /// <summary>The facts read, by path.</summary>
    public ImmutableArray<FactUsed> Facts => facts.ToArray();

    /// <summary>The definitions read.</summary>
    public ImmutableArray<Definition> Definitions => [.. definitions];

    /// <summary>What must be said with other benefits' answers that were read.</summary>
    public ReadOnlySpan<Bilingual> Notes => notes.All;

    public bool Has(int fact) => facts.Has(fact);

    public void Add(FactUsed fact)
    {
        facts.Add(fact);
        AssumesPlace |= fact.Source == FactUsed.PlaceDefault;
    }

    public void Add(Definition definition)
    {
        foreach (var known in definitions)
        {
            if (ReferenceEquals(known, definition))
            {
                return;
            }
        }

        definitions.Add(definition);
    }

    /// <summary>Takes over the grounds of a value that was worked out before.</summary>
    public FeelValue RestOn(Grounds grounds)
    {
        foreach (var fact in grounds.Facts)
        {
            Add(fact);
        }

        foreach (var definition in grounds.Definitions)
        {
            Add(definition);
        }

        notes.AddRange(grounds.Notes.AsSpan());
        TermUndefined |= grounds.TermUndefined;
        ReadUnconfirmed |= grounds.Unconfirmed;
        Interpretations.UnionWith(grounds.Interpretations);
        return grounds.Value;
    }

    /// <summary>What was gathered, as the grounds of a value.</summary>
    public Grounds Of(FeelValue value) => new(value, Facts, Definitions, own.Copy()) { TermUndefined = TermUndefined };

    public void Clear()
    {
        facts.Clear();
        definitions.Clear();
        notes.Clear();
        own.Clear();
        Apart = null;
        (TermUndefined, ReadUnconfirmed, AssumesPlace) = (false, false, false);
    }
}
