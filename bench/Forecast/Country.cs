using Anyu.Forecast;

namespace Anyu.ForecastBench;

/// <summary>A made-up country with plausible numbers; only its size matters here.</summary>
internal static class Country
{
    internal static ProjectionInputs Inputs(int openAge, int years)
    {
        var population = SexAge.Build(openAge, (_, age) => 1e6 * Math.Exp(-Math.Pow(age / 75.0, 4)));
        return new ProjectionInputs(2026, population, [.. Enumerable.Range(2026, years).Select(start => Year(start, openAge))]);
    }

    internal static Uncertainty Uncertainty(int openAge, double shape) => new(
        new RandomFactor(0.95, 0.04),
        new RandomFactor(1, 0.02),
        [.. Enumerable.Range(0, openAge + 1).Select(age => 1.2 - (age / 5 * 5 * shape))],
        new RandomFactor(0.8, 10_000),
        SexAge.Build(openAge, (_, age) => age is >= 15 and < 40 ? 0.02 : 0),
        SexAge.Build(openAge, (_, age) => age < 5 ? 0.03 : 0.01),
        0.9);

    private static ProjectionYear Year(int start, int openAge)
    {
        var survival = SexAge.Build(openAge, (sex, age) =>
            age == 0 ? 0.995 : Math.Exp(-((sex == Sex.Male ? 4e-5 : 2.5e-5) * Math.Exp(0.095 * Math.Min(age, 105)))));
        double[] fertility = [.. Enumerable.Range(0, openAge + 1).Select(age => age is >= 15 and < 50 ? 0.11 * Math.Exp(-Math.Pow((age - 29) / 7.0, 2)) : 0)];
        return new ProjectionYear(start, survival, [.. fertility], 1.06, SexAge.Build(openAge, (_, age) => age is >= 15 and < 40 ? 200 : 0));
    }
}
