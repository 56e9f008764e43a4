using Anyu.Casework;
using Xunit;

namespace Anyu.Unit.Casework;

/// <summary>Every service of the content is whole, its worked cases pass, and each of its guards is noticed by one of them.</summary>
public sealed class ServiceContentTests
{
    public static TheoryData<string> All => [.. Directory.EnumerateDirectories(Repository.At("content", "services")).Select(folder => Path.GetFileName(folder)!)];

    [Fact]
    public void All_services_can_be_published() => Assert.True(Services.Outcome.Succeeded, string.Join('\n', Services.Outcome.Problems));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_worked_case_comes_out_as_written(string service)
    {
        var definition = Services.Shelf.Services[service];
        Assert.NotEmpty(definition.Cases);
        Assert.Empty(ServiceCaseRunner.Check(definition, Services.Shelf.Calendar).Select(p => p.ToString()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Removing_any_guard_makes_a_worked_case_fail(string service)
    {
        // What the checks refuse anyway need not be shown by a case.
        static bool IsNoticed(Mutation mutation) =>
            ServiceCaseRunner.Check(mutation.Service, Services.Shelf.Calendar).Any() || ModelCheck.Run(mutation.Service, Services.Shelf.Prohibitions).Any();

        var definition = Services.Shelf.Services[service];
        var mutations = Mutations.Of(definition).ToList();
        Assert.NotEmpty(mutations);
        Assert.Empty(mutations.Where(m => !IsNoticed(m)).Select(m => m.What));
    }
}
