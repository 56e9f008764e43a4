using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>A parent named in a report: a person of the register, or the person's values as stated.</summary>
/// <param name="Id">The person, which the actor must be able to see; null when stated.</param>
/// <param name="Stated">The values; the register finds the person, wherever it is, or records a new one.</param>
public sealed record ParentRef(Guid? Id, NewPerson? Stated)
{
    /// <summary>A person of the register.</summary>
    public static ParentRef Of(Guid id) => new(id, null);

    /// <summary>A person by values.</summary>
    public static ParentRef Of(NewPerson stated) => new(null, stated);
}

/// <summary>A birth as one source reports it.</summary>
public sealed record BirthReport
{
    /// <summary>The event's id, made by the sender: sent twice is recorded once.</summary>
    public required Guid Id { get; init; }

    /// <summary>The id for the child, made by the sender.</summary>
    public required Guid Child { get; init; }

    /// <summary>The mother, or null when unknown.</summary>
    public ParentRef? Mother { get; init; }

    /// <summary>The father, or null.</summary>
    public ParentRef? Father { get; init; }

    /// <summary>The day of birth.</summary>
    public required DateOnly BornOn { get; init; }

    /// <summary>The child's sex.</summary>
    public required RegisteredSex Sex { get; init; }

    /// <summary>Which child of the birth, from 1.</summary>
    public int Ordinal { get; init; } = 1;

    /// <summary>How many children the birth brought: 1 to 20.</summary>
    public int Plurality { get; init; } = 1;

    /// <summary>The birth certificate's number, or null.</summary>
    public string? Certificate { get; init; }

    /// <summary>The child's name; null while there is none.</summary>
    public string? Name { get; init; }

    /// <summary>Where the child was born.</summary>
    public required PlaceCode Place { get; init; }

    /// <summary>Where the child lives; null: as the mother.</summary>
    public PlaceCode? Residence { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Source Source { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id.ToString("D");

    /// <summary>What can be checked without looking anything up.</summary>
    internal ImmutableArray<Problem> Check(NameForm form, DateOnly today)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (BornOn > today)
        {
            problems.Add(RegisterProblems.Future(new("出生日期", "date of birth")));
        }
        else if (BornOn < Limits.Earliest)
        {
            problems.Add(RegisterProblems.TooEarly(new("出生日期", "date of birth")));
        }

        if (Plurality is < 1 or > Limits.Plurality || Ordinal < 1 || Ordinal > Plurality)
        {
            problems.Add(RegisterProblems.Ordinal());
        }

        if (Certificate is not null && !Births.IsCertificate(Certificate))
        {
            problems.Add(RegisterProblems.CertificateForm());
        }

        if (Name is not null && form.Keep(Name).Problem is { } problem)
        {
            problems.Add(problem);
        }

        return problems.ToImmutable();
    }

    internal NewbornTraits Traits(Guid? mother, Guid? father) => new(Certificate?.ToUpperInvariant(), mother, father, BornOn, (int)Sex, Ordinal, Plurality);

    internal string PlaceFull => PlaceRange.Full(Place);
}

/// <summary>A recorded birth.</summary>
/// <param name="Event">The event: the sender's id, or that of the birth there already is.</param>
/// <param name="Child">The child's record.</param>
/// <param name="Mother">The mother's record, or null.</param>
/// <param name="Father">The father's record, or null.</param>
/// <param name="IsNew">Whether the birth is new; else this report was added to those of the birth there is.</param>
/// <param name="Differences">What this report says otherwise than the register; listed until settled.</param>
public sealed record BirthRecorded(Guid Event, Guid Child, Guid? Mother, Guid? Father, bool IsNew, ImmutableArray<string> Differences);
