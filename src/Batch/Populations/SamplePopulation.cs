using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Batch;

/// <summary>
/// Made-up families for trying things out: seeded, every fact of the vocabulary stated, children of the last sixteen years. The shares are round guesses, not statistics,
/// and no family is of a real person. A part for each county of the provinces that have law in the library; the families of a county are the same whatever else is asked.
/// </summary>
public sealed class SamplePopulation : IPopulation
{
    /// <summary>The most families.</summary>
    public const long MostFamilies = 1_000_000_000;

    private const int MostChildren = 3;
    private readonly ImmutableArray<SampleColumn> columns;
    private readonly long families;

    private SamplePopulation(ColumnSchema schema, ImmutableArray<SampleColumn> columns, ImmutableArray<PopulationPart> parts, long families) =>
        (Schema, this.columns, Parts, this.families) = (schema, columns, parts, families);

    /// <inheritdoc/>
    public ColumnSchema Schema { get; }

    /// <inheritdoc/>
    public ImmutableArray<PopulationPart> Parts { get; }

    /// <summary>What tells this population from another.</summary>
    public string Fingerprint => string.Create(CultureInfo.InvariantCulture, $"sample {families} {Schema.Fields.Length}");

    /// <summary>A population of that many families.</summary>
    /// <param name="book">The lawbook whose facts are stated.</param>
    /// <param name="families">How many, 1 to <see cref="MostFamilies"/>.</param>
    public static SamplePopulation Of(Lawbook book, long families)
    {
        ImmutableArray<string> places = [.. PlacesOf(book)];
        var members = book.Vocabulary.Collections.ToDictionary(c => c.Key, c => c.Value is "child" or "birth" ? MostChildren : 1, StringComparer.Ordinal);
        var income = ColumnField.Codes("incomeBand", ["low", "middle", "high"]);
        var schema = new ColumnSchema([.. FamilyRows.SchemaOf(book, members, places).Fields.Select(Stated), income]);
        var parts = ImmutableArray.CreateBuilder<PopulationPart>(places.Length);
        for (var i = 0; i < places.Length; i++)
        {
            var (from, until) = (families * i / places.Length, families * (i + 1) / places.Length);
            parts.Add(new PopulationPart(i, places[i], from, until - from));
        }

        return new SamplePopulation(schema, [.. schema.Fields.Select((f, i) => SampleColumn.Of(schema, i))], parts.ToImmutable(), families);
    }

    /// <inheritdoc/>
    public IPartBlocks Open(PopulationPart part) => new Blocks(Schema, columns, part);

    private static IEnumerable<string> PlacesOf(Lawbook book)
    {
        var provinces = book.Documents.Values.Select(d => PlaceCode.Parse(d.Place)).Where(p => p != PlaceCode.Nation).Select(p => p.At(PlaceLevel.Province)).Distinct().Order();
        return provinces.SelectMany(p => book.Places.All.Where(c => c.Level == PlaceLevel.County && !c.IsGrouping && c.Code.IsWithin(p))).Select(c => c.Code.ToString());
    }

    private static ColumnField Stated(ColumnField field) => field with { MayBeUnknown = false, MayBeNotApplicable = field.MayBeNotApplicable };

    private sealed class Blocks(ColumnSchema schema, ImmutableArray<SampleColumn> columns, PopulationPart part) : IPartBlocks
    {
        private long next;

        public ColumnSchema Schema => schema;

        public bool Next(ColumnBlock block)
        {
            block.FirstRow = part.FirstFamily + next;
            block.Rows = (int)Math.Min(ColumnBlock.MaxRows, part.Families - next);
            for (var column = 0; column < columns.Length; column++)
            {
                columns[column].Fill(block, column, part.Number);
            }

            next += block.Rows;
            return block.Rows > 0;
        }

        public string ReferenceOf(long family) => family.ToString(CultureInfo.InvariantCulture);

        public void Dispose()
        {
        }
    }
}
