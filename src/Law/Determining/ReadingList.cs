namespace Anyu.Law;

/// <summary>The provisions read in one decision, with what they bring and what they changed; used again for the next.</summary>
/// <param name="interpretations">How many interpretations the lawbook has.</param>
internal sealed class ReadingList(int interpretations)
{
    private ProvisionReading[] readings = [];
    private Contribution[] contributions = [];
    private Change[] changes = [];

    public int Count { get; private set; }

    public ReadOnlySpan<ProvisionReading> All => readings.AsSpan(0, Count);

    /// <summary>What each brings.</summary>
    public ReadOnlySpan<Contribution> Contributions => contributions.AsSpan(0, Count);

    /// <summary>What each changed; filled in by composing them.</summary>
    public Span<Change> Changes => changes.AsSpan(0, Count);

    /// <summary>Reads one more; keeps it, or keeps it only if it applies.</summary>
    public void Read(DecisionContext context, IndexedProvision provision, bool onlyApplying)
    {
        if (Count == readings.Length)
        {
            Array.Resize(ref readings, Math.Max(4, 2 * Count));
            Array.Resize(ref contributions, readings.Length);
            Array.Resize(ref changes, readings.Length);
        }

        var reading = readings[Count] ??= new ProvisionReading(interpretations);
        reading.Read(context, provision);
        (contributions[Count], changes[Count]) = (reading.Contribution, default);
        Count += reading.Applies || !onlyApplying ? 1 : 0;
    }

    public void Clear() => Count = 0;
}
