using Anyu.Access;
using Xunit;

namespace Anyu.Unit.Access;

/// <summary>Roles are content: read, checked, with file and line.</summary>
public sealed class RoleBookTests
{
    [Fact]
    public void The_shipped_roles_are_whole()
    {
        var loaded = RoleBook.Load(Repository.At("content"));
        Assert.True(loaded.Succeeded, string.Join('\n', loaded.Problems));
        Assert.Contains("hospital", loaded.Value.AgencyKinds);
        Assert.All(loaded.Value.Permissions.Keys, name => Assert.Contains(loaded.Value.Roles, role => role.Permissions.Any(permission => permission.Name == name)));
    }

    [Theory]
    [InlineData("roles.csv", "x,workbench,甲,A,health", "ACC-0102")]
    [InlineData("roles.csv", "x,office,甲,A,health,access.audit", "ACC-0103")]
    [InlineData("roles.csv", "x,workbench,甲,A,health,access.audits", "ACC-0103")]
    [InlineData("roles.csv", "clerk,workbench,甲,A,health,access.audit", "ACC-0104")]
    [InlineData("permissions.csv", "access.audit,甲,A", "ACC-0104")]
    [InlineData("permissions.csv", "Audit,甲,A", "ACC-0103")]
    public void A_wrong_row_is_named_with_its_line(string file, string row, string code)
    {
        using var copy = new RoleContentCopy();
        var line = copy.Append(file, row);
        var problem = Assert.Single(RoleBook.Load(copy.Path).Problems);
        Assert.Equal(code, problem.Code);
        Assert.Equal($"roles/{file}:{line}", problem.At?.ToString());
    }

    [Fact]
    public void A_missing_table_is_said()
    {
        using var copy = new RoleContentCopy();
        File.Delete(Path.Combine(copy.Path, "roles", "roles.csv"));
        Assert.Equal("ACC-0101", Assert.Single(RoleBook.Load(copy.Path).Problems).Code);
    }

    private sealed class RoleContentCopy : IDisposable
    {
        public RoleContentCopy()
        {
            Directory.CreateDirectory(System.IO.Path.Combine(Path, "roles"));
            foreach (var file in Directory.EnumerateFiles(Repository.At("content", "roles")))
            {
                File.Copy(file, System.IO.Path.Combine(Path, "roles", System.IO.Path.GetFileName(file)));
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("anyu-roles-").FullName;

        public int Append(string file, string row)
        {
            var path = System.IO.Path.Combine(Path, "roles", file);
            File.AppendAllText(path, row + "\n");
            return File.ReadLines(path).Count();
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
