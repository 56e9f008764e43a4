using Anyu.Feel;

namespace Anyu.EntitlementBench;

/// <summary>The published sums of the benchmark.</summary>
internal static class Checksums
{
    public static readonly string[] Names =
    [
        "maternity_leave_days", "paternity_leave_days", "parental_leave_days_mother", "parental_leave_days_father", "childcare_subsidy", "child_rearing_subsidy",
        "tax_deduction_under3", "delivery_reimbursement", "provident_loan_cap", "eldercare_days_mother", "eldercare_days_father", "cash_month",
    ];

    /// <summary>The sums of the inputs of a million households, in the order in which they are added up.</summary>
    private static readonly long[] MillionInputs =
    [
        3_510_365, 849_249, 871_940, 180_475, 1_014_551, 11_498_356_899, 4_090_094, 45_143_043_843, 2_260_363, 1_548_366, 2_502_178, 1_084_384, 679_011, -5_290_133_645, 233_543, 472_429, 942_060,
    ];

    /// <summary>The sums of the outputs; null for sizes without published ones.</summary>
    public static decimal[]? Of(long households, int months) => (households, months) switch
    {
        (100_000, 1) =>
        [
            1_537_402, 202_150, 443_775, 521_680, 895_700, 11_724_300, 74_426_000, 36_699_239.3m, 11_417_490_000, 27_660, 31_970, 12_620_000,
        ],
        (1_000_000, 1) =>
        [
            15_178_185, 1_999_945, 4_440_575, 5_207_575, 9_159_800, 117_102_300, 743_956_000, 364_557_532.3m, 113_517_720_000, 272_785, 322_535, 126_262_100,
        ],
        (1_000_000, 12) =>
        [
            181_955_790, 23_953_940, 53_265_685, 62_456_345, 110_104_100, 1_404_517_200, 8_923_056_000, 4_365_916_898.9m, 1_368_055_440_000, 3_281_270, 3_878_920, 1_514_621_300,
        ],
        (10_000_000, 12) =>
        [
            1_813_917_082, 238_417_850, 532_149_740, 623_940_405, 1_096_425_200, 14_046_993_300, 89_268_946_000, 43_518_961_070.1m, 13_680_744_210_000, 32_767_830, 38_488_750,
            15_143_418_500,
        ],
        _ => null,
    };

    /// <summary>Whether a million households were made bit for bit.</summary>
    public static bool InputsAreRight()
    {
        var sums = new long[MillionInputs.Length];
        var (population, block) = (new Population(0, 1_000_000), new ColumnBlock(Population.Columns));
        while (population.Next(block))
        {
            Add(block, sums);
        }

        return sums.AsSpan().SequenceEqual(MillionInputs);
    }

    private static void Add(ColumnBlock block, long[] sums)
    {
        var epoch = new DateOnly(1970, 1, 1).DayNumber;
        for (var row = 0; row < block.Rows; row++)
        {
            long Bit(int column) => (long)((block[column].Yes[row / 64] >> (row % 64)) & 1);
            var children = block[2].Wholes[row];
            sums[0] += Bit(0) + Bit(1) + children;
            sums[1] += block[3].Wholes[row];
            sums[2] += block[4].Wholes[row];
            sums[3] += Bit(5);
            sums[4] += block[6].Wholes[row];
            sums[5] += block[7].Wholes[row];
            sums[6] += Bit(1) + (2 * children);
            for (var person = 0; person < 2; person++)
            {
                var (there, column) = (Bit(person), 8 + (7 * person));
                sums[7] += there * (block[column].Wholes[row] - epoch);
                sums[9] += there * Bit(column + 1);
                sums[10] += there * block[column + 2].Wholes[row];
                sums[11] += there * Bit(column + 3);
                sums[12] += there * Bit(column + 4);
                sums[13] += there * (block[column + 5].Wholes[row] - epoch);
                sums[14] += there * Bit(column + 6);
            }

            for (var child = 0; child < children; child++)
            {
                sums[7] += block[22 + (3 * child)].Wholes[row] - epoch;
                sums[8] += child + 1;
                sums[15] += Bit(23 + (3 * child));
                sums[16] += Bit(24 + (3 * child));
            }
        }
    }
}
