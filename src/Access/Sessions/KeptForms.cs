using System.Collections.Immutable;
using System.Text.Json;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>What was sent after a session had timed out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">Where it was to go: the path with its query.</param>
/// <param name="Fields">What was entered.</param>
/// <param name="KeptAt">When.</param>
public sealed record KeptForm(Guid Id, string Address, ImmutableArray<KeyValuePair<string, string>> Fields, DateTimeOffset KeptAt);

/// <summary>Keeps what somebody sent after the session had timed out, sealed, until the same account has signed in again.</summary>
public static class KeptForms
{
    /// <summary>So many are kept of one account; older ones give way.</summary>
    public const int EachAtMost = 5;

    private const string Field = "access_kept_form.content";

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(KeptForms));

    /// <summary>For how long.</summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromHours(24);

    /// <summary>Keeps a form.</summary>
    public static async Task Keep(UnitOfWork unit, FieldCipher cipher, Guid account, string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var id = unit.NewId();
        var content = JsonSerializer.Serialize(new Content(address, [.. fields.Select(field => new[] { field.Key, field.Value })]));
        await unit.Execute(Sql["forget"], new { Before = unit.Now - KeptFor });
        await unit.Execute(Sql["add"], new { Id = id, Account = account, Content = cipher.Seal(content, Field, id), unit.Now });
        await unit.Execute(Sql["trim"], new { Account = account, Most = EachAtMost });
    }

    /// <summary>What is kept of an account, latest first.</summary>
    public static async Task<IReadOnlyList<KeptForm>> Of(UnitOfWork unit, FieldCipher cipher, Guid account) =>
        [.. (await unit.Query<Row>(Sql["of"], new { Account = account, Since = unit.Now - KeptFor })).Select(row => Open(cipher, row))];

    /// <summary>Deletes one, sent again or not wanted.</summary>
    public static Task Drop(UnitOfWork unit, Guid account, Guid id) => unit.Execute(Sql["drop"], new { Account = account, Id = id });

    private static KeptForm Open(FieldCipher cipher, Row row)
    {
        var content = JsonSerializer.Deserialize<Content>(cipher.Open(row.Content, Field, row.Id)) ?? throw new InvalidOperationException("A kept form is empty.");
        return new KeptForm(row.Id, content.Address, [.. content.Fields.Select(field => KeyValuePair.Create(field[0], field[1]))], row.KeptAt);
    }

    private sealed record Content(string Address, string[][] Fields);

    private sealed record Row(Guid Id, byte[] Content, DateTimeOffset KeptAt);
}
