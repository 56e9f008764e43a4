namespace Anyu.Web.Hosting;

/// <summary>The end of work that goes on until the host stops: being stopped is how it ends, anything else is a fault.</summary>
internal static class UntilStopped
{
    /// <summary>Waits for it; however the host ends, also when it is only disposed of, nothing is thrown and nothing logged for being stopped.</summary>
    public static async Task Ended(this Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.IsFaulted)
        {
            await work;
        }
    }
}
