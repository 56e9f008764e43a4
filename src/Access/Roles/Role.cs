using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>The faces of the web that roles work at.</summary>
public enum Face
{
    /// <summary>Citizens.</summary>
    Portal,

    /// <summary>Offices.</summary>
    Workbench,

    /// <summary>Institutions.</summary>
    Console,
}

/// <summary>A role 角色: what those may do who hold a post with it. Content, not code.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Face">Where its holders work.</param>
/// <param name="AgencyKinds">At which kinds of agency a post may have it.</param>
/// <param name="Permissions">What it permits.</param>
public sealed record Role(string Id, Bilingual Name, Face Face, ImmutableSortedSet<string> AgencyKinds, ImmutableArray<Permission> Permissions);
