using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What all decisions of one batch share: the columns, the roots and collections in them, the settings, and what was compiled already.</summary>
internal sealed class BatchWorld
{
    private readonly Dictionary<string, ColumnValue> named = new(StringComparer.Ordinal);

    /// <summary>The world of one law; beside another it shares the columns and every operation on them.</summary>
    public BatchWorld(Lawbook book, ColumnSchema schema, BatchRequest request, BatchWorld? beside = null)
    {
        (Book, Schema, Request, Index) = (book, schema, request, book.Index);
        Algebra = beside?.Algebra ?? new ColumnAlgebra(new ColumnGraph(), new ColumnTexts());
        Facts = beside?.Facts ?? new ColumnFacts(schema, Algebra);
        DefaultPlace = request.Place is { } place ? Algebra.Of(FeelValue.Of(place)) : Facts.Find("place", new FeelType.Place());
        LeapDayOnFeb28 = Index.FindInterpretation("leap-day-birthday") is not { } rule || OptionOf(rule) == "feb28";
    }

    public Lawbook Book { get; }

    public LawIndex Index { get; }

    public ColumnSchema Schema { get; }

    public BatchRequest Request { get; }

    public ColumnAlgebra Algebra { get; }

    public ColumnGraph Graph => Algebra.Graph;

    public ColumnFacts Facts { get; }

    /// <summary>The division used for place facts that are not stated; null when there is none.</summary>
    public ColumnValue? DefaultPlace { get; }

    /// <inheritdoc cref="IFeelHost.LeapDayBirthdayOnFeb28"/>
    public bool LeapDayOnFeb28 { get; }

    /// <summary>The elements compiled.</summary>
    public Dictionary<ElementKey, ElementColumn> Elements { get; } = [];

    /// <summary>The decisions compiled for another benefit's sake.</summary>
    public Dictionary<(string Benefit, string Subject, DateOnly On), BatchDecision> Decisions { get; } = [];

    /// <summary>A root: there unless it is said to be absent.</summary>
    public RecordColumn Root(string name) => (RecordColumn)Named(name, () =>
    {
        var entity = EntityOf(Book.Vocabulary.Roots[name]);
        var there = Schema.IndexOf(name) < 0 ? Graph.True
            : Facts.Find(name, new FeelType.Boolean()) is TruthColumn stated ? Graph.Or(stated.Yes, stated.Unknown)
            : Graph.True;
        return new RecordColumn([new RecordCase(there, new ColumnRecord(entity, name))], Graph.False, Graph.Not(there));
    });

    /// <summary>A collection; unknown in every row when no column counts its members.</summary>
    public ListColumn Collection(string name) => (ListColumn)Named(
        name, () => Facts.Collection(name, EntityOf(Book.Vocabulary.Collections[name])) ?? new ListColumn([], Graph.True, Graph.False));

    public string OptionOf(IndexedInterpretation indexed) => Switched(indexed) ?? indexed.Interpretation.Default;

    public FeelValue ValueOf(IndexedInterpretation indexed) =>
        Switched(indexed) is { } option ? IndexedInterpretation.ValueOf(indexed.Interpretation, option) : indexed.DefaultValue;

    /// <summary>The value of a choice.</summary>
    public T Pick<T>(Choice<T> choice) => choice.By is null ? choice.Plain! : choice.Options[OptionOf(Index.InterpretationOf(choice.By))];

    /// <summary>The rows whose division lies in that one.</summary>
    public ColumnNode Within(ScalarColumn place, PlaceCode ancestor) =>
        ancestor == PlaceCode.Nation ? Graph.True : Algebra.Lookup(place.Value, text => PlaceCode.Parse(text).IsWithin(ancestor));

    /// <summary>The rows on whose day the text is in force.</summary>
    public ColumnNode InForce(Validity validity, IndexedInterpretation? assumedBy, ScalarColumn day)
    {
        var from = validity.From ?? (assumedBy is null ? null : ValueOf(assumedBy).AsDate);
        if (from is not { } first)
        {
            return Graph.False;
        }

        var begun = Graph.Not(Graph.Less(day.Value, Graph.Const((long)first.DayNumber)));
        return validity.Until is { } last ? Graph.AndNot(begun, Graph.Less(Graph.Const((long)last.DayNumber), day.Value)) : begun;
    }

    public Entity EntityOf(string id) => Book.Vocabulary.Schema.FindEntity(id)!;

    private string? Switched(IndexedInterpretation indexed) => Request.Settings.GetValueOrDefault(indexed.Interpretation.Id);

    private ColumnValue Named(string name, Func<ColumnValue> make)
    {
        if (!named.TryGetValue(name, out var value))
        {
            named[name] = value = make();
        }

        return value;
    }
}

/// <summary>What the value of an element depends on: the record, the day asked, and, where the law has a say, whose law of which day, for which benefit and document.</summary>
internal readonly record struct ElementKey(string Path, string Element, DateOnly On, int Place, int LawDate, string? Benefit, string? Document);

/// <summary>A compiled element.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Undefined">The rows in which a law term without meaning was read for it.</param>
/// <param name="Walked">The rows in which it rests on what is left to the walker.</param>
internal sealed record ElementColumn(ColumnValue Value, ColumnNode Undefined, ColumnNode Walked);
