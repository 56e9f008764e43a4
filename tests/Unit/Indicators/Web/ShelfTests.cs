using System.Text;
using Anyu.Indicators;
using Anyu.Store;
using Anyu.Web.Indicators;
using Xunit;

namespace Anyu.Unit.Indicators.Web;

/// <summary>What pages read: the samples while the database is empty, then the database, and each import without a restart.</summary>
public sealed class ShelfTests
{
    [Fact]
    public async Task Pages_read_the_database_as_soon_as_a_table_is_in_it()
    {
        var folder = Directory.CreateTempSubdirectory("anyu-shelf-");
        try
        {
            var opened = await Database.Open(Path.Combine(folder.FullName, "anyu.db"), [IndicatorsModule.Migrations], TimeProvider.System);
            await using var database = opened.Value!;
            var shelf = new IndicatorShelf(new Anyu.Web.Hosting.Library(Law.Library.Book, []), TimeProvider.System, () => Task.FromResult<Database?>(database));
            var empty = await shelf.Now();
            Assert.False(empty.Kept);
            Assert.True(empty.Engine!.Release.Book.Sets.All(s => s.Synthetic));

            await Keep(database, "first", 300);
            var first = await Until(shelf, 1);
            Assert.True(first.Kept);
            Assert.Equal(300, Births(first));

            await Keep(database, "second", 310);
            Assert.Equal(310, Births(await Until(shelf, 2)));
            Assert.Equal(2, (await PublishRelease.Memory(database, Audience.Public)).Latest);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static long Births(ShelfView view) => view.Engine!.Value(view.Catalogue!.Indicators["births"], Sample.Townships[0], Period.OfYear(2024)) is IndicatorValue.Counted counted ? counted.Count : -1;

    private static async Task<ShelfView> Until(IndicatorShelf shelf, long sets)
    {
        for (var round = 0; round < 600; round++)
        {
            if (await shelf.Now(TestContext.Current.CancellationToken) is var view && view.Sets == sets)
            {
                return view;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The shelf did not take the new table.");
    }

    private static async Task Keep(Database database, string id, long births)
    {
        var table = TableImport.Open(Encoding.UTF8.GetBytes($"place,period,series,count,sex,order,mother-age,age\n{Sample.Townships[0]},2024,live-births,{births},,,,\n"), id + ".csv", null).Value!;
        var mapping = Sample.Catalogue.Mappings["long-table"];
        var report = new TableImport(Sample.Catalogue, Law.Library.Book.Places, PlaceChanges.Of(Law.Library.Book, new Anyu.Kernel.ProblemSink())).Read(table, mapping, id, Sample.County).Value!;
        Assert.Empty(await KeepDataSet.Run(database, new DataSet(id, mapping.Title, id + ".csv", "", mapping.Id, new DateOnly(2026, 1, id.Length), Synthetic: false, Sample.County), report, "甲"));
    }
}
