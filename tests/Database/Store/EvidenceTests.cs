using Anyu.Store;
using Xunit;
using static Anyu.DatabaseTests.TestDatabase;

namespace Anyu.DatabaseTests.Store;

public sealed class EvidenceTests
{
    private const string Log = "county";

    private static readonly KeyRing Ring = KeyRing.New(CryptoSuite.International, TimeProvider.System);
    private static readonly MigrationSet Tables = Module("test", "create table test_a (n {whole} not null) {strict};");

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Evidence_is_stored_with_the_row_or_not_at_all(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        await database.Write(async unit =>
        {
            await unit.Execute(Sql("insert into test_a (n) values (1)"));
            unit.Record(Entry("kept"));
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Write(unit =>
        {
            unit.Record(Entry("lost"));
            throw new InvalidOperationException();
        }));
        await database.Write(unit =>
        {
            unit.Record(Entry("abandoned"));
            unit.Abandon();
            return Task.CompletedTask;
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Read(unit =>
        {
            unit.Record(Entry("unwritten"));
            return Task.FromResult(true);
        }));
        var report = await Verify(database);
        Assert.Equal((1, 1L), (report.Logs, report.Rows));
        Assert.Empty(report.Findings);
        Assert.Equal(["kept"], (await database.Read(unit => EvidenceLog.About(unit, "person-1"))).Select(record => record.Entry.Action));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Many_writers_at_once_make_one_unbroken_chain_in_each_log(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        await using var second = await room.Open(Tables);
        await Task.WhenAll(Enumerable.Range(0, 48).Select(i => Task.Run(() => (i % 2 == 0 ? database : second).Write(unit =>
        {
            foreach (var log in i % 3 == 0 ? new[] { "b", "a" } : ["a", "b", "a"])
            {
                unit.Record(Entry("write") with { Log = log });
            }

            return Task.CompletedTask;
        }))));
        var report = await Verify(database);
        Assert.Empty(report.Findings);
        Assert.Equal((2, (16 * 2) + (32 * 3)), (report.Logs, (int)report.Rows));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task What_many_readers_tell_at_once_is_stored_in_few_units_before_they_go_on(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(async () =>
        {
            await database.Tell(Entry($"search-{i}"));
            Assert.Contains($"search-{i}", (await database.Read(unit => EvidenceLog.About(unit, "person-1"))).Select(record => record.Entry.Action));
        })));
        var records = await database.Read(unit => EvidenceLog.About(unit, "person-1"));
        Assert.Equal(100, records.Select(record => record.Entry.Action).Distinct().Count());
        Assert.InRange(records.Select(record => record.At).Distinct().Count(), 1, 50);
        Assert.Empty((await Verify(database)).Findings);
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_reader_whose_evidence_cannot_be_stored_is_told_and_the_next_one_is_not_held_up(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        await database.Write(unit => unit.Execute(Sql("alter table store_evidence rename to elsewhere")));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.Tell(Entry("lost")));
        await database.Write(unit => unit.Execute(Sql("alter table elsewhere rename to store_evidence")));
        await database.Tell(Entry("kept"));
        Assert.Equal(["kept"], (await database.Read(unit => EvidenceLog.About(unit, "person-1"))).Select(record => record.Entry.Action));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Proofs_over_a_long_log_verify_without_the_database_and_only_unchanged(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open();
        await Write(database, 300);
        var earlier = await database.Write(unit => EvidenceLog.Checkpoint(unit, Log, Ring));
        await Write(database, 723);
        var later = await database.Write(unit => EvidenceLog.Checkpoint(unit, Log, Ring));
        Assert.Equal((300, 1023), (earlier.Size, later.Size));
        foreach (var position in new[] { 0L, 255, 256, 511, 767, 1022 })
        {
            var text = (await database.Read(unit => EvidenceLog.Receipt(unit, Log, position, later.Size)))!.ToText();
            var receipt = EvidenceReceipt.Parse(text)!;
            Assert.True(receipt.Verifies(Ring.PublicKeys));
            Assert.False(receipt.Verifies(KeyRing.New(CryptoSuite.International, TimeProvider.System).PublicKeys));
            var record = receipt.Record;
            Assert.False((receipt with { Record = record with { Position = position ^ 1 } }).Verifies(Ring.PublicKeys));
            Assert.False((receipt with { Record = record with { At = record.At.AddMicroseconds(1) } }).Verifies(Ring.PublicKeys));
            Assert.False((receipt with { Record = record with { Entry = record.Entry with { Purpose = "another" } } }).Verifies(Ring.PublicKeys));
            Assert.False((receipt with { Checkpoint = earlier }).Verifies(Ring.PublicKeys));
        }

        Assert.Null(await database.Read(unit => EvidenceLog.Receipt(unit, Log, 1023, later.Size)));
        Assert.Null(await database.Read(unit => EvidenceLog.Receipt(unit, Log, 0, 17)));
        var proof = await database.Read(unit => EvidenceLog.Consistency(unit, Log, earlier.Size, later.Size));
        Assert.True(EvidenceLog.Continues(earlier, later, proof));
        Assert.False(EvidenceLog.Continues(earlier with { Root = later.Root }, later, proof));
        Assert.Empty((await Verify(database)).Findings);
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_log_of_the_Chinese_suite_is_signed_and_verified(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open();
        var ring = Ring.Rotate(CryptoSuite.ShangMi, TimeProvider.System);
        Assert.True(await database.Write(unit => EvidenceLog.Prepare(unit, Log, CryptoSuite.ShangMi)));
        await Write(database, 20);
        var checkpoint = await database.Write(unit => EvidenceLog.Checkpoint(unit, Log, ring));
        Assert.Equal((CryptoSuite.ShangMi, 2), (checkpoint.Suite, checkpoint.KeyNumber));
        var read = EvidenceCheckpoint.Parse(checkpoint.ToText())!;
        Assert.True(read.Verifies(ring.PublicKeys));
        Assert.False((read with { Size = 21 }).Verifies(ring.PublicKeys));
        Assert.Empty((await EvidenceVerifier.Verify(database, ring.PublicKeys, [read])).Findings);
        Assert.False(await database.Write(unit => EvidenceLog.Prepare(unit, Log, CryptoSuite.International)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("anyu evidence checkpoint 1\ncounty\ninternational\nx\nAAAA\n2025-01-01T00:00:00.000000Z\n1 AAAA\n")]
    [InlineData("anyu evidence checkpoint 1\ncounty\nnone\n1\nAAAA\n2025-01-01T00:00:00.000000Z\n1 AAAA\n")]
    [InlineData("anyu evidence checkpoint 1\ncounty\ninternational\n1\n!\n2025-01-01T00:00:00.000000Z\n1 AAAA\n")]
    public void What_is_no_checkpoint_is_not_read_as_one(string text) => Assert.Null(EvidenceCheckpoint.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"position":0,"at":"x","entry":{"log":"a","actor":"a","action":"a","subject":"a","purpose":"a","detail":"a"},"path":[],"checkpoint":"x"}""")]
    public void What_is_no_receipt_is_not_read_as_one(string text) => Assert.Null(EvidenceReceipt.Parse(text));

    internal static EvidenceEntry Entry(string action) => new(Log, "post-7", action, "person-1", "case-3", "㛃 detail");

    internal static Task Write(Anyu.Store.Database database, int entries) => database.Write(unit =>
    {
        for (var i = 0; i < entries; i++)
        {
            unit.Record(Entry($"read-{i}"));
        }

        return Task.CompletedTask;
    });

    private static Task<EvidenceReport> Verify(Anyu.Store.Database database) => EvidenceVerifier.Verify(database, Ring.PublicKeys, []);
}
