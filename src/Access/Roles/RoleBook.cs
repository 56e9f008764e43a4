using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>All roles and permissions of <c>content/roles</c>. A value: loaded once and shared.</summary>
public sealed class RoleBook
{
    /// <summary>The role that every citizen has.</summary>
    public const string Citizen = "citizen";

    private readonly FrozenDictionary<string, Role> roles;

    internal RoleBook(ImmutableArray<Role> roles, ImmutableSortedDictionary<string, Bilingual> permissions)
    {
        this.roles = roles.ToFrozenDictionary(role => role.Id, StringComparer.Ordinal);
        (Roles, Permissions) = (roles, permissions);
        AgencyKinds = [.. roles.SelectMany(role => role.AgencyKinds)];
    }

    /// <summary>The roles, in the order of the file.</summary>
    public ImmutableArray<Role> Roles { get; }

    /// <summary>The permissions by name, with what people call them.</summary>
    public ImmutableSortedDictionary<string, Bilingual> Permissions { get; }

    /// <summary>The kinds of agencies that some role belongs to.</summary>
    public ImmutableSortedSet<string> AgencyKinds { get; }

    /// <summary>The ids of all roles.</summary>
    public IEnumerable<string> Ids => Roles.Select(role => role.Id);

    /// <summary>Reads the tables of a content folder, or says what is wrong with them: <c>ACC-0101</c> to <c>ACC-0105</c>.</summary>
    /// <param name="content">The path of <c>content/</c>.</param>
    public static Result<RoleBook> Load(string content) => RoleReader.Read(content);

    /// <summary>The role of an id; null when there is none.</summary>
    public Role? Find(string id) => roles.GetValueOrDefault(id);

    /// <summary>The roles of some ids; ids that the content no longer has are left out.</summary>
    public IEnumerable<Role> Named(IEnumerable<string> ids) => ids.Select(Find).OfType<Role>();

    /// <summary>Why a post at an agency of a kind cannot have some roles: none, unknown, or another kind's; null when it can.</summary>
    internal Problem? Unfit(ImmutableArray<string> ids, string agencyKind) => ids.IsEmpty
        ? AccessProblems.NoRole()
        : ids.Select(id => Find(id) is not { } role ? AccessProblems.UnknownRole(id, Ids) : role.AgencyKinds.Contains(agencyKind) ? null : AccessProblems.RoleElsewhere(role, agencyKind))
            .FirstOrDefault(problem => problem is not null);

    /// <summary>All that some roles permit together; a role that the content no longer has permits nothing.</summary>
    public IEnumerable<Permission> PermissionsOf(IEnumerable<string> ids) => Named(ids).SelectMany(role => role.Permissions).Distinct();
}
