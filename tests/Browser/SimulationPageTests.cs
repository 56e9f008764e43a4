using Microsoft.Playwright;
using Xunit;

namespace Anyu.Browser;

/// <summary>The pages of reforms: the form, what is wrong in it, a result; on a phone and a desk screen, with axe, with and without script.</summary>
public sealed class SimulationPageTests(Stage stage)
{
    private const float PatienceMs = 60_000;
    private const int FamiliesEnough = 1_000;
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static string? simulated;

    [Theory]
    [InlineData("zh", false)]
    [InlineData("en", true)]
    public async Task The_form_is_without_fault(string language, bool elder)
    {
        var reader = new Reader(language, elder);
        var tab = await stage.KeptPage(GetType(), reader);
        await tab.GotoAsync(stage.Address + "/simulate");
        foreach (var folded in await tab.QuerySelectorAllAsync("details.panel > summary"))
        {
            await folded.ClickAsync();
        }

        var faults = await Faults.Of(tab, reader, "simulate");
        Assert.True(faults.IsEmpty, string.Join('\n', faults));
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_its_field()
    {
        var reader = new Reader("zh", Elder: false);
        var tab = await stage.KeptPage(GetType(), reader);
        await Forms.Post(tab, "/simulate", ("yaml", "id: x\nchanges: []\n"), ("families", "7000000"), ("other", "没有这里"));
        var faults = await Faults.Of(tab, reader, "simulate-wrong");
        Assert.True(faults.IsEmpty, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("zh", false)]
    [InlineData("en", true)]
    public async Task A_result_comes_without_a_script_and_is_without_fault(string language, bool elder)
    {
        var reader = new Reader(language, elder);
        var address = await Simulated();
        var tab = await stage.KeptPage(GetType(), reader);
        await tab.GotoAsync(address);
        await tab.WaitForSelectorAsync("#reform-2");
        var faults = await Faults.Of(tab, reader, "simulate-result");
        Assert.True(faults.IsEmpty, string.Join('\n', faults));
    }

    /// <summary>One simulation for all readers: sent with the buttons of the page, without a script, over few families.</summary>
    private async Task<string> Simulated()
    {
        await Turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (simulated is null)
            {
                var tab = await stage.KeptPage(GetType(), new Reader("zh", Elder: false));
                await tab.GotoAsync(stage.Address + "/simulate");
                await tab.CheckAsync("#sample-parental-leave-30");
                await tab.CheckAsync("#sample-subsidy-month-excluded");
                await tab.EvaluateAsync($"document.getElementById('families-10000').value = '{FamiliesEnough}'");
                await tab.ClickAsync("main form button.main");
                await tab.WaitForSelectorAsync("#reform-2", new PageWaitForSelectorOptions { Timeout = PatienceMs });
                simulated = tab.Url;
            }

            return simulated;
        }
        finally
        {
            Turn.Release();
        }
    }
}
