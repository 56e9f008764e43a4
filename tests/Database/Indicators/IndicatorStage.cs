using System.Collections.Immutable;
using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Law;
using Xunit;

namespace Anyu.DatabaseTests.Indicators;

/// <summary>The real definitions, and small made-up tables read through a real mapping.</summary>
internal static class IndicatorStage
{
    private static readonly Lazy<Lawbook> Book = new(() => LawLibrary.Load(Repository.At("content")).Book ?? throw new InvalidOperationException("content cannot be read"));
    private static readonly Lazy<IndicatorCatalogue> Definitions = new(() => IndicatorCatalogue.Load(Book.Value).Value ?? throw new InvalidOperationException("indicators cannot be read"));

    public static Lawbook Law => Book.Value;

    public static IndicatorCatalogue Catalogue => Definitions.Value;

    /// <summary>A county with townships, whichever the division tree has.</summary>
    public static PlaceCode County { get; } = PlaceCode.Parse("371581");

    public static ImmutableArray<PlaceCode> Townships => [.. Law.Places.ChildrenOf(County).Select(p => p.Code).Take(3)];

    /// <summary>A long table of live births and infant deaths by township and year.</summary>
    public static (DataSet Set, ImportReport Report) Table(string id, DateOnly imported, params (int Town, string Period, string Series, long Value)[] rows)
    {
        var text = "place,period,series,count,sex,order,mother-age,age\n" + string.Concat(rows.Select(r => $"{Townships[r.Town]},{r.Period},{r.Series},{r.Value},,,,\n"));
        var mapping = Catalogue.Mappings["long-table"];
        var table = TableImport.Open(System.Text.Encoding.UTF8.GetBytes(text), id + ".csv", null);
        var read = new TableImport(Catalogue, Law.Places, new PlaceHistory(Law.Places, [])).Read(table.Value!, mapping, id, County);
        Assert.True(read.Succeeded, string.Join('\n', read.Problems));
        return (new DataSet(id, new("测试表", "test table"), id + ".csv", "00", mapping.Id, imported, Synthetic: true, County), read.Value);
    }

    /// <summary>Births of three townships, year by year.</summary>
    public static (int Town, string Period, string Series, long Value)[] Births(int year, params long[] values) =>
        [.. values.Select((v, town) => (town, year.ToString(System.Globalization.CultureInfo.InvariantCulture), "live-births", v))];
}
