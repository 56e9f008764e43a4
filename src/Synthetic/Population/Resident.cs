using Anyu.Kernel;

namespace Anyu.Synthetic;

/// <summary>A made-up person. Kin are numbers of the same population.</summary>
internal sealed class Resident
{
    /// <summary>The person's number in the population, from 0.</summary>
    public required int Number { get; init; }

    public required RegisteredSex Sex { get; init; }

    public required DateOnly Born { get; init; }

    /// <summary>The identity number; none for who was born too lately to have one.</summary>
    public required string IdentityNumber { get; init; }

    public string Surname { get; set; } = "";

    public string GivenName { get; set; } = "";

    public string Name => Surname + GivenName;

    public string Phone { get; set; } = "";

    /// <summary>Where the person lives, a village.</summary>
    public PlaceCode Residence { get; set; }

    public PlaceCode Hukou { get; set; }

    public Resident? Mother { get; set; }

    public Resident? Father { get; set; }

    public Resident? Spouse { get; set; }

    public DateOnly MarriedOn { get; set; }

    public List<Resident> Children { get; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"synthetic {Number}";
}
