namespace Anyu.Feel;

/// <summary>
/// The four truths of policy mode. <c>and</c>: no beats not-applicable beats unknown beats yes; <c>or</c>: yes beats unknown beats no beats not-applicable;
/// <c>not</c> turns yes and no and leaves the others. <c>if</c> on an unknown or not-applicable condition is that condition, never <c>else</c>.
/// <c>and</c> over not-applicable and unknown may still become no: it counts as not-applicable, but under <c>not</c>, <c>if</c> and comparison it is unknown, so that
/// no fact learnt later overturns an answer.
/// </summary>
public enum Truth : byte
{
    /// <summary>否: certainly not.</summary>
    No,

    /// <summary>是: certainly so.</summary>
    Yes,

    /// <summary>未知: facts are missing.</summary>
    Unknown,

    /// <summary>不适用: the question does not arise, such as the employment of a father who is not there.</summary>
    NotApplicable,
}
