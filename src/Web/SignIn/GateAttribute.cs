using Anyu.Access;

namespace Anyu.Web.SignIn;

/// <summary>What a page or endpoint asks of who calls it. On a signed-in face, one without any is shut.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal abstract class GateAttribute : Attribute;

/// <summary>A live session is enough: the steps of signing in and out.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsSessionAttribute : GateAttribute;

/// <summary>Somebody who acts at a face, with a permission where one is named.</summary>
/// <param name="face">The face.</param>
/// <param name="permission">The permission's name; none for what everybody at the face may open.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsAttribute(Face face, string? permission = null) : GateAttribute
{
    /// <summary>The face.</summary>
    public Face Face { get; } = face;

    /// <summary>The permission's name.</summary>
    public string? Permission { get; } = permission;
}
