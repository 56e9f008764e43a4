using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Checks a code and, when it is right, notes the second proof in the session.</summary>
public static class EnterCode
{
    /// <summary>So many wrong codes in a row lock the account.</summary>
    public const int FailuresAtMost = 5;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(EnterCode));

    /// <summary>For how long it is locked.</summary>
    public static TimeSpan LockedFor { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Does it, or says why not: <c>ACC-0030</c> no generator, <c>ACC-0031</c> wrong or used, <c>ACC-0032</c> locked.</summary>
    public static async Task<Problem?> Run(UnitOfWork unit, FieldCipher cipher, SignedIn who, string code)
    {
        var state = await unit.Get<CodeRow>(Sql["state"], new { who.Account.Id });
        if (state.CodeSecret is null)
        {
            return AccessProblems.NoGenerator();
        }

        if (state.CodeLockedUntil > unit.Now)
        {
            return AccessProblems.CodeLocked(state.CodeLockedUntil.Value);
        }

        var secret = Convert.FromHexString(cipher.Open(state.CodeSecret, SetUpCode.Field, who.Account.Id));
        return TimedCode.Match(secret, code, unit.Now, state.CodeStep) is { } step ? await Accept(unit, who, step) : await Refuse(unit, who, state);
    }

    private static async Task<Problem?> Accept(UnitOfWork unit, SignedIn who, long step)
    {
        if (await unit.Execute(Sql["accept"], new { who.Account.Id, Step = step, unit.Now }) == 0)
        {
            return AccessProblems.WrongCode();
        }

        await unit.Execute(Sql["prove"], new { who.Session.Id });
        unit.Record(Entry(who, "access.code.accepted"));
        return null;
    }

    private static async Task<Problem> Refuse(UnitOfWork unit, SignedIn who, CodeRow state)
    {
        var failures = state.CodeFailures + 1;
        var locked = failures >= FailuresAtMost ? unit.Now + LockedFor : (DateTimeOffset?)null;
        await unit.Execute(Sql["refuse"], new { who.Account.Id, Failures = locked is null ? failures : 0, LockedUntil = locked });
        unit.Record(Entry(who, locked is null ? "access.code.refused" : "access.code.locked"));
        return locked is null ? AccessProblems.WrongCode() : AccessProblems.CodeLocked(locked.Value);
    }

    private static EvidenceEntry Entry(SignedIn who, string action) => new(
        Actor.LogOf(who.Posts is [var first, ..] ? first.Scope.From : PlaceRange.Nation.From), $"account:{who.Account.Id:D}", action, who.Session.Id.ToString("D"), "duty:sign-in");

    private sealed record CodeRow(byte[]? CodeSecret, long CodeStep, int CodeFailures, DateTimeOffset? CodeLockedUntil);
}
