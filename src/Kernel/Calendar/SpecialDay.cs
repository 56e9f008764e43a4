namespace Anyu.Kernel;

/// <summary>How a day departs from the week.</summary>
public enum SpecialDayKind
{
    /// <summary>A public holiday, or a weekday made free for one: no work. 放假</summary>
    Holiday,

    /// <summary>A Saturday or Sunday that is worked in exchange for a day made free. 调休上班</summary>
    Workday,
}

/// <summary>A day whose work the yearly notice of the State Council settles, whatever day of the week it is.</summary>
/// <param name="On">The day.</param>
/// <param name="Kind">Free or worked.</param>
/// <param name="Name">The festival it belongs to.</param>
public sealed record SpecialDay(DateOnly On, SpecialDayKind Kind, Bilingual Name);
