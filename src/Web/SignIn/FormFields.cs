namespace Anyu.Web.SignIn;

/// <summary>The hidden fields of signed-in forms.</summary>
internal static class FormFields
{
    /// <summary>The mark that a form is ours.</summary>
    public const string Token = "anyu-form";

    /// <summary>The id of a kept form that is sent again.</summary>
    public const string Kept = "anyu-kept";

    /// <summary>On what is saved while somebody types: how many earlier saves of the page had no answer.</summary>
    public const string Quiet = "anyu-quiet";

    /// <summary>The revision of the draft that a form shows.</summary>
    public const string Revision = "anyu-revision";
}
