using Anyu.Store;

namespace Anyu.Casework;

/// <summary>
/// The proof that a letter was issued as it stands: the evidence log holds its digest under its id, and the receipt of that entry verifies anywhere with the
/// public keys alone.
/// </summary>
public static class LetterProof
{
    /// <summary>The receipt of a letter; null when the log does not hold its digest. Signs the state of the log where it has grown.</summary>
    /// <param name="unit">A unit that may write.</param>
    /// <param name="keys">The installation's keys.</param>
    /// <param name="letter">The letter.</param>
    public static async Task<EvidenceReceipt?> Of(UnitOfWork unit, KeyRing keys, LetterView letter)
    {
        var entries = await EvidenceLog.About(unit, letter.Id.ToString("D"));
        if (entries.FirstOrDefault(e => e.Entry.Action == LetterText.Action && e.Entry.Detail == letter.Digest) is not { } issued)
        {
            return null;
        }

        var checkpoint = await EvidenceLog.Checkpoint(unit, issued.Entry.Log, keys);
        return await EvidenceLog.Receipt(unit, issued.Entry.Log, issued.Position, checkpoint.Size);
    }
}
