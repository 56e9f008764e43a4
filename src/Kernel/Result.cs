using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Anyu.Kernel;

/// <summary>A value, or the problems that prevented it. Never both absent; warnings may accompany a value.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class Result<T>
    where T : class
{
    private Result(T? value, ImmutableArray<Problem> problems) => (Value, Problems) = (value, problems);

    /// <summary>The value; null when there were errors.</summary>
    public T? Value { get; }

    /// <summary>All problems, errors and warnings; empty when there are none.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;

    /// <summary>A value, with warnings if any.</summary>
    public static Result<T> Success(T value, params ImmutableArray<Problem> warnings) => new(value, warnings.IsDefault ? [] : warnings);

    /// <summary>No value, for at least one reason.</summary>
    public static Result<T> Failure(params ImmutableArray<Problem> problems) =>
        problems.IsDefaultOrEmpty ? throw new ArgumentException("A failure needs a problem.", nameof(problems)) : new(null, problems);
}
