using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>What an expression comes to in every row: which rows have no value, in which the question does not arise, and the values of the others.</summary>
/// <param name="Unknown">The rows that lack facts.</param>
/// <param name="NotApplicable">The rows in which the question does not arise; none of them is unknown too.</param>
internal abstract record ColumnValue(ColumnNode Unknown, ColumnNode NotApplicable);

/// <summary>Truths.</summary>
/// <param name="Yes">The rows that are 是; the rest, neither unknown nor not applicable, are 否.</param>
/// <param name="Unknown">The rows that lack facts.</param>
/// <param name="NotApplicable">The rows in which the question does not arise.</param>
/// <param name="OrNo">Those of them that facts may still turn into 否.</param>
internal sealed record TruthColumn(ColumnNode Yes, ColumnNode Unknown, ColumnNode NotApplicable, ColumnNode OrNo) : ColumnValue(Unknown, NotApplicable);

/// <summary>Numbers, dates or texts. What a row without a value holds counts for nothing.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Value">A number scaled by 10^<paramref name="Decimals"/>, a day number, or the number of a text.</param>
/// <param name="Decimals">How many decimals a whole number carries.</param>
/// <param name="Unknown">The rows that lack facts.</param>
/// <param name="NotApplicable">The rows in which the question does not arise.</param>
internal sealed record ScalarColumn(FeelKind Kind, ColumnNode Value, int Decimals, ColumnNode Unknown, ColumnNode NotApplicable) : ColumnValue(Unknown, NotApplicable)
{
    /// <summary>What is certain about the unknown rows; null when nothing is.</summary>
    public ColumnBounds? Bounds { get; init; }
}

/// <summary>Bounds of unknown numbers (<see cref="Bounds"/>).</summary>
/// <param name="Has">The unknown rows that have bounds.</param>
/// <param name="Low">The least, a number without unknown rows.</param>
/// <param name="High">The greatest.</param>
/// <param name="Applies">Those of them that are surely a number.</param>
internal sealed record ColumnBounds(ColumnNode Has, ScalarColumn Low, ScalarColumn High, ColumnNode Applies);

/// <summary>A record that every row has a place for, such as the mother or the second child.</summary>
/// <param name="Entity">What it is of.</param>
/// <param name="Path">Its path, which tells it from others.</param>
internal sealed record ColumnRecord(Entity Entity, string Path);

/// <summary>A record that is the value in some rows.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Record">The record.</param>
internal readonly record struct RecordCase(ColumnNode Rows, ColumnRecord Record);

/// <summary>Records: in each row at most one of the cases.</summary>
internal sealed record RecordColumn(ImmutableArray<RecordCase> Cases, ColumnNode Unknown, ColumnNode NotApplicable) : ColumnValue(Unknown, NotApplicable);

/// <summary>A member that a list may have.</summary>
/// <param name="In">The rows whose list surely has it.</param>
/// <param name="Possible">The rows whose list may have it.</param>
/// <param name="Value">The member.</param>
internal readonly record struct ListMember(ColumnNode In, ColumnNode Possible, ColumnValue Value);

/// <summary>Lists of a bounded number of members. A row with a possible member is unknown, though something of it is certain.</summary>
internal sealed record ListColumn(ImmutableArray<ListMember> Members, ColumnNode Unknown, ColumnNode NotApplicable) : ColumnValue(Unknown, NotApplicable);

/// <summary>What an expression in columns asks of its surroundings.</summary>
internal interface IColumnHost
{
    /// <inheritdoc cref="IFeelHost.LeapDayBirthdayOnFeb28"/>
    bool LeapDayBirthdayOnFeb28 { get; }

    /// <summary>The value of a variable.</summary>
    ColumnValue Variable(Variable variable);

    /// <summary>An element of a record, for the rows that come to read it.</summary>
    ColumnValue Element(ColumnRecord record, Element element, ColumnNode reach);

    /// <inheritdoc cref="IFeelHost.Setting"/>
    FeelValue Setting(string interpretation);

    /// <summary>The guaranteed total of another benefit for the same subject, for the rows that come to read it.</summary>
    ColumnValue AmountOf(string benefit, ColumnNode reach);

    /// <inheritdoc cref="IFeelHost.IsWithin"/>
    bool IsWithin(string place, string ancestor);
}

/// <summary>An expression, or a shape of data, that columns do not hold: it is left to the walker, by name.</summary>
/// <param name="what">What it is, such as a choice between lists.</param>
public sealed class NotInColumnsException(string what) : Exception(what);
