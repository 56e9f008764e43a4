namespace Anyu.Unit.Indicators.Warnings;

/// <summary>A count drawn by chance (Knuth's product of uniform numbers).</summary>
internal static class PoissonDraw
{
    public static long Of(Random random, double mean)
    {
        var (count, left) = (0L, mean);
        while (true)
        {
            // In steps of at most 200, since the exponential of a large mean is nought.
            var (limit, product) = (Math.Exp(-Math.Min(left, 200)), random.NextDouble());
            while (product > limit)
            {
                product *= random.NextDouble();
                count++;
            }

            left -= 200;
            if (left <= 0)
            {
                return count;
            }
        }
    }
}
