using System.Runtime.InteropServices;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace Anyu.Forecast;

/// <summary>The columns of one block that every age reads or adds to.</summary>
internal ref struct BlockColumns
{
    private readonly Span<Lanes> index;
    private double scaledBy = double.NaN;

    internal BlockColumns(TrajectoryState state, int from, Span<Lanes> hazardRatio)
    {
        index = Column(state.Mortality, from);
        Migration = Column(state.Migration, from);
        Births = Column(state.Births, from);
        Deaths = Column(state.Deaths, from);
        Total = Column(state.Total, from);
        Births.Clear();
        Deaths.Clear();
        Total.Clear();
        HazardRatio = hazardRatio;
    }

    internal Span<Lanes> Migration { get; }

    internal Span<Lanes> Births { get; }

    internal Span<Lanes> Deaths { get; }

    internal Span<Lanes> Total { get; }

    internal Span<Lanes> HazardRatio { get; }

    internal double HighestRatio { get; private set; }

    /// <summary>exp(sensitivity · k); neighbouring ages with one sensitivity share the work.</summary>
    internal void ScaleHazard(double sensitivity)
    {
        if (sensitivity.Equals(scaledBy))
        {
            return;
        }

        scaledBy = sensitivity;
        var highest = Lanes.Zero;
        for (var i = 0; i < index.Length; i++)
        {
            var ratio = PortableMath.Exp(index[i] * sensitivity);
            highest = PortableMath.AtLeast(ratio, highest);
            HazardRatio[i] = ratio;
        }

        HighestRatio = 0;
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            HighestRatio = Math.Max(HighestRatio, highest[lane]);
        }
    }

    private static Span<Lanes> Column(double[] values, int from) =>
        MemoryMarshal.Cast<double, Lanes>(values.AsSpan(from, TrajectoryState.Block));
}
