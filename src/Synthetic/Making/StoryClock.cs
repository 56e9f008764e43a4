namespace Anyu.Synthetic;

/// <summary>The time at which something of the county's past happens.</summary>
internal sealed class StoryClock(DateTimeOffset start) : TimeProvider
{
    /// <summary>The present of the story.</summary>
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
