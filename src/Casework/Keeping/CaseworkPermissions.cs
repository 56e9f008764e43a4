using Anyu.Access;

namespace Anyu.Casework;

/// <summary>What this module asks for; who has it stands in <c>content/roles</c>. Steps name theirs in their definition.</summary>
public static class CaseworkPermissions
{
    /// <summary>Apply for oneself and for children in one's care.</summary>
    public static Permission Apply { get; } = new("own.matter.write");

    /// <summary>See own matters.</summary>
    public static Permission Own { get; } = new("own.matter.read");

    /// <summary>Report a birth, as an institution.</summary>
    public static Permission Report { get; } = new("birth.report");

    /// <summary>See cases.</summary>
    public static Permission Read { get; } = new("case.read");

    /// <summary>Accept applications.</summary>
    public static Permission Accept { get; } = new("case.accept");

    /// <summary>Supervise cases of the agency's own services.</summary>
    public static Permission Supervise { get; } = new("case.supervise");

    /// <summary>Publish definitions and move cases to them.</summary>
    public static Permission Define { get; } = new("case.define");

    /// <summary>Count cases for statistics; no case is opened.</summary>
    public static Permission Count { get; } = new("case.count");
}
