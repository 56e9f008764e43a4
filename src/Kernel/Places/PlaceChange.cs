namespace Anyu.Kernel;

/// <summary>How a place changed.</summary>
public enum PlaceChangeKind
{
    /// <summary>更名: the code stays, the name changes.</summary>
    Rename,

    /// <summary>The same area under a new code: a move to another parent, a county that becomes a district.</summary>
    Recode,

    /// <summary>合并、并入: several predecessors, one successor.</summary>
    Merge,

    /// <summary>析置: one predecessor, several successors. A place that goes on smaller is its own successor too.</summary>
    Split,
}

/// <summary>One dated link from a predecessor to a successor. A merge or split of n places is n links of the same day.</summary>
/// <param name="On">The first day of the new state.</param>
/// <param name="Kind">How it changed.</param>
/// <param name="From">The predecessor.</param>
/// <param name="To">The successor; the same code for a rename, and for the part of a merge or split that goes on under its code.</param>
/// <param name="OldName">The predecessor's name until the day before.</param>
/// <param name="Source">The decision it rests on.</param>
public sealed record PlaceChange(DateOnly On, PlaceChangeKind Kind, PlaceCode From, PlaceCode To, string OldName, string Source);
