namespace Anyu.Store;

/// <summary>An attempt at a job that failed for a reason worth keeping.</summary>
/// <param name="fault">What went wrong: a problem's number, never personal data.</param>
/// <param name="isFinal">Whether trying again is of no use: the job becomes a dead letter at once.</param>
public sealed class JobFaultException(string fault, bool isFinal) : Exception(fault)
{
    /// <summary>What went wrong.</summary>
    public string Fault => Message;

    /// <summary>Whether trying again is of no use.</summary>
    public bool IsFinal => isFinal;
}
