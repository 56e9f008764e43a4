using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;
using Parquet;
using Parquet.Schema;

namespace Anyu.Batch;

/// <summary>Reads from the directory of a population file which facts its columns hold, in which unit, and between which numbers.</summary>
internal sealed class FileColumns(string file, ParquetReader reader, Lawbook book)
{
    /// <summary>The column of the division used for every place fact that is not stated; each family has one.</summary>
    public const string Place = "place";

    /// <summary>A column that is no fact: the band of income by which totals are divided.</summary>
    public const string IncomeBand = "incomeBand";

    private const string Children = "children";
    private const string Births = "births";
    private const int FirstYear = 1900;
    private const int LastYear = 2200;
    private const long HighestYuan = 1_000_000_000_000;

    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();
    private readonly Lazy<ImmutableArray<string>> places = new(() => [.. book.Places.All.Select(p => p.Code.ToString()).Where(c => c.Length == 6)]);

    /// <summary>The columns, or every reason why they cannot be read.</summary>
    public (ImmutableArray<FileColumn> Columns, ImmutableArray<Problem> Problems) Read()
    {
        var fields = reader.Schema.DataFields.Where(f => f.Path.Length == 1).ToArray();
        var names = fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        if (!names.Contains(Place))
        {
            problems.Add(BatchProblems.MissingColumn(file, Place, new("每个家庭都要有区划代码，用来选规定、分片和汇总。", "Each family needs its division code: it selects the law, the part and the total.")));
        }

        if (names.Contains(Children) && book.Vocabulary.Collections.ContainsKey(Births) && !names.Contains(Births))
        {
            problems.Add(BatchProblems.MissingColumn(file, Births, new("写了子女就要写分娩，否则要靠猜。", "Where children are stated their births are, or they would be guessed.")));
        }

        var columns = fields.Select(f => Column(f, names)).OfType<FileColumn>().ToImmutableArray();
        return (columns, problems.ToImmutable());
    }

    /// <summary>The greatest number of a member of the collection that has a column.</summary>
    private static int MembersIn(HashSet<string> names, string collection) =>
        names.Where(n => n.StartsWith(collection + "[", StringComparison.Ordinal))
            .Select(n => FactPaths.TryMember(n.Split('.')[0], out _, out var index) ? index : 0).DefaultIfEmpty(0).Max();

    private FileColumn? Column(DataField field, HashSet<string> names)
    {
        if (field.Name is Place or IncomeBand)
        {
            return Codes(field, field.Name == Place ? places.Value : ListOf(field) ?? [], isPlace: field.Name == Place) is { } codes
                ? Checked(codes with { IsRequired = field.Name == Place })
                : null;
        }

        if (!FactPaths.TryParse(field.Name, book.Vocabulary, out var path))
        {
            if (field.Name.Contains('.', StringComparison.Ordinal) || field.Name.Contains('[', StringComparison.Ordinal))
            {
                problems.Add(BatchProblems.UnknownColumn(file, field.Name, Nearest(field.Name)));
            }

            return null;
        }

        return Checked(
            path.Element is { } element ? OfElement(field, ElementAt(path, element), names)
            : path.Root is not null || path.Index > 0 ? Typed(field, typeof(bool), "BOOLEAN", FileForm.Truth, new ColumnField(field.Name, ColumnKind.Truth), 0, 1)
            : Count(field, MembersIn(names, path.Collection!)));
    }

    private Element ElementAt(FactPath path, string element) =>
        book.Vocabulary.Schema.FindEntity(path.Root is { } root ? book.Vocabulary.Roots[root] : book.Vocabulary.Collections[path.Collection!])!.Find(element)!;

    private string? Nearest(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0 && FactPaths.TryParse(name[..dot], book.Vocabulary, out var owner)
            && book.Vocabulary.Schema.FindEntity(owner.Root is { } root ? book.Vocabulary.Roots[root] : book.Vocabulary.Collections[owner.Collection!]) is { } entity
            && Kernel.Nearest.To(name[(dot + 1)..], entity.Elements.Select(e => e.Name)) is { } near
            ? $"{name[..dot]}.{near}"
            : null;
    }

    private FileColumn? Count(DataField field, int members)
    {
        var most = members == 0 ? FamilyStatement.MaxItems : members;
        return Typed(field, typeof(int), "INT32", FileForm.Whole, new ColumnField(field.Name, ColumnKind.Whole) { Least = 0, Most = most }, 0, most);
    }

    /// <summary>Computed elements and terms of law are not stated; texts decide nothing.</summary>
    private FileColumn? OfElement(DataField field, Element element, HashSet<string> names) => element switch
    {
        { Compute: not null } or { Law: true } or { Type: FeelType.Text } or { Name: "index" } => null,
        { Type: FeelType.Boolean } => Typed(field, typeof(bool), "BOOLEAN", FileForm.Truth, new ColumnField(field.Name, ColumnKind.Truth), 0, 1),
        { Type: FeelType.Date } => Typed(field, typeof(DateOnly), "DATE", FileForm.Date, ColumnField.Dates(field.Name), new DateOnly(FirstYear, 1, 1).DayNumber, new DateOnly(LastYear, 12, 31).DayNumber),
        { Type: FeelType.Number number } => Number(field, element, number.Unit),
        { Type: FeelType.Place } => Codes(field, places.Value, isPlace: true),
        { Type: FeelType.Code code } => Codes(field, [.. book.Vocabulary.Schema.FindCodeList(code.ListId)!.Items.Select(i => i.Code)], isPlace: false),
        { Type: FeelType.Record record } => Link(field, record.Entity, names),
        _ => null,
    };

    private FileColumn? Link(DataField field, string entity, HashSet<string> names)
    {
        var collection = book.Vocabulary.Collections.FirstOrDefault(c => c.Value == entity).Key;
        return collection is not null && Codes(field, [.. Enumerable.Range(1, MembersIn(names, collection)).Select(i => FactPaths.Member(collection, i))], isPlace: false) is { } links
            ? links with { Target = collection }
            : null;
    }

    private FileColumn? Number(DataField field, Element element, Unit unit)
    {
        var wanted = unit.ToString().ToLowerInvariant();
        var stated = reader.CustomMetadata.GetValueOrDefault("unit:" + field.Name);
        var isFen = unit == Unit.Yuan && stated == "fen";
        if (unit != Unit.One && stated != wanted && !isFen)
        {
            problems.Add(BatchProblems.WrongUnit(file, field.Name, stated, unit == Unit.Yuan ? "yuan / fen" : wanted));
            return null;
        }

        var (factor, scale) = (isFen ? 100 : 1, unit == Unit.Yuan && !isFen ? 100 : 1);
        var (least, most) = ((long)element.Least * factor, (long)(element.Most ?? HighestYuan) * factor);
        var stored = new ColumnField(field.Name, ColumnKind.Long) { Decimals = unit == Unit.Yuan ? 2 : 0, Least = least * scale, Most = most * scale };
        return field.ClrType == typeof(int)
            ? new FileColumn(field, FileForm.Whole, stored, least, most, scale)
            : Typed(field, typeof(long), "INT32 / INT64", FileForm.Long, stored, least, most) is { } column ? column with { Scale = scale } : null;
    }

    private FileColumn? Codes(DataField field, ImmutableArray<string> texts, bool isPlace)
    {
        var list = ListOf(field);
        if (field.ClrType == typeof(int) && list is { } own)
        {
            var unknown = isPlace ? own.FirstOrDefault(c => !FactValues.IsPlace(c, book)) : texts.IsEmpty ? null : own.FirstOrDefault(c => !texts.Contains(c, StringComparer.Ordinal));
            if (unknown is not null)
            {
                problems.Add(isPlace ? BatchProblems.UnknownPlace(file, RowOf(field, own.IndexOf(unknown)), field.Name, unknown) : BatchProblems.OutOfRange(file, RowOf(field, own.IndexOf(unknown)), field.Name, unknown, string.Join('、', texts)));
                return null;
            }

            return new FileColumn(field, FileForm.Code, ColumnField.Codes(field.Name, own), 0, own.Length - 1) { IsPlace = isPlace };
        }

        var column = Typed(field, typeof(ReadOnlyMemory<char>), field.Name == IncomeBand ? $"STRING / INT32 + codes:{field.Name}" : "STRING", FileForm.Text, ColumnField.Codes(field.Name, texts), 0, texts.Length - 1);
        return column is null ? null : column with { IsPlace = isPlace, Numbers = FileColumn.NumbersOf(texts) };
    }

    /// <summary>The codes that the file lists for a column of numbers, or null.</summary>
    private ImmutableArray<string>? ListOf(DataField field) =>
        reader.CustomMetadata.GetValueOrDefault("codes:" + field.Name) is { Length: > 0 } list ? [.. list.Split(',')] : null;

    private long RowOf(DataField field, int code)
    {
        using var rows = new FileRows(file, reader, RowGroupLimit(), ownsReader: false);
        return rows.FirstWith(field, code);
    }

    private int RowGroupLimit() => reader.RowGroups.Select(g => (int)Math.Min(g.RowCount, ParquetPopulation.MostRowsOfGroup)).DefaultIfEmpty(0).Max();

    private FileColumn? Typed(DataField field, Type type, string wanted, FileForm form, ColumnField fact, long least, long most)
    {
        if (field.ClrType == type && !field.IsArray && field.MaxRepetitionLevel == 0)
        {
            return new FileColumn(field, form, fact, least, most);
        }

        problems.Add(BatchProblems.WrongType(file, field.Name, $"{field.SchemaElement?.Type?.ToString() ?? field.ClrType.Name}", wanted));
        return null;
    }

    /// <summary>What the statistics of the file prove makes the columns narrower: nulls that do not occur, numbers that are small.</summary>
    private FileColumn? Checked(FileColumn? column)
    {
        if (column is null)
        {
            return null;
        }

        var statistics = reader.RowGroups.Select(g => g.GetStatistics(column.File)).ToArray();
        var mayBeUnknown = column.File.IsNullable && !column.IsRequired && !statistics.All(s => s?.NullCount == 0);
        var field = column.Field with { MayBeUnknown = mayBeUnknown };
        if (column.Form is FileForm.Date or FileForm.Whole or FileForm.Long && column.Field.Texts.IsDefault)
        {
            var (low, high) = (statistics.Select(s => Stored(column, s?.MinValue)).ToArray(), statistics.Select(s => Stored(column, s?.MaxValue)).ToArray());
            if (low.Length > 0 && low.All(v => v is not null) && high.All(v => v is not null))
            {
                var (least, most) = (Math.Max(field.Least, low.Min()!.Value), Math.Min(field.Most, high.Max()!.Value));
                field = least <= most ? field with { Least = least, Most = most } : field;
            }
        }

        return column with { Field = field.Kind == ColumnKind.Long && field.Least >= int.MinValue && field.Most <= int.MaxValue ? field with { Kind = ColumnKind.Whole } : field };
    }

    private static long? Stored(FileColumn column, object? statistic) => (column.Form, statistic) switch
    {
        (FileForm.Date, int days) => days + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber,
        (FileForm.Date, DateOnly date) => date.DayNumber,
        (_, IConvertible number and not string) => Math.Clamp(number.ToInt64(CultureInfo.InvariantCulture), column.Least, column.Most) * column.Scale,
        _ => null,
    };
}
