using System.Runtime.CompilerServices;
using Anyu.Casework;
using Anyu.Register;

namespace Anyu.Web.Cases;

/// <summary>The desks of casework and of the register for an open installation.</summary>
/// <param name="Cases">Definitions, keys, outbox.</param>
/// <param name="Register">The register's tables of names and matching, keys, outbox.</param>
internal sealed record Desks(CaseDesk Cases, RegisterDesk Register);

/// <summary>Makes the desks of an installation, once; the definitions of the content are published as it opens.</summary>
internal sealed class Clerking(Installation installation, Library library)
{
    private readonly ConditionalWeakTable<OpenInstallation, Lazy<Result<Desks>>> made = [];

    /// <summary>The desks.</summary>
    /// <exception cref="InvalidOperationException">The gate let nobody in.</exception>
    public Desks Desks => Of(installation.Open ?? throw new InvalidOperationException("The gate let nobody in.")).Value ?? throw new InvalidOperationException("The definitions cannot be read.");

    /// <summary>The desks of an installation, or what is wrong with the content.</summary>
    public Result<Desks> Of(OpenInstallation open) => made.GetValue(open, o => new Lazy<Result<Desks>>(() => Make(o))).Value;

    /// <summary>Publishes the definitions in force; null, or why they cannot be.</summary>
    public async Task<Problem?> Publish(OpenInstallation open)
    {
        var desks = Of(open);
        return desks.Value is null ? desks.Problems[0] : (await open.Database.Write(unit => Versions.Publish(unit, desks.Value.Cases.Shelf))).FirstOrDefault();
    }

    private Result<Desks> Make(OpenInstallation open)
    {
        var shelf = ServiceShelf.Load(library.Book);
        var register = RegisterContent.Load(library.Book.Root);
        if (shelf.Value is null || register.Value is null)
        {
            return Result<Desks>.Failure([.. shelf.Problems, .. register.Problems]);
        }

        var persons = new RegisterDesk(register.Value, open.Cipher, open.Outbox);
        return Result<Desks>.Success(new Desks(new CaseDesk(shelf.Value, open.Cipher, open.Outbox) { Register = persons }, persons));
    }
}
