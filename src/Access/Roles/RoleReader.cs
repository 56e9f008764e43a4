using System.Collections.Immutable;
using System.Text;
using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>Reads <c>roles/permissions.csv</c> and <c>roles/roles.csv</c>: commas between columns, blanks between the items of a column, <c>#</c> begins a remark.</summary>
internal sealed class RoleReader
{
    private const int PermissionColumns = 3;
    private const int RoleColumns = 6;

    private readonly ProblemSink sink = new();
    private readonly SortedDictionary<string, Bilingual> permissions = new(StringComparer.Ordinal);
    private readonly List<Role> roles = [];

    /// <summary>Reads both.</summary>
    public static Result<RoleBook> Read(string content)
    {
        var reader = new RoleReader();
        reader.Rows(content, "permissions.csv", PermissionColumns, reader.AddPermission);
        reader.Rows(content, "roles.csv", RoleColumns, reader.AddRole);
        if (reader.sink.Errors == 0 && !reader.roles.Any(role => role is { Id: RoleBook.Citizen, Face: Face.Portal }))
        {
            reader.sink.Add(AccessProblems.NoCitizenRole(new SourceLocation("roles/roles.csv")));
        }

        return reader.sink.Errors > 0
            ? Result<RoleBook>.Failure(reader.sink.Problems)
            : Result<RoleBook>.Success(new RoleBook([.. reader.roles], reader.permissions.ToImmutableSortedDictionary(StringComparer.Ordinal)), reader.sink.Problems);
    }

    private void Rows(string content, string name, int columns, Action<string[], SourceLocation> add)
    {
        var file = "roles/" + name;
        var path = Path.Combine(content, "roles", name);
        if (!File.Exists(path))
        {
            sink.Add(AccessProblems.NoRoleFile(new SourceLocation(file)));
            return;
        }

        foreach (var (index, line) in File.ReadLines(path, Encoding.UTF8).Index())
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var at = new SourceLocation(file, index + 1);
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (cells.Length != columns || cells.Any(cell => cell.Length == 0))
            {
                sink.Add(AccessProblems.RoleColumns(at, columns));
                continue;
            }

            add(cells, at);
        }
    }

    private void AddPermission(string[] cells, SourceLocation at)
    {
        if (!IsPermission(cells[0]))
        {
            sink.Add(AccessProblems.RoleWord(at, cells[0], []));
        }
        else if (!permissions.TryAdd(cells[0], new(cells[1], cells[2])))
        {
            sink.Add(AccessProblems.RoleTwice(at, cells[0]));
        }
    }

    private void AddRole(string[] cells, SourceLocation at)
    {
        Face? face = cells[1] switch
        {
            "portal" => Face.Portal,
            "workbench" => Face.Workbench,
            "console" => Face.Console,
            _ => null,
        };
        if (face is null)
        {
            sink.Add(AccessProblems.RoleWord(at, cells[1], ["portal", "workbench", "console"]));
            return;
        }

        if (roles.Any(role => role.Id == cells[0]))
        {
            sink.Add(AccessProblems.RoleTwice(at, cells[0]));
            return;
        }

        var given = cells[5].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        sink.AddRange(given.Where(name => !permissions.ContainsKey(name)).Select(name => AccessProblems.RoleWord(at, name, permissions.Keys)));
        var kinds = face == Face.Portal ? [] : cells[4].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        roles.Add(new Role(cells[0], new(cells[2], cells[3]), face.Value, [.. kinds], [.. given.Select(name => new Permission(name))]));
    }

    private static bool IsPermission(string name) =>
        name.Split('.') is { Length: > 1 } parts && parts.All(part => part.Length > 0 && part.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'));
}
