using Xunit;

namespace Anyu.Structure;

/// <summary>Assertions on lists of offenders.</summary>
internal static class Found
{
    /// <summary>Fails with every offender on its own line.</summary>
    public static void Nothing(IEnumerable<string> offenders)
    {
        var all = offenders.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all.Prepend($"{all.Count} found:")));
    }
}
