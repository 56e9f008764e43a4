using System.Globalization;
using Anyu.Register;
using Xunit;

namespace Anyu.UnitTests.Register;

/// <summary>What a process that was killed left of a table is deleted; what another still reads is not.</summary>
public sealed class WorkFolderTests
{
    [Fact]
    public void The_folder_of_a_process_that_is_no_more_is_deleted_with_its_table()
    {
        const int beyondAnyProcess = int.MaxValue;
        var (left, read, nameless) = (Folder(beyondAnyProcess.ToString(CultureInfo.InvariantCulture)), Folder(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)), Folder("x"));
        try
        {
            WorkTable.ClearAbandoned();
            Assert.False(Directory.Exists(left));
            Assert.False(Directory.Exists(nameless));
            Assert.True(File.Exists(Path.Combine(read, "table.csv")));
        }
        finally
        {
            Directory.Delete(read, recursive: true);
        }
    }

    private static string Folder(string process)
    {
        var folder = Directory.CreateTempSubdirectory($"anyu-import-{process}-").FullName;
        File.WriteAllText(Path.Combine(folder, "table.csv"), "姓名\n");
        return folder;
    }
}
