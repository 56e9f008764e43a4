using Anyu.Access;

namespace Anyu.Register;

/// <summary>What this module asks for; who has it stands in <c>content/roles</c>.</summary>
public static class RegisterPermissions
{
    /// <summary>Search persons.</summary>
    public static Permission Search { get; } = new("register.person.search");

    /// <summary>Read a person's record and family.</summary>
    public static Permission Read { get; } = new("register.person.read");

    /// <summary>Record and correct persons, families and events.</summary>
    public static Permission Write { get; } = new("register.person.write");

    /// <summary>Link records of one person, and undo it.</summary>
    public static Permission Link { get; } = new("register.person.link");

    /// <summary>See, make and lift seals.</summary>
    public static Permission Sealed { get; } = new("register.sealed.read");

    /// <summary>Import tables.</summary>
    public static Permission Import { get; } = new("register.import");

    /// <summary>Export tables.</summary>
    public static Permission Export { get; } = new("register.export");

    /// <summary>Count records for statistics; nobody is seen.</summary>
    public static Permission Count { get; } = new("register.count");
}

/// <summary>The topics this module posts to. Each body is JSON with ids only.</summary>
public static class RegisterTopics
{
    /// <summary>A pregnancy was recorded.</summary>
    public const string Pregnancy = "register.pregnancy-recorded";

    /// <summary>A birth was recorded.</summary>
    public const string Birth = "register.birth-recorded";

    /// <summary>A death was recorded.</summary>
    public const string Death = "register.death-recorded";

    /// <summary>A marriage was recorded.</summary>
    public const string Marriage = "register.marriage-recorded";

    /// <summary>A divorce was recorded.</summary>
    public const string Divorce = "register.divorce-recorded";

    /// <summary>An adoption was recorded.</summary>
    public const string Adoption = "register.adoption-recorded";

    /// <summary>A move was recorded.</summary>
    public const string Move = "register.move-recorded";

    /// <summary>A change of hukou was recorded.</summary>
    public const string HukouChange = "register.hukou-change-recorded";

    /// <summary>Values of a person were recorded or corrected.</summary>
    public const string Person = "register.person-changed";

    /// <summary>Two records were linked, or the link undone: who keeps person ids asks <see cref="CanonicalPerson"/> anew.</summary>
    public const string Link = "register.person-linked";

    /// <summary>An import of persons ended; the event is the import's id.</summary>
    public const string Import = "register.import-completed";

    /// <summary>All of them, for the host's list of listeners.</summary>
    public static IReadOnlyList<string> All { get; } = [Pregnancy, Birth, Death, Marriage, Divorce, Adoption, Move, HukouChange, Person, Link, Import];
}
