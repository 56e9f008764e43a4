namespace Anyu.Forecast;

/// <summary>Student's curve with whole degrees of freedom, by the finite series of Abramowitz and Stegun 26.7.3 and 26.7.4.</summary>
internal static class StudentCurve
{
    private const int Rounds = 60;
    private const double Widest = 1e4;

    /// <summary>The point on either side of nought between which a share of the curve lies.</summary>
    /// <param name="probability">Between 0 and 1.</param>
    /// <param name="degrees">Degrees of freedom, at least 1.</param>
    internal static double Reach(double probability, int degrees)
    {
        var (low, high) = (0.0, Widest);
        for (var round = 0; round < Rounds; round++)
        {
            var middle = (low + high) / 2;
            (low, high) = Within(middle, degrees) < probability ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>The share of the curve between minus and plus a point.</summary>
    internal static double Within(double point, int degrees)
    {
        var angle = Math.Atan(point / Math.Sqrt(degrees));
        var (sine, square) = (Math.Sin(angle), Math.Cos(angle) * Math.Cos(angle));
        var isOdd = degrees % 2 == 1;
        var (term, sum) = (isOdd ? Math.Cos(angle) : 1.0, 0.0);
        for (var power = isOdd ? 1 : 0; power <= degrees - 2; power += 2)
        {
            sum += term;
            term *= square * (power + 1) / (power + 2);
        }

        return isOdd ? 2 / Math.PI * (angle + (sine * sum)) : sine * sum;
    }
}
