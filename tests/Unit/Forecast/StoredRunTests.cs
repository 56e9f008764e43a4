using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

public sealed class StoredRunTests
{
    private static readonly ProjectionInputs Inputs = ReferenceProjection.Inputs(MigrationTiming.End);
    private static readonly TrajectoryPlan Plan = new(300, 42, TrajectoryPlan.UsualQuantiles, "370000", Threads: 1, Groups: [(0, 2)]);

    [Fact]
    public void A_stored_run_repeats_to_the_last_bit_on_other_threads()
    {
        var (record, _) = StoredRun.Make(Inputs, TrajectoryTests.AllUncertain(), Plan);
        Assert.Empty(record.Repeat(Inputs, TrajectoryTests.AllUncertain(), threads: 2));
        Assert.Equal("FCST-0022", Assert.Single((record with { Seed = 43 }).Repeat(Inputs, TrajectoryTests.AllUncertain())).Code);
    }

    [Fact]
    public void Other_inputs_or_another_engine_are_named()
    {
        var (record, _) = StoredRun.Make(Inputs, TrajectoryTests.AllUncertain(), Plan with { Trajectories = 2 });
        var other = Inputs with { BasePopulation = Inputs.BasePopulation.Map((_, age, persons) => age == 7 ? persons + 1 : persons) };
        Assert.Equal("FCST-0021", Assert.Single(record.Repeat(other, TrajectoryTests.AllUncertain())).Code);
        Assert.Equal("FCST-0020", Assert.Single((record with { Engine = "older" }).Repeat(Inputs, TrajectoryTests.AllUncertain())).Code);
    }

    /// <summary>The bits of a small run on any processor: if they change, so must <see cref="StoredRun.CurrentEngine"/>.</summary>
    [Fact]
    public void The_result_bits_have_not_changed_under_the_same_engine_name()
    {
        var (record, _) = StoredRun.Make(Inputs, TrajectoryTests.AllUncertain(), new TrajectoryPlan(7, 1, [0.1, 0.5, 0.9]));
        Assert.Equal(("cohort-component 3", "082d6da86f4db059"), (record.Engine, record.ResultHash[..16]));
    }

    [Fact]
    public void Ages_run_to_130_fold_to_the_same_totals()
    {
        var longer = SexAge.Build(130, (sex, age) => age < 100 ? Inputs.BasePopulation[sex, age] : age == 100 ? Inputs.BasePopulation[sex, 100] : 0);
        var folded = longer.FoldTo(100);
        Assert.Equal(Inputs.BasePopulation.Male[100], folded.Male[100]);
        Assert.Equal(longer.Total(), folded.Total(), 1e-3);
        Assert.Throws<ArgumentOutOfRangeException>(() => folded.FoldTo(101));
    }
}
