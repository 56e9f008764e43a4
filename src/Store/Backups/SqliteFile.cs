using Microsoft.Data.Sqlite;

namespace Anyu.Store;

/// <summary>An SQLite database as a file among files.</summary>
internal static class SqliteFile
{
    /// <summary>Folds the write-ahead log into the file, so that it stands alone. False when another process has it open.</summary>
    public static bool Close(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "pragma journal_mode = delete";
            return command.ExecuteScalar() is "delete";
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
