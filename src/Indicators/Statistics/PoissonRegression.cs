namespace Anyu.Indicators;

/// <summary>A fitted value for a new row.</summary>
/// <param name="Mean">Expected count.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Dispersion">Variance over mean, at least 1.</param>
/// <param name="RelativeError">
/// The standard error under the mean square of the relative residuals in place of the dispersion, as the published program of the flexible algorithm has it.
/// </param>
internal readonly record struct Prediction(double Mean, double Error, double Dispersion, double RelativeError);

/// <summary>
/// Quasi-Poisson regression with log link by iteratively reweighted least squares. Started, stopped and evaluated as R's glm does, whose
/// dispersion and leverages come from the weights of the last step, so that published bounds are met to all digits.
/// </summary>
internal sealed class PoissonRegression
{
    private const double Tolerance = 1e-8;
    private const int MostSteps = 25;
    private readonly double[][] rows;
    private readonly double[] counts;
    private readonly double[] weights;
    private readonly double[]? offsets;
    private readonly double[] fitted;
    private readonly double[] working;
    private readonly double relative;
    private double[] coefficients = [];
    private double[][] covariance = [];

    private PoissonRegression(double[][] rows, double[] counts, double[] weights, double[]? offsets)
    {
        (this.rows, this.counts, this.weights, this.offsets) = (rows, counts, weights, offsets);
        fitted = [.. counts.Select(count => count + 0.1)];
        working = new double[counts.Length];
        Fit();
        var (squares, plain) = (0.0, 0.0);
        for (var i = 0; i < counts.Length; i++)
        {
            var residual = (counts[i] - fitted[i]) / fitted[i];
            squares += working[i] * residual * residual;
            plain += weights[i] * residual * residual;
        }

        FreeCounts = counts.Length - rows[0].Length;
        (RawDispersion, relative) = (squares / FreeCounts, plain / FreeCounts);
    }

    /// <summary>Counts less coefficients.</summary>
    internal int FreeCounts { get; }

    /// <summary>Variance over mean as estimated.</summary>
    internal double RawDispersion { get; }

    /// <summary>The same, not below 1.</summary>
    internal double Dispersion => Math.Max(1, RawDispersion);

    /// <summary>Fits, then weighs down counts whose Anscombe residual exceeds a threshold and fits again, so that past outbreaks do not hide new ones.</summary>
    internal static PoissonRegression Reweighted(double[][] rows, double[] counts, double threshold, double[]? offsets = null)
    {
        var residuals = Fitted(rows, counts, offsets).Anscombe();
        var kept = residuals.Sum(residual => residual > threshold ? 1 / (residual * residual) : 1);
        var scale = counts.Length / kept;
        return new PoissonRegression(rows, counts, [.. residuals.Select(residual => residual > threshold ? scale / (residual * residual) : scale)], offsets);
    }

    /// <summary>Fits with equal weights.</summary>
    internal static PoissonRegression Fitted(double[][] rows, double[] counts, double[]? offsets = null) =>
        new(rows, counts, [.. Enumerable.Repeat(1.0, counts.Length)], offsets);

    /// <summary>Covariance of two linear predictors, dispersion included.</summary>
    internal double Covariance(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = 0; j < other.Length && one[i] != 0; j++)
            {
                sum += one[i] * covariance[i][j] * other[j];
            }
        }

        return RawDispersion * sum;
    }

    internal Prediction Predict(double[] row, double offset = 0)
    {
        var (eta, variance) = (offset, 0.0);
        for (var i = 0; i < row.Length; i++)
        {
            eta += row[i] * coefficients[i];
            for (var j = 0; j < row.Length; j++)
            {
                variance += row[i] * covariance[i][j] * row[j];
            }
        }

        var mean = Math.Exp(eta);
        return new Prediction(mean, mean * Math.Sqrt(Dispersion * variance), Dispersion, mean * Math.Sqrt(relative * variance));
    }

    /// <summary>Two-sided probability of a coefficient this far from zero.</summary>
    internal double Significance(int coefficient) => StudentDistribution.TwoSided(
        coefficients[coefficient] / Math.Sqrt(RawDispersion * covariance[coefficient][coefficient]), FreeCounts);

    private double[] Anscombe() => [.. rows.Select((row, i) =>
    {
        var leverage = 0.0;
        for (var a = 0; a < row.Length; a++)
        {
            for (var b = 0; b < row.Length; b++)
            {
                leverage += row[a] * covariance[a][b] * row[b];
            }
        }

        var residual = 1.5 * ((Math.Pow(counts[i], 2.0 / 3) * Math.Pow(fitted[i], -1.0 / 6)) - Math.Sqrt(fitted[i]));
        return residual / Math.Sqrt(Dispersion * (1 - (working[i] * leverage)));
    })];

    private void Fit()
    {
        var deviance = Deviance();
        for (var step = 0; step < MostSteps; step++)
        {
            Step();
            var next = Deviance();
            if (Math.Abs(next - deviance) / (Math.Abs(next) + 0.1) < Tolerance)
            {
                break;
            }

            deviance = next;
        }
    }

    private void Step()
    {
        var columns = rows[0].Length;
        var normal = Enumerable.Range(0, columns).Select(_ => new double[columns]).ToArray();
        var right = new double[columns];
        for (var i = 0; i < rows.Length; i++)
        {
            working[i] = weights[i] * fitted[i];
            var target = Math.Log(fitted[i]) - Offset(i) + ((counts[i] - fitted[i]) / fitted[i]);
            for (var a = 0; a < columns; a++)
            {
                right[a] += working[i] * rows[i][a] * target;
                for (var b = 0; b < columns; b++)
                {
                    normal[a][b] += working[i] * rows[i][a] * rows[i][b];
                }
            }
        }

        covariance = LinearAlgebra.Inverse(normal);
        coefficients = [.. covariance.Select(row => row.Zip(right, (x, y) => x * y).Sum())];
        for (var i = 0; i < rows.Length; i++)
        {
            fitted[i] = Math.Exp(Offset(i) + rows[i].Zip(coefficients, (x, b) => x * b).Sum());
        }
    }

    private double Offset(int row) => offsets is null ? 0 : offsets[row];

    private double Deviance()
    {
        var sum = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            var log = counts[i] > 0 ? counts[i] * Math.Log(counts[i] / fitted[i]) : 0;
            sum += 2 * weights[i] * (log - (counts[i] - fitted[i]));
        }

        return sum;
    }
}
