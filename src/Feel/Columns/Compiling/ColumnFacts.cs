using System.Collections.Immutable;
using System.Globalization;

namespace Anyu.Feel;

/// <summary>
/// Reads facts from columns by their paths. A record stands under its path: a column of that name, if any, says in which rows it is there; a list of records under the
/// name of the list: a whole number of members, whose greatest value bounds the list; a reference to a record is a code of paths. A fact without a column is unknown.
/// </summary>
internal sealed class ColumnFacts
{
    private readonly ColumnSchema schema;
    private readonly ColumnAlgebra algebra;
    private readonly ColumnGraph graph;

    public ColumnFacts(ColumnSchema schema, ColumnAlgebra algebra)
    {
        (this.schema, this.algebra, graph) = (schema, algebra, algebra.Graph);
        foreach (var field in schema.Fields.Where(f => !f.Texts.IsDefault))
        {
            algebra.Texts.Of(field.Texts);
        }
    }

    /// <summary>A record that every row has a place for.</summary>
    public RecordColumn Root(string path, Entity entity)
    {
        var there = Find(path, new FeelType.Boolean()) is TruthColumn stated ? stated : algebra.Truth(graph.True);
        return new RecordColumn([new RecordCase(there.Yes, new ColumnRecord(entity, path))], there.Unknown, graph.Or(there.NotApplicable, algebra.No(there)));
    }

    /// <summary>A list of records; null when no column counts its members.</summary>
    public ListColumn? Collection(string name, Entity entity)
    {
        if (Find(name, new FeelType.Number(Unit.One)) is not ScalarColumn count)
        {
            return null;
        }

        var most = (int)Math.Min(schema.Fields[schema.IndexOf(name)].Most, MostMembers);
        var known = algebra.Known(count);
        var members = Enumerable.Range(1, most).Select(i => new ListMember(
            graph.And(known, graph.Less(graph.Const(i - 1L), count.Value)),
            graph.False,
            new RecordColumn([new RecordCase(graph.True, new ColumnRecord(entity, Member(name, i)))], graph.False, graph.False)));
        return new ListColumn([.. members], count.Unknown, count.NotApplicable);
    }

    /// <summary>The most members of a list in columns.</summary>
    public const int MostMembers = 20;

    public static string Member(string collection, int number) => string.Create(CultureInfo.InvariantCulture, $"{collection}[{number}]");

    /// <summary>What the columns say of an element; null when they say nothing.</summary>
    public ColumnValue? Stated(ColumnRecord record, Element element, Schema entities) =>
        element.Type is FeelType.Record { Entity: var entity } ? Link($"{record.Path}.{element.Name}", entities.FindEntity(entity)!) : Find($"{record.Path}.{element.Name}", element.Type);

    /// <summary>The column of that name as a value of that type; null when there is none.</summary>
    public ColumnValue? Find(string name, FeelType type)
    {
        if (schema.IndexOf(name) is not (>= 0 and var column))
        {
            return null;
        }

        var field = schema.Fields[column];
        var notApplicable = field.MayBeNotApplicable ? graph.InputNotApplicable(column) : graph.False;
        var unknown = field.MayBeUnknown ? graph.AndNot(graph.InputUnknown(column), notApplicable) : graph.False;
        if (!Fits(field, type))
        {
            throw new NotInColumnsException($"the column {name}, which holds no {type}");
        }

        if (field.Kind == ColumnKind.Truth)
        {
            return new TruthColumn(graph.AndNot(graph.InputYes(column), graph.Or(unknown, notApplicable)), unknown, notApplicable, graph.False);
        }

        var values = graph.Input(column, field);
        values = field.Texts.IsDefault ? values : graph.Gather(values, algebra.Texts.Of(field.Texts));
        return new ScalarColumn(ColumnAlgebra.KindOf(type), values, field.Decimals, unknown, notApplicable);
    }

    private static bool Fits(ColumnField field, FeelType type) => type switch
    {
        FeelType.Boolean => field.Kind == ColumnKind.Truth,
        FeelType.Number => field.Kind != ColumnKind.Truth && field.Texts.IsDefault,
        FeelType.Date => field.Kind == ColumnKind.Whole && field.Texts.IsDefault && field.Decimals == 0,
        _ => field.Kind == ColumnKind.Whole && !field.Texts.IsDefault,
    };

    private RecordColumn? Link(string name, Entity entity)
    {
        if (Find(name, new FeelType.Text()) is not ScalarColumn code)
        {
            return null;
        }

        var known = algebra.Known(code);
        var paths = schema.Fields[schema.IndexOf(name)].Texts;
        ImmutableArray<RecordCase> cases =
        [
            .. paths.Select(path => new RecordCase(graph.And(known, graph.Equal(code.Value, graph.Const((long)algebra.Texts.Of(path)))), new ColumnRecord(entity, path))),
        ];
        return new RecordColumn(cases, code.Unknown, code.NotApplicable);
    }
}
