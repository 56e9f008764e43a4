using Anyu.EntitlementBench;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Batch;

/// <summary>The published sums of the entitlement benchmark, whose rules are provisions under <c>bench/</c>.</summary>
public sealed class EntitlementTests
{
    private static readonly Lazy<Lawbook> Book = new(() => LawLibrary.Load(Repository.At("bench", "Entitlements", "content")).Book!);

    [Fact]
    public void A_hundred_thousand_households_give_every_published_sum() => Assert.True(Trial.Run(Book.Value, households: 100_000, months: 1, threads: 1));

    [Fact]
    public void Two_threads_give_the_sums_of_one() => Assert.True(Trial.Run(Book.Value, households: 50_000, months: 2, threads: 2));

    [Fact(Explicit = true)]
    public void A_million_households_are_made_bit_for_bit_and_give_every_sum_of_twelve_months()
    {
        Assert.True(Checksums.InputsAreRight());
        Assert.True(Trial.Run(Book.Value, households: 1_000_000, months: 12, threads: 1));
    }
}
