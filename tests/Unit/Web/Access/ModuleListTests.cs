using Anyu.Web.Hosting;
using Xunit;

namespace Anyu.Unit.Web.Access;

/// <summary>The web and the command line open the same tables.</summary>
public sealed class ModuleListTests
{
    [Fact]
    public void Both_lists_name_every_module_that_has_tables()
    {
        var withTables = Directory.EnumerateDirectories(Repository.At("src")).Where(folder => Directory.Exists(Path.Combine(folder, "Migrations"))).Select(folder => Path.GetFileName(folder).ToLowerInvariant()).Where(name => name != "store").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(withTables, Modules.All.Select(set => set.Module).Order(StringComparer.Ordinal));
        Assert.Equal(withTables, Anyu.Cli.Opened.Modules.Select(set => set.Module).Order(StringComparer.Ordinal));
    }
}
