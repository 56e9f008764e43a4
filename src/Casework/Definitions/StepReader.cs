using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Casework;

/// <summary>Reads one step.</summary>
internal sealed class StepReader(Scope scope, GroundReader grounds, ProblemSink sink)
{
    private static readonly ImmutableSortedDictionary<string, StepKind> Kinds = ServiceReader.Table(
        ("automatic", StepKind.Automatic), ("task", StepKind.Task), ("approval", StepKind.Approval), ("agency", StepKind.Agency));

    public StepDefinition Read(MapReader reader)
    {
        var id = reader.NeedId("id");
        var step = new StepDefinition(
            id,
            reader.OwnLabel(),
            reader.Word("kind", Kinds, StepKind.Task),
            reader.NeedText("agency"),
            Expression(reader, "place", new FeelType.Place()),
            reader.Text("permission") ?? "",
            Words(reader, "after"),
            Expression(reader, "when", new FeelType.Boolean()),
            reader.Flag("four-eyes"),
            reader.Flag("mendable"),
            reader.Map("clock") is { } clock ? Clock(clock) : null,
            Words(reader, "refusals"),
            reader.Flag("returns"),
            Words(reader, "sends"),
            Words(reader, "gives"),
            Ground(reader),
            reader.Text("records"),
            reader.Text("letter"),
            Words(reader, "starts"),
            reader.At);
        reader.Close();
        return step;
    }

    private static ImmutableArray<string> Words(MapReader reader, string key) => [.. reader.Texts(key).Select(t => t.Text)];

    private FeelExpression? Expression(MapReader reader, string key, FeelType type) =>
        reader.Scalar(key) is { } text ? ExpressionBinder.Bind(text, scope, type, sink) : null;

    private Ground? Ground(MapReader reader) => reader.Take("ground") is { } item ? grounds.Read(item, "ground") : null;

    private ClockDefinition Clock(MapReader reader)
    {
        var clock = new ClockDefinition(
            reader.Text("owner") ?? "",
            reader.Map("statutory") is { } statutory ? Limit(statutory) : null,
            reader.Map("promised") is { } promised ? Limit(promised) : null,
            [.. ServiceReader.Maps(reader.Items("pauses"), "pauses", reader.Owner, sink).Select(Pause)],
            [.. ServiceReader.Maps(reader.Items("extensions"), "extensions", reader.Owner, sink).Select(Extension)],
            reader.At);
        reader.Close();
        return clock;
    }

    private LimitDefinition Limit(MapReader reader)
    {
        var (days, working) = Days(reader);
        var ground = NeedGround(reader);
        reader.Close();
        return new LimitDefinition(days, working, ground);
    }

    private PauseDefinition Pause(MapReader reader)
    {
        var pause = new PauseDefinition(reader.NeedId("id"), reader.OwnLabel(), NeedGround(reader));
        reader.Close();
        return pause;
    }

    private ExtensionDefinition Extension(MapReader reader)
    {
        var (days, working) = Days(reader);
        var extension = new ExtensionDefinition(reader.NeedId("id"), reader.OwnLabel(), days, working, NeedGround(reader));
        reader.Close();
        return extension;
    }

    private Ground NeedGround(MapReader reader) =>
        (reader.Need("ground") is { } item ? grounds.Read(item, "ground") : null) ?? GroundReader.Nothing(reader.At);

    /// <summary><c>working-days: 20</c> or <c>days: 30</c>.</summary>
    private static (int Days, bool Working) Days(MapReader reader) =>
        reader.Take("working-days") is not null
            ? (ServiceReader.Whole(reader, "working-days", 1, 3_650), true)
            : (ServiceReader.Whole(reader, "days", 1, 3_650), false);
}
