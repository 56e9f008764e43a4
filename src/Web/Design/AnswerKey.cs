namespace Anyu.Web.Design;

/// <summary>Names one answer among all of a family: the benefit and whom it is about.</summary>
internal static class AnswerKey
{
    /// <summary>Its id and the paths of its subject, such as <c>…|births[1]|mother</c>.</summary>
    public static string Of(Determination answer) => answer.Benefit.Id + "|" + string.Join('|', answer.Subject.Values);
}
