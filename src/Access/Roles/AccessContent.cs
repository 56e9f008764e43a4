using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>Checks all content of this module.</summary>
public static class AccessContent
{
    /// <summary>What is wrong with roles and demonstration; empty when nothing is.</summary>
    public static ImmutableArray<Problem> Check(string content) => RoleBook.Load(content) is { Value: { } roles } loaded
        ? [.. loaded.Problems, .. Demonstration.Load(content, roles).Problems]
        : RoleBook.Load(content).Problems;
}
