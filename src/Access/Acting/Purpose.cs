namespace Anyu.Access;

/// <summary>The kinds of purpose for which personal data are read or written.</summary>
public enum PurposeKind
{
    /// <summary>The standing duty of the post, where no minor's record is concerned: intake, administration, audit.</summary>
    Duty,

    /// <summary>A task that was assigned to the post.</summary>
    Task,

    /// <summary>A request that a responsible manager approved.</summary>
    Approval,

    /// <summary>An emergency, opened with a reason and reviewed afterwards.</summary>
    BreakGlass,

    /// <summary>The person's own matter, or a child's in the person's care.</summary>
    OwnMatter,

    /// <summary>A program at its work: a feed, a determination, a reminder.</summary>
    Program,
}

/// <summary>Why personal data are read or written; every evidence entry carries it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Reference">The task's, grant's or matter's id, or the name of the duty; never personal data.</param>
public sealed record Purpose(PurposeKind Kind, string Reference)
{
    /// <summary>The standing duty of a post.</summary>
    public static Purpose Duty(string name) => new(PurposeKind.Duty, name);

    /// <summary>An assigned task.</summary>
    public static Purpose Task(Guid id) => new(PurposeKind.Task, id.ToString("D"));

    /// <summary>The person's own matter.</summary>
    public static Purpose OwnMatter(string matter) => new(PurposeKind.OwnMatter, matter);

    /// <summary>As evidence carries it: <c>task:…</c>, <c>approval:…</c>, <c>break-glass:…</c>.</summary>
    public override string ToString() => $"{Word}:{Reference}";

    private string Word => Kind switch
    {
        PurposeKind.Duty => "duty",
        PurposeKind.Task => "task",
        PurposeKind.Approval => "approval",
        PurposeKind.BreakGlass => "break-glass",
        PurposeKind.OwnMatter => "own",
        _ => "program",
    };
}
