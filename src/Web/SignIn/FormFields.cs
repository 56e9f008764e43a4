namespace Anyu.Web.SignIn;

/// <summary>The hidden fields of signed-in forms.</summary>
internal static class FormFields
{
    /// <summary>The mark that a form is ours.</summary>
    public const string Token = "anyu-form";

    /// <summary>The id of a kept form that is sent again.</summary>
    public const string Kept = "anyu-kept";
}
