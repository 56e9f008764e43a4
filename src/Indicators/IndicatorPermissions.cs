using Anyu.Access;

namespace Anyu.Indicators;

/// <summary>What this module asks for; who has it stands in <c>content/roles</c>.</summary>
public static class IndicatorPermissions
{
    /// <summary>See counts that are withheld from the public, and what they rest on.</summary>
    public static Permission Read { get; } = new("indicator.count.read");

    /// <summary>Count from register and casework and keep the counts.</summary>
    public static Permission Take { get; } = new("indicator.count.take");

    /// <summary>Acknowledge and close warnings.</summary>
    public static Permission Handle { get; } = new("indicator.warning.handle");

    /// <summary>Score warnings as true or false.</summary>
    public static Permission Score { get; } = new("indicator.warning.score");

    /// <summary>See the monitoring network of one's places: points, reports, coverage.</summary>
    public static Permission Network { get; } = new("indicator.network.read");

    /// <summary>Assign monitoring points, hand them over and end them.</summary>
    public static Permission Assign { get; } = new("indicator.network.assign");

    /// <summary>Decide the type of an area.</summary>
    public static Permission Classify { get; } = new("indicator.area.classify");

    /// <summary>Send the reports of a monitoring point.</summary>
    public static Permission Report { get; } = new("indicator.report.send");
}
