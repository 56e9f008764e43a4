using Anyu.Feel;

namespace Anyu.EntitlementBench;

/// <summary>
/// The twelve rules written by hand as one loop over the same columns, on one thread, without vectors: what a careful programmer would write for just these rules.
/// It knows nothing of missing facts, provisions or places but the three.
/// </summary>
internal sealed class Yardstick(DateOnly[] months)
{
    public const int Outputs = 12;

    private static readonly int[] Packed = Dates();

    private static readonly int FirstDay = new DateOnly(1930, 1, 1).DayNumber;

    private readonly Month[] periods = [.. months.Select(m => new Month(m))];

    /// <summary>The sums of the outputs so far; reimbursements in tenths of a yuan.</summary>
    public long[] Sums { get; } = new long[Outputs];

    public void Run(ColumnBlock block)
    {
        for (var row = 0; row < block.Rows; row++)
        {
            Household(block, row);
        }
    }

    private static int[] Dates()
    {
        var first = new DateOnly(1930, 1, 1);
        var packed = new int[new DateOnly(2030, 1, 1).DayNumber - first.DayNumber];
        for (var i = 0; i < packed.Length; i++)
        {
            var day = first.AddDays(i);
            packed[i] = (((day.Year * 12) + day.Month) * 2) + (day.Day > 1 ? 1 : 0);
        }

        return packed;
    }

    /// <summary>The month of a day, doubled, and one more when it is not the first: what a first of the month is compared with.</summary>
    private static int Key(int day) => Packed[day - FirstDay];

    private void Household(ColumnBlock block, int row)
    {
        var (word, bit) = (row / 64, row % 64);
        bool Is(int column) => ((block[column].Yes[word] >> bit) & 1) != 0;
        var (mother, father, children, residence) = (Is(0), Is(1), block[2].Wholes[row], block[3].Wholes[row]);
        var local = block[4].Wholes[row] == residence;
        var (difficult, babies, cost) = (Is(5), block[6].Wholes[row], block[7].Wholes[row]);
        var (motherWorks, fatherWorks, insurance) = (mother && Is(9), father && Is(16), mother ? block[10].Wholes[row] : 0);
        var payers = (mother && Is(11) ? 1 : 0) + (father && Is(18) ? 1 : 0);
        var (motherCares, fatherCares) = (motherWorks && Is(12) && Is(14), fatherWorks && Is(19) && Is(21));
        var (elderOfMother, elderOfFather) = (Key(block[13].Wholes[row]), Key(block[20].Wholes[row]));
        Span<int> births = [Key(block[22].Wholes[row] is var a and > 0 ? a : FirstDay), Key(block[25].Wholes[row] is var b and > 0 ? b : FirstDay), Key(block[28].Wholes[row] is var c and > 0 ? c : FirstDay)];
        Span<bool> subsidised = [Is(23) && Is(24), Is(26) && Is(27), Is(29) && Is(30)];
        foreach (var period in periods)
        {
            var (under3, later, minors, born, youngest, subsidy) = (0, false, 0, 0, 9999, 0);
            for (var child = 0; child < children; child++)
            {
                var age = (period.Key - births[child]) >> 1;
                if (age < 0)
                {
                    continue;
                }

                born++;
                youngest = Math.Min(youngest, age);
                minors += age < 216 ? 1 : 0;
                if (age < 36)
                {
                    under3++;
                    later |= child >= 1;
                    subsidy += subsidised[child] ? child switch { 0 => 0, 1 => 300, _ => 400 } : 0;
                }
            }

            var recent = youngest < 12;
            var parental = period.Parental[residence] + (later ? period.Supplement[residence] : 0);
            var sums = Sums;
            sums[0] += recent && motherWorks ? 98 + (difficult ? 15 : 0) + (15 * (babies - 1)) + period.Extension[residence] : 0;
            sums[1] += recent && fatherWorks ? period.Paternity[residence] : 0;
            sums[2] += motherWorks && under3 > 0 ? parental : 0;
            sums[3] += fatherWorks && under3 > 0 ? parental : 0;
            var childcare = local && period.From2023 ? subsidy : 0;
            var rearing = period.From2025 ? under3 * 300 : 0;
            sums[4] += childcare;
            sums[5] += rearing;
            sums[6] += motherWorks || fatherWorks ? under3 * period.Deduction : 0;
            sums[7] += recent && period.From2023 ? Reimbursement(insurance, born, cost) : 0;
            sums[8] += minors >= 2 && period.From2023 ? payers switch { 0 => 0, 1 => 270_000, _ => 450_000 } : 0;
            sums[9] += motherCares && (period.Key - elderOfMother) >> 1 >= 720 ? period.Elder[residence] : 0;
            sums[10] += fatherCares && (period.Key - elderOfFather) >> 1 >= 720 ? period.Elder[residence] : 0;
            sums[11] += childcare + rearing;
        }
    }

    private static long Reimbursement(int insurance, int born, int cost) => insurance switch
    {
        1 => born switch { 1 => 0, 2 => 8L * cost, _ => 9L * cost },
        2 => 10L * (born switch { 1 => 0, 2 => Math.Min(cost, 1500), _ => Math.Min(cost, 3000) }),
        _ => 0,
    };

    /// <summary>What a month sets: its number and the amounts of the three places.</summary>
    private sealed class Month(DateOnly day)
    {
        private static readonly DateOnly December2021 = new(2021, 12, 1);

        public int Key { get; } = ((day.Year * 12) + day.Month) * 2;

        public int[] Extension { get; } = [day >= December2021 ? 82 : 60, 60, 60];

        public int[] Paternity { get; } = [day >= December2021 ? 25 : 15, 15, day >= December2021 ? 15 : 7];

        public int[] Parental { get; } = [20, 15, 10];

        public int[] Supplement { get; } = [0, 0, 5];

        public int[] Elder { get; } = [15, 15, 10];

        public bool From2023 { get; } = day.Year >= 2023;

        public bool From2025 { get; } = day.Year >= 2025;

        public int Deduction { get; } = day.Year >= 2023 ? 2000 : day.Year >= 2022 ? 1000 : 0;
    }
}
