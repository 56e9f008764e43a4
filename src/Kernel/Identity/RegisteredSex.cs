namespace Anyu.Kernel;

/// <summary>The sex that an identity number records (GB/T 2261.1 codes). It is the registered one: a difference is a warning, never a bar.</summary>
public enum RegisteredSex
{
    /// <summary>未知, code 0. An identity number never records it.</summary>
    Unknown = 0,

    /// <summary>男, an odd sequence number.</summary>
    Male = 1,

    /// <summary>女, an even sequence number.</summary>
    Female = 2,
}
