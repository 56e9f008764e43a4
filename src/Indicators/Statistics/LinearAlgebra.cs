namespace Anyu.Indicators;

/// <summary>Small dense matrices.</summary>
internal static class LinearAlgebra
{
    /// <summary>The inverse of a square matrix, by Gauss and Jordan with row exchange.</summary>
    /// <exception cref="InvalidOperationException">The matrix has none: two columns say the same.</exception>
    internal static double[][] Inverse(double[][] matrix)
    {
        var n = matrix.Length;
        var work = matrix.Select((row, i) => row.Concat(Enumerable.Range(0, n).Select(j => i == j ? 1.0 : 0.0)).ToArray()).ToArray();
        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(work[row][column]));
            if (work[pivot][column] == 0)
            {
                throw new InvalidOperationException("The regression has columns that say the same.");
            }

            (work[column], work[pivot]) = (work[pivot], work[column]);
            var divisor = work[column][column];
            for (var k = 0; k < 2 * n; k++)
            {
                work[column][k] /= divisor;
            }

            Clear(work, column);
        }

        return [.. work.Select(row => row[n..])];
    }

    /// <summary>The solution of a system whose matrix keeps its pivots without row exchange, such as one less the moves of a chain that ends; the matrix is used up.</summary>
    internal static double[] Solve(double[][] matrix, double[] right)
    {
        var n = right.Length;
        for (var column = 0; column < n; column++)
        {
            var own = matrix[column];
            for (var row = column + 1; row < n; row++)
            {
                var other = matrix[row];
                var factor = other[column] / own[column];
                for (var k = column; k < n; k++)
                {
                    other[k] -= factor * own[k];
                }

                right[row] -= factor * right[column];
            }
        }

        for (var row = n - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < n; k++)
            {
                right[row] -= matrix[row][k] * right[k];
            }

            right[row] /= matrix[row][row];
        }

        return right;
    }

    private static void Clear(double[][] work, int column)
    {
        for (var row = 0; row < work.Length; row++)
        {
            var factor = row == column ? 0 : work[row][column];
            for (var k = column; k < work[row].Length && factor != 0; k++)
            {
                work[row][k] -= factor * work[column][k];
            }
        }
    }
}
