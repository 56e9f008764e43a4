using System.Data.Common;
using Anyu.Kernel;

namespace Anyu.Store;

/// <summary>What a unit of work is for.</summary>
internal enum UnitKind
{
    /// <summary>It reads one state.</summary>
    Read,

    /// <summary>It may write.</summary>
    Write,

    /// <summary>It adds rows by the ten thousand.</summary>
    Load,
}

/// <summary>One of the two database systems: how to connect, begin and understand what it says.</summary>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>What it writes differently.</summary>
    Dialect Dialect { get; }

    /// <summary>The file, or the server and database without the password.</summary>
    string Where { get; }

    /// <summary>An open connection, ready for use.</summary>
    Task<DbConnection> Connect(UnitKind kind, CancellationToken stop);

    /// <summary>Waits for its turn to write, where there is one writer at a time.</summary>
    Task<IDisposable> Turn(CancellationToken stop);

    /// <summary>Begins a transaction that writes, or one that sees a single state.</summary>
    Task<DbTransaction> Begin(DbConnection connection, UnitKind kind, CancellationToken stop);

    /// <summary>Whether the whole unit of work, which was rolled back, may simply be done again.</summary>
    bool MayRepeat(Exception fault);

    /// <summary>The problem behind a fault for which the program is not to blame; null when it is.</summary>
    Problem? Explain(Exception fault);
}
