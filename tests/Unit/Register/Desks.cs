using Anyu.Register;

namespace Anyu.Unit.Register;

/// <summary>The shipped tables of the register, read once.</summary>
internal static class Desks
{
    private static readonly Lazy<RegisterContent> Loaded = new(() =>
        RegisterContent.Load(Repository.At("content")) is { Value: { } content } ? content : throw new InvalidOperationException(string.Join('\n', RegisterContent.Load(Repository.At("content")).Problems)));

    public static RegisterContent Content => Loaded.Value;
}
