namespace Anyu.Feel;

/// <summary>One run of an expression: the caller's frame, the expression's own locals, and the recorder when the run is to be explained.</summary>
public readonly ref struct Activation
{
    internal Activation(ReadOnlySpan<FeelValue> frame, IFeelHost host, Span<FeelValue> locals, FeelRecorder? recorder)
    {
        Frame = frame;
        Host = host;
        Locals = locals;
        Recorder = recorder;
    }

    internal ReadOnlySpan<FeelValue> Frame { get; }

    internal IFeelHost Host { get; }

    internal Span<FeelValue> Locals { get; }

    internal FeelRecorder? Recorder { get; }
}
