using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Anyu.Kernel;
using Npgsql;

namespace Anyu.Store;

/// <summary>pg_dump and pg_restore, told where the database is by their environment, so that no password stands on a command line.</summary>
internal static class PostgresPrograms
{
    /// <summary>Runs one; null when it ended well.</summary>
    public static async Task<Problem?> Run(string program, string where, string[] arguments, CancellationToken stop)
    {
        var settings = new NpgsqlConnectionStringBuilder(where);
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PGHOST"] = settings.Host;
        start.Environment["PGPORT"] = settings.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGDATABASE"] = settings.Database;
        start.Environment["PGUSER"] = settings.Username;
        start.Environment["PGPASSWORD"] = settings.Password;
        try
        {
            using var process = Process.Start(start) ?? throw new Win32Exception();
            var output = process.StandardOutput.ReadToEndAsync(stop);
            var error = await process.StandardError.ReadToEndAsync(stop);
            await output;
            await process.WaitForExitAsync(stop);
            return process.ExitCode == 0 ? null : StoreProblems.PostgresProgram(program, error.Trim());
        }
        catch (Win32Exception fault)
        {
            return StoreProblems.PostgresProgram(program, fault.Message);
        }
    }
}
