using System.Collections.Immutable;
using System.Numerics;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Batch;

/// <summary>
/// What a block's families have, in a number each: of their rights, and of all their facts and answers. Equal numbers mean that nothing changed; the order in which answers come
/// does not matter. For one thread.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="nightly">The benefits whose rights count.</param>
internal sealed class FamilyDigests(BatchPlan plan, ImmutableArray<string> nightly) : IColumnResults
{
    private const decimal Decimals = 10_000;
    private const ulong FnvOffset = 14_695_981_039_346_656_037;
    private const ulong FnvPrime = 1_099_511_628_211;

    private readonly ImmutableArray<ulong> keys = [.. plan.Answers.Select(a => HashOf($"{a.Benefit.Id} {string.Join(' ', a.Subject.Values)}"))];
    private readonly ImmutableArray<bool> isNightly = [.. plan.Answers.Select(a => nightly.Contains(a.Benefit.Id, StringComparer.Ordinal))];
    private readonly ImmutableArray<ulong> columns = [.. plan.Columns.Schema.Fields.Select(f => HashOf(f.Name))];
    private readonly ImmutableArray<ulong[]?> texts = [.. plan.Columns.Schema.Fields.Select(f => f.Texts.IsDefault ? null : f.Texts.Select(HashOf).ToArray())];
    private readonly ulong[] granted = new ulong[ColumnBlock.Words];
    private readonly ulong[] rights = new ulong[ColumnBlock.MaxRows];
    private readonly ulong[] answers = new ulong[ColumnBlock.MaxRows];
    private readonly HashSet<string>?[] benefits = new HashSet<string>?[ColumnBlock.MaxRows];

    /// <summary>The digest of a family's rights; 0 where it has none.</summary>
    public long RightsOf(int row) => unchecked((long)rights[row]);

    /// <summary>The digest of a family's facts and answers.</summary>
    public long AnswersOf(int row) => unchecked((long)answers[row]);

    /// <summary>The benefits of which a family has something as a right.</summary>
    public IReadOnlyCollection<string> BenefitsOf(int row) => benefits[row] is { } own ? own : [];

    /// <summary>Before the answers of a block: its facts.</summary>
    public void Begin(ColumnBlock block)
    {
        Array.Clear(rights);
        Array.Clear(answers);
        Array.Clear(benefits);
        for (var column = 0; column < columns.Length; column++)
        {
            var vector = block[column];
            for (var row = 0; row < block.Rows; row++)
            {
                if (ValueOf(vector, row) is { } value)
                {
                    Add(ref answers[row], SplitMix64.Mix(columns[column] ^ (texts[column] is { } hashes ? hashes[value] : value)));
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Take(int result, in ColumnResult values, ColumnBlock block)
    {
        var (answer, part) = (result / BatchAnswer.ResultsPerAnswer, result % BatchAnswer.ResultsPerAnswer);
        if (part == 0)
        {
            Array.Clear(granted);
        }

        for (var word = 0; word * 64 < values.Rows; word++)
        {
            var (known, unknown) = (values.Known(word), values.Unknown[word] & values.RowsOf(word));
            for (var left = known | unknown; left != 0; left &= left - 1)
            {
                var bit = BitOperations.TrailingZeroCount(left);
                var row = (word * 64) + bit;
                var number = (unknown & (1UL << bit)) != 0 ? ulong.MaxValue : Bits(values.Number(row));
                var digest = SplitMix64.Mix(SplitMix64.Mix(keys[answer] ^ (ulong)part) ^ number);
                Add(ref answers[row], digest);
                if (part == 0 && isNightly[answer] && number == Bits((int)Outcome.Granted))
                {
                    granted[word] |= 1UL << bit;
                    (benefits[row] ??= new(StringComparer.Ordinal)).Add(plan.Answers[answer].Benefit.Id);
                }

                Add(ref rights[row], part < 2 && (granted[word] & (1UL << bit)) != 0 ? digest : 0);
            }
        }
    }

    /// <summary>A known value as bits; null for none, so that columns without values say nothing.</summary>
    private static ulong? ValueOf(ColumnVector vector, int row)
    {
        bool Has(ulong[] bits) => bits.Length > 0 && (bits[row / 64] & (1UL << (row % 64))) != 0;
        return Has(vector.Unknown) || Has(vector.NotApplicable) ? null
            : vector.Yes.Length > 0 ? (Has(vector.Yes) ? 1UL : 0)
            : vector.Wholes.Length > 0 ? unchecked((ulong)vector.Wholes[row])
            : vector.Longs.Length > 0 ? unchecked((ulong)vector.Longs[row])
            : Bits(vector.Exacts[row]);
    }

    private static ulong Bits(decimal number) => unchecked((ulong)decimal.ToInt64(decimal.Round(number * Decimals)));

    /// <summary>A sum does not depend on the order in which its parts come.</summary>
    private static void Add(ref ulong sum, ulong part) => sum = unchecked(sum + part);

    /// <summary>FNV-1a: the same on every machine and in every process, as the digests are kept.</summary>
    private static ulong HashOf(string text) => text.Aggregate(FnvOffset, (hash, character) => unchecked((hash ^ character) * FnvPrime));
}
