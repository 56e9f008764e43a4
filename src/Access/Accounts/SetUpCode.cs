using System.Security.Cryptography;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Gives a member of staff a secret for a code generator. It counts once a first code was entered.</summary>
public static class SetUpCode
{
    internal const string Field = "access_account.code_secret";

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(SetUpCode));

    /// <summary>The secret to type into the generator, in groups of four; the same until it is confirmed. Null once it is: then it is never shown again.</summary>
    public static async Task<string?> Run(UnitOfWork unit, FieldCipher cipher, Account account)
    {
        if (account.HasSecondFactor)
        {
            return null;
        }

        var fresh = Convert.ToHexString(RandomNumberGenerator.GetBytes(TimedCode.SecretBytes));
        await unit.Execute(Sql["begin"], new { account.Id, Secret = cipher.Seal(fresh, Field, account.Id) });
        var kept = await unit.Get<byte[]>(Sql["secret"], new { account.Id });
        return TimedCode.ToText(Convert.FromHexString(cipher.Open(kept, Field, account.Id)));
    }

    /// <summary>Takes the generator from an account, whose phone was lost: the next sign-in sets up another. Its sessions end.</summary>
    public static async Task<Kernel.Problem?> Reset(UnitOfWork unit, Actor actor, Guid account)
    {
        if (actor.Need(AccessPermissions.Administer) is { } problem)
        {
            unit.Record(actor.Entry(actor.Scope.From, "access.code.refused", account.ToString("D"), problem.Code));
            return problem;
        }

        var posts = await Posts.HeldBy(unit, account);
        if (posts.Count == 0 || posts.Any(post => !actor.Scope.Contains(post.Scope)))
        {
            unit.Record(actor.Entry(actor.Scope.From, "access.code.refused", account.ToString("D"), AccessProblems.NotHere().Code));
            return AccessProblems.NotHere();
        }

        await unit.Execute(Sql["reset"], new { Id = account });
        await unit.Execute(Sql["end-sessions"], new { Id = account, unit.Now });
        unit.Record(actor.Entry(posts[0].Scope.From, "access.code.reset", account.ToString("D")));
        return null;
    }
}
