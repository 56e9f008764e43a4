using System.Numerics;
using System.Runtime.InteropServices;

namespace Anyu.Forecast;

/// <summary>The columns of one block that every age reads or adds to.</summary>
internal ref struct BlockColumns
{
    private readonly Span<Vector<double>> index;
    private double scaledBy = double.NaN;

    internal BlockColumns(TrajectoryState state, int from)
    {
        index = Column(state.Mortality, from);
        Migration = Column(state.Migration, from);
        Births = Column(state.Births, from);
        Deaths = Column(state.Deaths, from);
        Total = Column(state.Total, from);
        Births.Clear();
        Deaths.Clear();
        Total.Clear();
        HazardRatio = new Vector<double>[index.Length];
    }

    internal Span<Vector<double>> Migration { get; }

    internal Span<Vector<double>> Births { get; }

    internal Span<Vector<double>> Deaths { get; }

    internal Span<Vector<double>> Total { get; }

    internal Span<Vector<double>> HazardRatio { get; }

    internal double HighestRatio { get; private set; }

    /// <summary>exp(sensitivity · k); neighbouring ages with one sensitivity share the work.</summary>
    internal void ScaleHazard(double sensitivity)
    {
        if (sensitivity.Equals(scaledBy))
        {
            return;
        }

        scaledBy = sensitivity;
        var highest = Vector<double>.Zero;
        for (var i = 0; i < index.Length; i++)
        {
            var ratio = PortableMath.Exp(index[i] * sensitivity);
            highest = Vector.ConditionalSelect(Vector.GreaterThan(ratio, highest), ratio, highest);
            HazardRatio[i] = ratio;
        }

        HighestRatio = 0;
        for (var lane = 0; lane < Vector<double>.Count; lane++)
        {
            HighestRatio = Math.Max(HighestRatio, highest[lane]);
        }
    }

    private static Span<Vector<double>> Column(double[] values, int from) =>
        MemoryMarshal.Cast<double, Vector<double>>(values.AsSpan(from, TrajectoryState.Block));
}
