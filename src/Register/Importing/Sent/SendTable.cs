using System.Security.Cryptography;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>
/// Takes a table of persons by the page: it is kept in encrypted pieces, and its dry run waits in a queue. What was sent earlier and never imported is given up after some days.
/// </summary>
/// <param name="Id">Made by the sender: sent twice is one table.</param>
/// <param name="File">The name of the file.</param>
/// <param name="Sheet">The sheet of a workbook, or null for the first.</param>
/// <param name="Agency">From whom it comes.</param>
/// <param name="Body">The file; it can be sought.</param>
public sealed record SendTable(Guid Id, string File, string? Sheet, string Agency, Stream Body)
{
    /// <summary>The largest file.</summary>
    public const long BytesAtMost = 256L * 1024 * 1024;

    private const int PieceBytes = 1 << 19;
    private const int HeadBytes = 1 << 16;

    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <returns>Null, or why not: <c>ACC-0001</c>, <c>REG-0212</c>, <c>REG-0213</c>, <c>KRN-0024</c>. Nothing is kept then but evidence.</returns>
    public async Task<Problem?> Run(RegisterDesk desk, UnitOfWork unit, Actor actor)
    {
        if ((actor.Need(RegisterPermissions.Import) ?? await Refusal()) is { } problem)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "register.import.refused", Id.ToString("D"), problem.Code));
            return problem;
        }

        await DropTable.Old(desk, unit);
        var row = new
        {
            Id, File = SentName.Of(File, "table"), Sheet = string.IsNullOrWhiteSpace(Sheet) ? null : Sheet.Trim(), Agency, Bytes = Body.Length, Digest = await Digest(),
            AskedBy = actor.Account, AskedPost = actor.Post, actor.ScopeFrom, actor.ScopeTo, unit.Now,
        };
        if (await unit.Execute(SentTables.Sql["add"], row) == 0)
        {
            return null;
        }

        await Keep(desk, unit);
        await SentTables.Enqueue(unit, Id);
        unit.Record(actor.Entry(actor.ScopeFrom, "register.import.sent", Id.ToString("D"), row.Digest));
        return null;
    }

    private async Task<Problem?> Refusal()
    {
        if (Body.Length == 0)
        {
            return RegisterProblems.NoTableSent();
        }

        if (Body.Length > BytesAtMost)
        {
            return RegisterProblems.TableTooLarge(BytesAtMost);
        }

        Body.Position = 0;
        var head = new byte[HeadBytes];
        var length = await Body.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false);
        return TableStream.Refuse(head.AsSpan(0, length), SentName.Of(File, "table"));
    }

    private async Task<string> Digest()
    {
        Body.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(Body));
    }

    private async Task Keep(RegisterDesk desk, UnitOfWork unit)
    {
        Body.Position = 0;
        var piece = new byte[PieceBytes];
        for (var sequence = 0L; await Body.ReadAtLeastAsync(piece, PieceBytes, throwOnEndOfStream: false) is > 0 and var length; sequence++)
        {
            var id = unit.NewId();
            var body = Convert.FromBase64String(desk.Secrets.Seal(SentTables.PieceField, id, Convert.ToBase64String(piece, 0, length)));
            await unit.Execute(SentTables.Sql["add-piece"], new { Id = id, TableId = Id, Sequence = sequence, Body = body });
        }
    }
}
