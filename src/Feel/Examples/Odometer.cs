namespace Anyu.Feel;

/// <summary>Steps through every combination of choices, the last one fastest.</summary>
internal static class Odometer
{
    /// <summary>The next combination; false after the last.</summary>
    public static bool Next(int[] choice, Func<int, int> length)
    {
        for (var i = choice.Length - 1; i >= 0; i--)
        {
            if (++choice[i] < length(i))
            {
                return true;
            }

            choice[i] = 0;
        }

        return false;
    }
}
