using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>Families in columns: which columns a statement has, how a statement becomes a row, and a row a statement again.</summary>
/// <param name="book">The lawbook.</param>
/// <param name="schema">The columns.</param>
public sealed class FamilyRows(Lawbook book, ColumnSchema schema)
{
    /// <summary>The columns of elements, by the record that has them, so that it is looked up once for all.</summary>
    private readonly ImmutableArray<OwnerColumns> owners = OwnersOf(book, schema);
    private readonly ImmutableArray<int> counts = [.. Enumerable.Range(0, schema.Fields.Length).Where(column => !schema.Fields[column].Name.Contains('.', StringComparison.Ordinal))];
    private readonly List<(FactRecord Record, FeelValue?[] Stated)> made = [];
    private ColumnBlock? block;

    /// <summary>Every fact of the vocabulary that can be stated, as columns in which each may be missing.</summary>
    /// <param name="book">The lawbook.</param>
    /// <param name="members">The most members of each collection; a collection not named has no columns, so that its members are unknown.</param>
    /// <param name="places">The division codes that occur.</param>
    public static ColumnSchema SchemaOf(Lawbook book, IReadOnlyDictionary<string, int> members, ImmutableArray<string> places)
    {
        var fields = ImmutableArray.CreateBuilder<ColumnField>();
        fields.Add(ColumnField.Codes("place", places) with { MayBeUnknown = true });
        foreach (var (name, entity) in book.Vocabulary.Roots)
        {
            fields.Add(new ColumnField(name, ColumnKind.Truth));
            fields.AddRange(FieldsOf(book, name, entity, members, places));
        }

        foreach (var (name, entity) in book.Vocabulary.Collections.Where(c => members.ContainsKey(c.Key)))
        {
            fields.Add(new ColumnField(name, ColumnKind.Whole) { Least = 0, Most = members[name], MayBeUnknown = true });
            fields.AddRange(Enumerable.Range(1, members[name]).SelectMany(i => FieldsOf(book, FactPaths.Member(name, i), entity, members, places)));
        }

        return new ColumnSchema(fields.ToImmutable());
    }

    /// <summary>Writes a statement into a row.</summary>
    /// <param name="target">The block.</param>
    /// <param name="row">The row, from 0.</param>
    /// <param name="statement">The statement.</param>
    /// <returns>Whether the columns hold all of it; false where a place or text is not in its column's list or there are more members than columns. The row must not be decided then.</returns>
    public bool Write(ColumnBlock target, int row, FamilyStatement statement)
    {
        var isWhole = true;
        foreach (var column in counts)
        {
            isWhole &= Put(target[column], row, ValueOf(statement, schema.Fields[column]));
        }

        foreach (var owner in owners)
        {
            var record = statement.RecordAt(owner.Path);
            foreach (var (column, element, unknown) in owner.Columns)
            {
                isWhole &= Put(target[column], row, record?.Stated(element) ?? unknown);
            }
        }

        return isWhole;
    }

    /// <summary>The statement in a row, with every value as written, so that it can be explained and its receipt be made.</summary>
    /// <param name="rows">The block.</param>
    /// <param name="row">The row, from 0.</param>
    public FamilyStatement StatementAt(ColumnBlock rows, int row)
    {
        Begin(rows);
        var statement = StatementOf(row);
        return new FamilyStatement(book, statement.Tree, StatedValues.Of(statement));
    }

    /// <summary>The rows that <see cref="StatementOf"/> reads from now on.</summary>
    internal void Begin(ColumnBlock rows) => block = rows;

    /// <summary>The statement in a row: what its columns do not state is not stated.</summary>
    internal FamilyStatement StatementOf(int row)
    {
        made.Clear();
        var roots = book.Vocabulary.Roots.ToFrozenDictionary(
            r => r.Key, r => schema.IndexOf(r.Key) >= 0 && Read(row, r.Key) == FeelValue.No ? null : Make(r.Value, r.Key, 0), StringComparer.Ordinal);
        var collections = book.Vocabulary.Collections.ToFrozenDictionary(c => c.Key, c => MakeCollection(row, c.Key, c.Value), StringComparer.Ordinal);
        var byPath = made.ToDictionary(m => m.Record.Path, m => m.Record, StringComparer.Ordinal);
        foreach (var (record, stated) in made)
        {
            Fill(row, record, stated, byPath, collections);
        }

        var place = schema.IndexOf("place") >= 0 && Read(row, "place") is { IsKnown: true } known ? known.AsText : null;
        return new FamilyStatement(book, new FactTree(roots, collections, [.. made.Select(m => m.Record)], []), new StatementDraft { Place = place });
    }

    private static IEnumerable<ColumnField> FieldsOf(Lawbook book, string path, string entity, IReadOnlyDictionary<string, int> members, ImmutableArray<string> places)
    {
        foreach (var element in book.Vocabulary.Schema.FindEntity(entity)!.Elements.Where(e => e is { Compute: null, Law: false, Name: not "index" }))
        {
            var name = $"{path}.{element.Name}";
            var field = element.Type switch
            {
                FeelType.Boolean => new ColumnField(name, ColumnKind.Truth),
                FeelType.Date => ColumnField.Dates(name),
                FeelType.Number { Unit: Unit.One } => new ColumnField(name, ColumnKind.Whole) { Least = 0 },
                FeelType.Number => new ColumnField(name, ColumnKind.Long) { Decimals = 2, Least = 0, Most = 100_000_000_000_000 },
                FeelType.Place => ColumnField.Codes(name, places),
                FeelType.Code code => ColumnField.Codes(name, [.. book.Vocabulary.Schema.FindCodeList(code.ListId)!.Items.Select(i => i.Code)]),
                FeelType.Record linked => LinkOf(book, name, linked.Entity, members),
                _ => null,
            };
            if (field is not null)
            {
                yield return field with { MayBeUnknown = true, MayBeNotApplicable = element.Type is FeelType.Record };
            }
        }
    }

    private static ColumnField? LinkOf(Lawbook book, string name, string entity, IReadOnlyDictionary<string, int> members)
    {
        var collection = book.Vocabulary.Collections.FirstOrDefault(c => c.Value == entity).Key;
        return collection is null || !members.TryGetValue(collection, out var most)
            ? null
            : ColumnField.Codes(name, [.. Enumerable.Range(1, most).Select(i => FactPaths.Member(collection, i))]);
    }

    private static ImmutableArray<OwnerColumns> OwnersOf(Lawbook book, ColumnSchema schema) =>
    [
        .. schema.Fields.Select((field, column) => (field.Name, Column: column, Dot: field.Name.LastIndexOf('.')))
            .Where(c => c.Dot > 0 && FactPaths.TryParse(c.Name, book.Vocabulary, out _))
            .GroupBy(c => c.Name[..c.Dot], StringComparer.Ordinal)
            .Select(own => new OwnerColumns(own.Key, [.. own.Select(c => (c.Column, ElementOf(book, own.Key, c.Name[(c.Dot + 1)..]), FeelValue.Unknown(c.Name)))])),
    ];

    private static int ElementOf(Lawbook book, string owner, string element)
    {
        var root = owner.Split('[')[0];
        return book.Vocabulary.Schema.FindEntity(book.Vocabulary.Roots.GetValueOrDefault(root) ?? book.Vocabulary.Collections[root])!.Find(element)!.Ordinal;
    }

    private static FeelValue ValueOf(FamilyStatement statement, ColumnField field) =>
        field.Name == "place" ? (statement.Place is { } place ? FeelValue.Of(place) : FeelValue.Unknown(field.Name))
        : statement.Tree.Roots.TryGetValue(field.Name, out var root) ? FeelValue.Of(root is not null)
        : statement.Tree.Collections[field.Name] is { Stated: true } stated ? FeelValue.Of((decimal)stated.Members.Length)
        : FeelValue.Unknown(field.Name);

    private static bool Put(ColumnVector vector, int row, FeelValue value)
    {
        Mark(vector.Unknown, row, value.Kind == FeelKind.Unknown);
        Mark(vector.NotApplicable, row, value.Kind == FeelKind.NotApplicable);
        Mark(vector.Yes, row, value == FeelValue.Yes);
        var field = vector.Field;
        var number = value.Kind switch
        {
            FeelKind.Number => (long)(value.AsNumber * ScaleOf(field)),
            FeelKind.Date => value.AsDate.DayNumber,
            FeelKind.Text => field.Texts.IndexOf(value.AsText),
            FeelKind.Record => field.Texts.IndexOf(value.AsRecord.Path),
            _ => Math.Max(0, field.Least),
        };
        if (field.Kind == ColumnKind.Whole)
        {
            vector.Wholes[row] = (int)number;
        }
        else if (field.Kind == ColumnKind.Long)
        {
            vector.Longs[row] = number;
        }
        else if (field.Kind == ColumnKind.Exact)
        {
            vector.Exacts[row] = value.Kind == FeelKind.Number ? value.AsNumber : 0;
        }

        return field.Kind == ColumnKind.Exact || (number >= field.Least && number <= field.Most);
    }

    private static void Mark(ulong[] bits, int row, bool set)
    {
        if (bits.Length > 0)
        {
            var bit = 1UL << (row % 64);
            bits[row / 64] = set ? bits[row / 64] | bit : bits[row / 64] & ~bit;
        }
    }

    private static decimal ScaleOf(ColumnField field)
    {
        var scale = 1m;
        for (var i = 0; i < field.Decimals; i++)
        {
            scale *= 10;
        }

        return scale;
    }

    private FactRecord Make(string entityId, string path, int index)
    {
        var entity = book.Vocabulary.Schema.FindEntity(entityId)!;
        var stated = new FeelValue?[entity.Elements.Length];
        var record = new FactRecord(entity, book.Index.EntityOf(entityId), path, stated);
        if (index > 0 && entity.Find("index") is { } position)
        {
            stated[position.Ordinal] = FeelValue.Of((decimal)index);
        }

        made.Add((record, stated));
        return record;
    }

    private FactCollection MakeCollection(int row, string name, string entity)
    {
        if (schema.IndexOf(name) < 0 || Read(row, name) is not { Kind: FeelKind.Number } count)
        {
            return new FactCollection(name, [], Stated: false, [name]);
        }

        return new FactCollection(name, [.. Enumerable.Range(1, (int)count.AsNumber).Select(i => Make(entity, FactPaths.Member(name, i), i))], Stated: true, [name]);
    }

    private void Fill(int row, FactRecord record, FeelValue?[] stated, Dictionary<string, FactRecord> byPath, FrozenDictionary<string, FactCollection> collections)
    {
        foreach (var element in record.Entity.Elements.Where(e => stated[e.Ordinal] is null))
        {
            var name = $"{record.Path}.{element.Name}";
            var value = schema.IndexOf(name) >= 0 ? Read(row, name) : FeelValue.Unknown(name);
            stated[element.Ordinal] = value.Kind == FeelKind.Unknown ? null
                : element.Type is FeelType.Record && value.Kind == FeelKind.Text ? FeelValue.Of(byPath[value.AsText])
                : value;
            if (element is { Type: FeelType.Record { Entity: var entity }, Question: not null } && stated[element.Ordinal] is null
                && collections.Values.FirstOrDefault(c => book.Vocabulary.Collections[c.Name] == entity) is { Members: [var only] })
            {
                stated[element.Ordinal] = FeelValue.Of(only);
            }
        }
    }

    private FeelValue Read(int row, string name)
    {
        var vector = block![schema.IndexOf(name)];
        var (word, bit) = (row / 64, 1UL << (row % 64));
        bool Has(ulong[] bits) => bits.Length > 0 && (bits[word] & bit) != 0;
        return Has(vector.NotApplicable) ? FeelValue.NotApplicable
            : Has(vector.Unknown) ? FeelValue.Unknown(name)
            : vector.Field.Kind == ColumnKind.Truth ? FeelValue.Of(Has(vector.Yes))
            : vector.Field.Kind == ColumnKind.Exact ? FeelValue.Of(vector.Exacts[row])
            : vector.Field.Kind == ColumnKind.Long ? FeelValue.Of(vector.Longs[row] / ScaleOf(vector.Field))
            : !vector.Field.Texts.IsDefault ? FeelValue.Of(vector.Field.Texts[vector.Wholes[row]])
            : TypeOf(name) is FeelType.Date ? FeelValue.Of(DateOnly.FromDayNumber(vector.Wholes[row]))
            : FeelValue.Of(vector.Wholes[row] / ScaleOf(vector.Field));
    }

    /// <summary>The type of the element that a column holds; null for a root, a collection or the place.</summary>
    private FeelType? TypeOf(string name)
    {
        var dot = name.LastIndexOf('.');
        if (dot < 0)
        {
            return null;
        }

        var owner = name[..name.IndexOfAny(['[', '.'])];
        var entity = book.Vocabulary.Roots.GetValueOrDefault(owner) ?? book.Vocabulary.Collections[owner];
        return book.Vocabulary.Schema.FindEntity(entity)!.Find(name[(dot + 1)..])!.Type;
    }

    /// <summary>The columns of one record's elements.</summary>
    private sealed record OwnerColumns(string Path, ImmutableArray<(int Column, int Element, FeelValue Unknown)> Columns);
}
