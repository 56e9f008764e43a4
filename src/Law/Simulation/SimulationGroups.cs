using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>The groups in which families are counted: the division, how many children, the income band, the order of birth; as far as the population has columns for them.</summary>
internal sealed class SimulationGroups
{
    /// <summary>Families with this many children or more are one group.</summary>
    public const int MostChildren = 3;

    private static readonly ImmutableArray<string> PlaceColumns = ["place", "family.place", "mother.residence", "father.residence"];

    private readonly ImmutableArray<Grouping> all;

    /// <summary>Groups of a population.</summary>
    /// <param name="schema">Its columns.</param>
    /// <param name="placesOfParts">The divisions of its parts, where they say where families live.</param>
    public SimulationGroups(ColumnSchema schema, ImmutableArray<string> placesOfParts)
    {
        Place = placesOfParts.IsEmpty ? new Grouping(schema, PlaceColumns.Select(schema.IndexOf).FirstOrDefault(c => c >= 0, -1)) : new Grouping(placesOfParts);
        Children = new Grouping(schema, schema.IndexOf("children"));
        Income = new Grouping(schema, schema.IndexOf("incomeBand"));
        all = [Place, Children, Income];
        Births = new BirthOrders(schema);
    }

    public Grouping Place { get; }

    public Grouping Children { get; }

    public Grouping Income { get; }

    /// <summary>Which child an answer is about.</summary>
    public BirthOrders Births { get; }

    /// <summary>How many families have a child or delivery of each order.</summary>
    public long[] Orders { get; } = new long[BirthOrders.Orders];

    public void Begin(ColumnBlock block)
    {
        Births.Begin(block);
        Births.Count(Orders);
        foreach (var grouping in all)
        {
            grouping.Begin(block);
        }
    }

    public void Add(SimulationGroups other)
    {
        for (var i = 0; i < all.Length; i++)
        {
            all[i].Add(other.all[i]);
        }

        for (var i = 0; i < Orders.Length; i++)
        {
            Orders[i] += other.Orders[i];
        }
    }

    /// <summary>One way to group families; the last group is of those whose group is unknown.</summary>
    public sealed class Grouping
    {
        private readonly int column;
        private ColumnVector? vector;
        private int? ofPart;

        public Grouping(ColumnSchema schema, int column)
        {
            this.column = column;
            Names = column < 0 ? [""]
                : schema.Fields[column].Texts is { IsDefault: false } texts ? [.. texts, ""]
                : [.. Enumerable.Range(0, MostChildren + 1).Select(i => i.ToString(CultureInfo.InvariantCulture)), ""];
            Families = new long[Names.Length];
        }

        /// <summary>Groups that parts belong to as a whole.</summary>
        public Grouping(ImmutableArray<string> names)
        {
            (column, Names) = (-1, [.. names.Distinct(StringComparer.Ordinal), ""]);
            Families = new long[Names.Length];
        }

        /// <summary>What each group is called.</summary>
        public ImmutableArray<string> Names { get; }

        /// <summary>How many families each has.</summary>
        public long[] Families { get; }

        /// <summary>Whether the population tells the groups apart.</summary>
        public bool IsTold => column >= 0;

        /// <summary>A part begins, whose families have that group where no column tells it.</summary>
        public void Begin(string? name) => ofPart = name is not null && Names.IndexOf(name) is var at and >= 0 ? at : Names.Length - 1;

        public void Begin(ColumnBlock block)
        {
            vector = column < 0 ? null : block[column];
            for (var row = 0; row < block.Rows; row++)
            {
                Families[Of(row)]++;
            }
        }

        /// <summary>The group of a row.</summary>
        public int Of(int row)
        {
            var unknown = Names.Length - 1;
            return vector is null ? ofPart ?? unknown : (vector.Unknown.Length > 0 && (vector.Unknown[row / 64] & (1UL << (row % 64))) != 0) ? unknown : Math.Min(vector.Wholes[row], unknown - 1);
        }

        public void Add(Grouping other)
        {
            for (var i = 0; i < Families.Length; i++)
            {
                Families[i] += other.Families[i];
            }
        }
    }
}
