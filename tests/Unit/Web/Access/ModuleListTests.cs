using Anyu.Web.Hosting;
using Xunit;

namespace Anyu.Unit.Web.Access;

/// <summary>The web and the command line open the same tables; those of the cluster are its own program's.</summary>
public sealed class ModuleListTests
{
    [Fact]
    public void The_command_line_opens_every_table_and_the_web_no_other()
    {
        var withTables = Directory.EnumerateDirectories(Repository.At("src")).Where(folder => Directory.Exists(Path.Combine(folder, "Migrations"))).Select(folder => Path.GetFileName(folder).ToLowerInvariant()).Where(name => name is not ("store" or "cluster")).Order(StringComparer.Ordinal).ToList();
        Assert.Empty(Modules.All.Select(set => set.Module).Except(withTables));
        Assert.Equal(withTables, Anyu.Cli.Opened.Modules.Select(set => set.Module).Order(StringComparer.Ordinal));
    }
}
