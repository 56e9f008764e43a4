namespace Anyu.Access;

/// <summary>
/// One thing that may be done, such as <c>register.person.read</c>: module, noun, verb. Code asks for it by this name; which role has it
/// is content (<c>content/roles</c>).
/// </summary>
/// <param name="Name">Small letters, digits, hyphens, parted by dots.</param>
public sealed record Permission(string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
