using Microsoft.Playwright;

namespace Anyu.Browser;

/// <summary>Waits for the page that an act brings: what is read afterwards is the new page and not the one left.</summary>
internal static class Pages
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Does it and waits until the next page is there.</summary>
    public static async Task Turn(this IPage page, Func<Task> act)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Done(object? sender, IPage arrived) => loaded.TrySetResult();
        page.Load += Done;
        try
        {
            await act();
            await loaded.Task.WaitAsync(Patience);
        }
        finally
        {
            page.Load -= Done;
        }
    }

    /// <summary>Presses the first button or link that the selector finds.</summary>
    public static Task Press(this IPage page, string selector) => page.Turn(() => page.Locator(selector).First.ClickAsync());
}
