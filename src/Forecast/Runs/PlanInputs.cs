using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Forecast;

/// <summary>Builds the inputs of a plan from its tables.</summary>
internal static class PlanInputs
{
    private static readonly string[] PathColumns = ["tfr", "srb", "e0_male", "e0_female", "net_migration_male", "net_migration_female"];

    internal static Result<ForecastInputs> Of(ForecastPlan plan, Func<string, string?> table)
    {
        var problems = new List<Problem>();
        SexAge? Table(string file, AgeTableKind kind)
        {
            var read = table(file) is { } text ? AgeTable.Read(text, file, kind) : Result<SexAge>.Failure(ForecastProblems.NoTable(file));
            problems.AddRange(read.Problems);
            return read.Value;
        }

        if (plan.Method == PlanMethod.HamiltonPerry)
        {
            ImmutableArray<SexAge?> known = [.. (plan.History ?? []).Append(plan.Population).Select(file => Table(file, AgeTableKind.Persons))];
            return SmallArea(plan, known, problems);
        }

        var (people, survival, fertility) = (Table(plan.Population, AgeTableKind.Persons), Table(plan.Survival ?? "survival", AgeTableKind.Survival), Table(plan.Fertility ?? "fertility", AgeTableKind.Fertility));
        var migration = plan.Migration is null ? people?.Map((_, _, _) => 0) : Table(plan.Migration, AgeTableKind.Migrants);
        if (people is null || survival is null || fertility is null || migration is null)
        {
            return Result<ForecastInputs>.Failure([.. problems]);
        }

        var held = new ProjectionYear(plan.BaseYear, survival, fertility.Female, plan.SexRatioAtBirth, migration);
        var path = plan.Path is null ? [] : PathOf(plan, table, problems);
        var years = Enumerable.Range(0, plan.Years).Select(step => Year(plan, held, step, path)).ToImmutableArray();
        var inputs = plan.Effects.Aggregate(Variants.Of(plan.Variant, new ProjectionInputs(plan.BaseYear, people, years)), (changed, effect) => effect.ApplyTo(changed));
        problems.AddRange(problems.Count > 0 ? [] : InputCheck.Check(inputs));
        return problems.Count > 0 ? Result<ForecastInputs>.Failure([.. problems]) : Result<ForecastInputs>.Success(new ForecastInputs(inputs, UncertaintyOf(plan, people.OpenAge)));
    }

    /// <summary>From populations alone; all years have the same ages, to 51 at least.</summary>
    private static Result<ForecastInputs> SmallArea(ForecastPlan plan, ImmutableArray<SexAge?> known, List<Problem> problems)
    {
        const int FewestAges = 51;
        if (known.All(one => one is not null) && (known.Any(one => one!.OpenAge != known[0]!.OpenAge) || known[0]!.OpenAge < FewestAges))
        {
            problems.Add(ForecastProblems.AgesDiffer(plan.BaseYear, known[0]!.OpenAge, Math.Max(FewestAges, known[^1]!.OpenAge)));
        }

        if (problems.Count > 0)
        {
            return Result<ForecastInputs>.Failure([.. problems]);
        }

        var inputs = plan.Effects.Aggregate(HamiltonPerryInputs.Of([.. known.Select(one => one!)], plan.BaseYear, plan.Years), (changed, effect) => effect.ApplyTo(changed));
        var found = InputCheck.Check(inputs);
        return found.IsEmpty ? Result<ForecastInputs>.Success(new ForecastInputs(inputs, UncertaintyOf(plan, inputs.BasePopulation.OpenAge))) : Result<ForecastInputs>.Failure(found);
    }

    private static Uncertainty UncertaintyOf(ForecastPlan plan, int open) => new(
        plan.FertilityFactor,
        plan.MortalityFactor,
        [.. Enumerable.Repeat(1.0, open + 1)],
        plan.MigrationFactor,
        plan.MigrationFactor == RandomFactor.None ? SexAge.Zero(open) : RogersCastro.Standard.Shares(open),
        SexAge.Build(open, (_, _) => plan.BaseSpread),
        0.9);

    private static ProjectionYear Year(ForecastPlan plan, ProjectionYear held, int step, Dictionary<int, double[]> path)
    {
        var (trend, hazard) = (Math.Pow(plan.FertilityTrend, step), Math.Pow(plan.HazardTrend, step));
        var year = held with
        {
            Start = plan.BaseYear + step,
            Fertility = [.. held.Fertility.Select(rate => rate * trend)],
            Survival = hazard.Equals(1.0) ? held.Survival : held.Survival.Map((_, _, ratio) => Math.Pow(ratio, hazard)),
        };
        return path.TryGetValue(year.Start, out var stated) ? Stated(year, stated) : year;
    }

    /// <summary>The year with what its row of the path states; not-a-number where it states nothing.</summary>
    private static ProjectionYear Stated(ProjectionYear year, double[] stated)
    {
        double? At(int column) => double.IsNaN(stated[column]) ? null : stated[column];
        ImmutableArray<double> Living(ImmutableArray<double> ratios, double? expectancy) => expectancy is { } years ? SurvivalColumn.Matching(ratios.AsSpan(), years) : ratios;
        var total = year.TotalFertility;
        var moving = RogersCastro.Standard.Shares(year.Survival.OpenAge);

        // The table gives the pattern by age where the path gives totals; without a table, the standard of Rogers and Castro does.
        SexAge Moved(SexAge known) => At(4) is null && At(5) is null ? known : known.Map((sex, age, persons) =>
            At(sex == Sex.Male ? 4 : 5) is not { } net ? persons : known.Total(sex) is var sum && sum != 0 ? net * persons / sum : 2 * net * moving[sex, age]);
        return year with
        {
            Fertility = At(0) is { } tfr && total > 0 ? [.. year.Fertility.Select(rate => rate / total * tfr)] : year.Fertility,
            SexRatioAtBirth = At(1) is { } ratio ? (ratio > 10 ? ratio / 100 : ratio) : year.SexRatioAtBirth,
            Survival = new SexAge(Living(year.Survival.Male, At(2)), Living(year.Survival.Female, At(3))),
            NetMigration = Moved(year.NetMigration),
        };
    }

    private static Dictionary<int, double[]> PathOf(ForecastPlan plan, Func<string, string?> table, List<Problem> problems)
    {
        var path = new Dictionary<int, double[]>();
        if (table(plan.Path!) is not { } text)
        {
            problems.Add(ForecastProblems.NoTable(plan.Path!));
            return path;
        }

        var read = new AssumptionTable(text, plan.Path!, problems);
        var (year, columns) = (read.Column(["year", "年份", "年"]), PathColumns.Select(name => read.Column([name], optional: true)).ToArray());
        foreach (var row in year < 0 ? [] : read.Rows)
        {
            var start = (int)read.Number(row, year);
            problems.AddRange(start < plan.BaseYear ? [ForecastProblems.BeforeBase(start, plan.BaseYear, read.At(row, year))] : []);
            var stated = columns.Select(column => column < 0 ? double.NaN : read.Number(row, column)).ToArray();
            problems.AddRange(stated[0] is < 0 or > AssumptionFiles.HighestFertility ? [ForecastProblems.FertilityOutside(start, stated[0], read.At(row, columns[0]))] : []);
            problems.AddRange(new[] { 2, 3 }.Where(at => stated[at] is < 20 or > 110).Select(at => ForecastProblems.ExpectancyOutside(start, stated[at], read.At(row, columns[at]))));
            path[start] = stated;
        }

        return path;
    }
}
