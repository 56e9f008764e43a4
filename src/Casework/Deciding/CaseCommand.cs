using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>In which quality somebody acts.</summary>
public enum Side
{
    /// <summary>The applicant, or who may act for them.</summary>
    Applicant,

    /// <summary>A post of an agency.</summary>
    Staff,

    /// <summary>The program: clocks and automatic steps.</summary>
    Program,
}

/// <summary>Who acts, and what they may do.</summary>
/// <param name="Hand">Who.</param>
/// <param name="Side">In which quality.</param>
/// <param name="Agency">The kind of the post's agency; empty for others.</param>
/// <param name="Covers">Whether the post acts for a place.</param>
/// <param name="May">Whether the post has a permission.</param>
public sealed record Party(Hand Hand, Side Side, string Agency, Func<PlaceCode, bool> Covers, Func<string, bool> May)
{
    /// <summary>The program itself.</summary>
    public static Party Program { get; } = new(Hand.Program, Side.Program, "", _ => false, _ => false);

    /// <summary>An applicant.</summary>
    public static Party Applicant(Hand hand) => new(hand, Side.Applicant, "", _ => false, _ => false);
}

/// <summary>Something somebody wants done to a case.</summary>
/// <param name="By">Who.</param>
public abstract record CaseCommand(Party By);

/// <summary>Send an application.</summary>
public sealed record Submit(Party By, Guid Case, string Number, ImmutableSortedDictionary<string, string> Facts) : CaseCommand(By);

/// <summary>Take a task.</summary>
public sealed record Claim(Party By, string Step) : CaseCommand(By);

/// <summary>Give a task back.</summary>
public sealed record Release(Party By, string Step) : CaseCommand(By);

/// <summary>The program gives a task back whose post was vacated.</summary>
public sealed record FreeTask(Party By, string Step) : CaseCommand(By);

/// <summary>Do a step, or propose or confirm it where four eyes are asked for.</summary>
public sealed record Accept(Party By, string Step, ImmutableSortedDictionary<string, string> Values) : CaseCommand(By);

/// <summary>Refuse a step on a ground of the definition.</summary>
public sealed record Refuse(Party By, string Step, string Ground, string Text) : CaseCommand(By);

/// <summary>Return a step to the applicant for correction.</summary>
public sealed record Return(Party By, string Step, string Text) : CaseCommand(By);

/// <summary>The applicant corrects facts: returned steps go on, and so does a refused step that can be mended when it is named.</summary>
public sealed record Correct(Party By, string Step, ImmutableSortedDictionary<string, string> Values) : CaseCommand(By);

/// <summary>The applicant takes back the whole case, or one step when it is named.</summary>
public sealed record Withdraw(Party By, string Step) : CaseCommand(By);

/// <summary>The applicant asks for a review of a refusal.</summary>
public sealed record AskReview(Party By, string Step, string Text) : CaseCommand(By);

/// <summary>The reviewer decides.</summary>
public sealed record DecideReview(Party By, string Step, bool Upheld, string Text) : CaseCommand(By);

/// <summary>Stop the clock.</summary>
public sealed record PauseClock(Party By, string Step, string Reason) : CaseCommand(By);

/// <summary>Let the clock run again.</summary>
public sealed record ResumeClock(Party By, string Step) : CaseCommand(By);

/// <summary>Make the limit longer.</summary>
public sealed record ExtendClock(Party By, string Step, string Reason) : CaseCommand(By);

/// <summary>The applicant rates the service.</summary>
public sealed record Rate(Party By, int Score, string Text) : CaseCommand(By);

/// <summary>The lawbook determined otherwise: the facts it gives now and, where nothing is due any more, the ground on which open steps end.</summary>
/// <param name="By">The program.</param>
/// <param name="Values">What is new.</param>
/// <param name="Ground">The ground of the definition; empty where the case goes on.</param>
/// <param name="Text">What changed, for the family and the office.</param>
public sealed record Redetermine(Party By, ImmutableSortedDictionary<string, string> Values, string Ground, string Text) : CaseCommand(By);

/// <summary>Look at the clocks.</summary>
public sealed record LookAtClocks(Party By) : CaseCommand(By);

/// <summary>What another agency's system answers.</summary>
public enum AnswerKind
{
    /// <summary>It has the order.</summary>
    Received,

    /// <summary>It did its part.</summary>
    Done,

    /// <summary>It refuses.</summary>
    Refused,

    /// <summary>退回补正: the applicant has to correct something first.</summary>
    Returned,
}

/// <summary>An answer of another agency's system.</summary>
/// <param name="By">The program that took it in.</param>
/// <param name="Message">The id of the message: one id is taken in once.</param>
/// <param name="Order">The order it answers.</param>
/// <param name="Sequence">The sender's number: a higher one was sent later.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Values">The facts it gives.</param>
/// <param name="Ground">The ground on which it refuses.</param>
/// <param name="Text">What it adds.</param>
public sealed record TakeAnswer(
    Party By, string Message, string Order, long Sequence, AnswerKind Kind, ImmutableSortedDictionary<string, string> Values, string Ground, string Text)
    : CaseCommand(By);

/// <summary>What became of a command: events, or the problem that stopped it.</summary>
/// <param name="State">The case afterwards; as before when there is a problem; null when there is no case.</param>
/// <param name="Events">What happened; empty when nothing did.</param>
/// <param name="Problems">Why nothing happened.</param>
public sealed record CaseDecision(CaseState? State, ImmutableArray<CaseEvent> Events, ImmutableArray<Problem> Problems);
