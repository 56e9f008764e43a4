using Anyu.Access;
using Anyu.Batch;
using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Cli;

/// <summary>The families of a register's database, as a command of an operator reads them: for the purpose <c>program:batch</c>.</summary>
internal static class RegisteredFamilies
{
    /// <summary>Spouses may live anywhere; the place asked says whose families are read.</summary>
    private static readonly Actor Reader = Actor.OfProgram("batch", PlaceRange.Nation, RegisterPermissions.Read);

    /// <summary>Opens the database and finds the families of the place asked, works, and closes; problems are written.</summary>
    public static ExitCode With(Invocation call, Func<Lawbook, IPopulation, ExitCode> work) => RegisterDatabase.With(call, async (register, database, _) =>
    {
        if (Desk(call, register) is not { } desk)
        {
            return ExitCode.Refused;
        }

        var found = await RegisterPopulation.Open(database, desk, Reader, PlaceOf(call));
        return found.Value is { } families ? work(desk.Shelf.Book, families) : call.Refuse(found.Problems);
    }, mayCreate: false);

    /// <summary>The desk of casework, or null with the problems written.</summary>
    public static CaseDesk? Desk(Invocation call, RegisterDesk register)
    {
        if (call.Load() is not { } book)
        {
            return null;
        }

        var (shelf, keys) = (ServiceShelf.Load(book), RegisterDatabase.Keys(call));
        if (shelf.Value is not null && keys.Value is not null)
        {
            return new CaseDesk(shelf.Value, new FieldCipher(keys.Value), RegisterDatabase.Silent) { Register = register };
        }

        call.Refuse(shelf.Value is null ? shelf.Problems : keys.Problems);
        return null;
    }

    private static PlaceCode PlaceOf(Invocation call) => call.Arguments["--place"] is { } code && PlaceCode.TryParse(code, out var place, out _) ? place : PlaceCode.Nation;
}
