using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>An element of an entity, read somewhere in an expression.</summary>
public sealed record ElementUse(string Entity, string Element);

/// <summary>A compiled expression: parsed, bound and typed. Immutable; may be evaluated by many threads at once.</summary>
public sealed class FeelExpression
{
    private readonly int localCount;

    internal FeelExpression(string source, FeelNode root, int localCount, SourceLocation? at, Schema? schema)
    {
        (Source, Root, At, Schema, this.localCount) = (source, root, at, schema, localCount);
        var uses = NodeUses.Of([root]);
        (Settings, Benefits, Elements) = (uses.Settings, uses.Benefits, uses.Elements);
    }

    /// <summary>The text it was compiled from.</summary>
    public string Source { get; }

    /// <summary>The static type of its value.</summary>
    public FeelType Type => Root.Type;

    /// <summary>Where it stands in a file, when known.</summary>
    public SourceLocation? At { get; }

    /// <summary>The interpretations named by <c>setting("…")</c>, sorted.</summary>
    public ImmutableArray<string> Settings { get; }

    /// <summary>The benefits named by <c>amountOf("…")</c>, sorted.</summary>
    public ImmutableArray<string> Benefits { get; }

    /// <summary>Every element read anywhere in it, sorted.</summary>
    public ImmutableArray<ElementUse> Elements { get; }

    /// <summary>The typed tree.</summary>
    public FeelNode Root { get; }

    /// <summary>Its value. Never throws for the sake of facts: what cannot be computed is unknown, for missing facts or for one of <see cref="FeelReasons"/>.</summary>
    /// <param name="frame">The values of the variables, by <see cref="Variable.Slot"/>.</param>
    /// <param name="host">What the expression asks of its surroundings.</param>
    public FeelValue Evaluate(ReadOnlySpan<FeelValue> frame, IFeelHost host) =>
        localCount == 0 ? Root.Compute(new Activation(frame, host, [], recorder: null)) : EvaluateWithLocals(frame, host, recorder: null);

    /// <summary>The same value with every node that led to it. Operands that would not change the result of <c>and</c> and <c>or</c> are evaluated and recorded too.</summary>
    /// <param name="frame">The values of the variables, by <see cref="Variable.Slot"/>.</param>
    /// <param name="host">What the expression asks of its surroundings.</param>
    /// <param name="recorder">What records it; the same may serve many runs.</param>
    public FeelTrace Explain(ReadOnlySpan<FeelValue> frame, IFeelHost host, FeelRecorder recorder)
    {
        var first = recorder.Begin();
        Record(frame, host, recorder);
        return recorder.Take(first);
    }

    /// <summary>The same with a recorder of its own.</summary>
    /// <param name="frame">The values of the variables, by <see cref="Variable.Slot"/>.</param>
    /// <param name="host">What the expression asks of its surroundings.</param>
    public FeelTrace Explain(ReadOnlySpan<FeelValue> frame, IFeelHost host) => Explain(frame, host, new FeelRecorder());

    /// <summary>The expression as people read it, with vocabulary labels: 母亲已就业，并且 生育符合政策.</summary>
    public string Render(Language language) => Root.Words(Source).Rendered.In(language);

    /// <summary>Plain standard FEEL: names as tokens, units written out, percentages divided by 100. Functions of the policy mode stay calls.</summary>
    public string ToFeel() => new FeelPrinter(units: false).Print(Root);

    /// <inheritdoc/>
    public override string ToString() => Source;

    /// <summary>The world it was compiled in.</summary>
    internal Schema? Schema { get; }

    /// <summary>Runs it and leaves its nodes with the recorder, under whatever is recorded around it.</summary>
    internal void Record(ReadOnlySpan<FeelValue> frame, IFeelHost host, FeelRecorder recorder)
    {
        if (localCount == 0)
        {
            recorder.Run(Root, Source, new Activation(frame, host, [], recorder));
        }
        else
        {
            EvaluateWithLocals(frame, host, recorder);
        }
    }

    private FeelValue EvaluateWithLocals(ReadOnlySpan<FeelValue> frame, IFeelHost host, FeelRecorder? recorder)
    {
        var few = default(FewLocals);
        Span<FeelValue> locals = localCount <= FewLocals.Count ? few : new FeelValue[localCount];
        var run = new Activation(frame, host, locals, recorder);
        return recorder is null ? Root.Compute(run) : recorder.Run(Root, Source, run);
    }

    /// <summary>Room for the variables of the usual <c>some</c>, <c>every</c>, <c>for</c> and filters.</summary>
    [InlineArray(Count)]
    private struct FewLocals
    {
        public const int Count = 4;

        private FeelValue first;
    }
}
