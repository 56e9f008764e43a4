namespace Anyu.Feel;

/// <summary>A record whose elements expressions read by slot; computed elements and law terms are resolved by the record itself.</summary>
public interface IFeelRecord
{
    /// <summary>The entity it is of.</summary>
    Entity Entity { get; }

    /// <summary>Its path for people and for missing facts, such as <c>children[1]</c>.</summary>
    string Path { get; }

    /// <summary>The path of one of its elements, such as <c>children[1].birthDate</c>.</summary>
    string PathOf(Element element);

    /// <summary>The value in that slot: a known value, unknown with the missing path, or not applicable.</summary>
    FeelValue Read(int ordinal, IFeelHost host);
}

/// <summary>What an expression asks of its surroundings while it runs.</summary>
public interface IFeelHost
{
    /// <summary>The option, date or number chosen for an interpretation.</summary>
    FeelValue Setting(string interpretation);

    /// <summary>The guaranteed total of another benefit for the same subject.</summary>
    FeelValue AmountOf(string benefit);

    /// <summary>Whether the first division lies in the second or is it.</summary>
    bool IsWithin(string place, string ancestor);

    /// <summary>The day on which so many working days after a date are complete, or unknown for <see cref="FeelReasons.CalendarRange"/>.</summary>
    FeelValue AddWorkingDays(DateOnly from, int days);

    /// <summary>When a person born on 29 February completes a year of life: true for 28 February, false for 1 March.</summary>
    bool LeapDayBirthdayOnFeb28 { get; }
}
