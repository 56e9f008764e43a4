using Anyu.Store;
using CsCheck;
using Xunit;
using static Anyu.DatabaseTests.TestDatabase;

namespace Anyu.DatabaseTests.Store;

/// <summary>Someone with the database's password changes the log behind the program's back; the verifier says what and where.</summary>
public sealed class TamperTests
{
    private const int Size = 40;

    private static readonly KeyRing Ring = KeyRing.New(CryptoSuite.International, TimeProvider.System);

    /// <summary>What is done, and what is to be found; on both systems.</summary>
    private static readonly (string Tampering, string Expected)[] Both =
    [
        ("update store_evidence set at = (select max(at) from store_evidence) where position = 17", "Altered 17"),
        ("delete from store_evidence where position = 17", "Missing 17"),
        (
            "update store_evidence set position = -1 where position = 17; "
            + "update store_evidence set position = 17 where position = 25; "
            + "update store_evidence set position = 25 where position = -1",
            "Moved 17, Moved 25"),
        (
            "update store_evidence set position = position + 1000 where position >= 17; "
            + "update store_evidence set position = position - 999 where position >= 1000; "
            + "insert into store_evidence select log, 17, at, actor, 'forged', subject, purpose, detail, leaf, chain from store_evidence where position = 3",
            "Inserted 17"),
        ("update store_evidence_checkpoint set key_number = 9", "Unsigned 30"),
    ];

    /// <summary>The like, on one system, since the verifier reads both in the same way.</summary>
    private static readonly (string Tampering, string Expected)[] One =
    [
        ("update store_evidence set leaf = (select leaf from store_evidence where position = 3) where position = 17", "Altered 17"),
        ("update store_evidence set chain = leaf where position = 17", "Unlinked 17, Unlinked 18"),
        ("delete from store_evidence where position = 0", "Missing 0"),
        ("delete from store_evidence where position = 39", "Missing 39"),
        ("delete from store_evidence where position between 10 and 20", "Missing 10"),
        ("delete from store_evidence", "Missing 0"),
        (
            "delete from store_evidence where position = 17; "
            + "update store_evidence set position = position - 1000 where position > 17; "
            + "update store_evidence set position = position + 999 where position < 0",
            "Missing 17, Missing 39"),
        ("insert into store_evidence select log, 40, at, actor, 'forged', subject, purpose, detail, leaf, chain from store_evidence where position = 39", "Altered 40"),
        ("insert into store_evidence select log, -2, at, actor, action, subject, purpose, detail, leaf, chain from store_evidence where position = 39", "Inserted -2"),
        ("update store_evidence_head set size = 39", "Inserted 39"),
        ("update store_evidence_head set chain = frontier", "Unlinked 39"),
        ("update store_evidence_head set suite = 'none'", "Unlinked 0"),
        ("delete from store_evidence_head", "Unlinked 0"),
        ("update store_evidence_checkpoint set root = signature", "Unsigned 30"),
        ("update store_evidence_checkpoint set size = 29", "Unsigned 29"),
        (
            "delete from store_evidence_node; "
            + "insert into store_evidence_node select log, 8, 0, leaf from store_evidence where position = 0",
            "Unlinked 39"),
        ("update store_evidence set at = 'yesterday' where position = 17", "Altered 17"),
    ];

    public static TheoryData<DatabaseSystem, string, string> Tampering
    {
        get
        {
            var cases = new TheoryData<DatabaseSystem, string, string>();
            foreach (var column in new[] { "actor", "action", "subject", "purpose", "detail" })
            {
                cases.Add(DatabaseSystem.Sqlite, $"update store_evidence set {column} = {column} || 'x' where position = 17", "Altered 17");
            }

            foreach (var (done, expected) in Both)
            {
                cases.Add(DatabaseSystem.Sqlite, done, expected);
                cases.Add(DatabaseSystem.Postgres, done, expected);
            }

            foreach (var (done, expected) in One)
            {
                cases.Add(DatabaseSystem.Sqlite, done, expected);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task What_was_done_is_found_and_named(DatabaseSystem system, string tampering, string expected)
    {
        await using var room = await Fresh(system);
        await using var database = await Signed(room);
        Assert.Empty((await EvidenceVerifier.Verify(database, Ring.PublicKeys, [])).Findings);
        await database.Write(unit => unit.Execute(Sql(tampering)));
        var report = await EvidenceVerifier.Verify(database, Ring.PublicKeys, []);
        Assert.Equal(expected, string.Join(", ", report.Findings.Select(finding => $"{finding.Fault} {finding.Position}")));
    }

    [Fact]
    public async Task A_log_rewritten_as_a_whole_contradicts_its_checkpoint()
    {
        await using var room = await Fresh(DatabaseSystem.Sqlite);
        await using var database = await Signed(room);
        var kept = await database.Write(unit => EvidenceLog.Checkpoint(unit, "county", Ring));

        // The forger runs the writer itself over other entries, and puts the honest checkpoints back.
        var signed = Sql("create table test_kept as select * from store_evidence_checkpoint");
        await database.Write(unit => unit.Execute(signed));
        foreach (var table in new[] { "store_evidence", "store_evidence_head", "store_evidence_node", "store_evidence_checkpoint" })
        {
            await database.Write(unit => unit.Execute(Sql($"delete from {table}")));
        }

        await EvidenceTests.Write(database, 12);
        await database.Write(unit =>
        {
            unit.Record(EvidenceTests.Entry("forged"));
            return Task.CompletedTask;
        });
        await EvidenceTests.Write(database, 40);
        Assert.Empty((await EvidenceVerifier.Verify(database, Ring.PublicKeys, [])).Findings);
        var elsewhere = await EvidenceVerifier.Verify(database, Ring.PublicKeys, [kept]);
        Assert.Equal([(EvidenceFault.Rewritten, 0L)], elsewhere.Findings.Select(finding => (finding.Fault, finding.Position)));
        await database.Write(unit => unit.Execute(Sql("insert into store_evidence_checkpoint select * from test_kept")));
        var inside = await EvidenceVerifier.Verify(database, Ring.PublicKeys, []);
        Assert.Equal(EvidenceFault.Rewritten, inside.Findings[0].Fault);
        Assert.All(inside.Findings, finding => Assert.Equal("STO-0025", finding.Problem.Code));
    }

    [Fact]
    public async Task A_log_that_vanished_or_was_cut_back_is_missed_by_a_checkpoint_kept_elsewhere()
    {
        await using var room = await Fresh(DatabaseSystem.Sqlite);
        await using var database = await Signed(room);
        var kept = await database.Write(unit => EvidenceLog.Checkpoint(unit, "county", Ring));
        foreach (var table in new[] { "store_evidence", "store_evidence_head", "store_evidence_node", "store_evidence_checkpoint" })
        {
            await database.Write(unit => unit.Execute(Sql($"delete from {table}")));
        }

        Assert.Empty((await EvidenceVerifier.Verify(database, Ring.PublicKeys, [])).Findings);
        var gone = Assert.Single((await EvidenceVerifier.Verify(database, Ring.PublicKeys, [kept])).Findings);
        Assert.Equal((EvidenceFault.Missing, 0L, "STO-0021"), (gone.Fault, gone.Position, gone.Problem.Code));
        await EvidenceTests.Write(database, 20);
        var cut = Assert.Single((await EvidenceVerifier.Verify(database, Ring.PublicKeys, [kept])).Findings);
        Assert.Equal((EvidenceFault.Missing, 20L), (cut.Fault, cut.Position));
    }

    /// <summary>Whatever single column of whatever row changes, something is found.</summary>
    [Fact]
    public async Task Any_single_change_is_found()
    {
        string[] columns = ["log", "at", "actor", "action", "subject", "purpose", "detail", "leaf", "chain"];
        await using var room = await Fresh(DatabaseSystem.Sqlite);
        await using var database = await Signed(room);
        await Gen.Select(Gen.Int[0, Size - 1], Gen.Int[0, columns.Length - 1]).SampleAsync(async (position, column) =>
        {
            await database.Write(async unit =>
            {
                await unit.Execute(Sql("drop table if exists test_row"));
                await unit.Execute(Sql("create table test_row as select * from store_evidence where position = @Position"), new { Position = position });
                var value = columns[column] is "leaf" or "chain" ? "zeroblob(32)" : $"{columns[column]} || '1'";
                await unit.Execute(Sql($"update store_evidence set {columns[column]} = {value} where position = @Position"), new { Position = position });
            });
            var found = (await EvidenceVerifier.Verify(database, Ring.PublicKeys, [])).Findings;
            Assert.Contains(found, finding => finding.Position == position || finding.Log != "county");
            await database.Write(async unit =>
            {
                await unit.Execute(Sql("delete from store_evidence where position = @Position"), new { Position = position });
                await unit.Execute(Sql("insert into store_evidence select * from test_row"));
                await unit.Execute(Sql("drop table test_row"));
            });
            Assert.Empty((await EvidenceVerifier.Verify(database, Ring.PublicKeys, [])).Findings);
        }, iter: 60, threads: 1);
    }

    private static async Task<Anyu.Store.Database> Signed(TestDatabase room)
    {
        var database = await room.Open();
        await EvidenceTests.Write(database, 30);
        await database.Write(unit => EvidenceLog.Checkpoint(unit, "county", Ring));
        await EvidenceTests.Write(database, Size - 30);
        return database;
    }
}
