namespace Anyu.Law;

/// <summary>Reads <c>in-force</c> and <c>in-force-by</c> of a block.</summary>
internal static class Validities
{
    /// <summary>The block's own validity, or the document's.</summary>
    public static Validity Read(MapReader reader, Validity inherited, ChoiceReader choices, LoadContext context)
    {
        var startBy = StartBy(reader, choices, context);
        var span = reader.Scalar("in-force");
        return span is not null ? Dates.Span(span, startBy, inherited, reader.Sink)
            : startBy is not null ? inherited with { From = null, FromAssumedBy = startBy }
            : inherited;
    }

    private static string? StartBy(MapReader reader, ChoiceReader choices, LoadContext context)
    {
        if (reader.Scalar("in-force-by") is not { } id || context.Interpretation(id, reader.Sink) is not { } found)
        {
            return null;
        }

        if (found.Type != "date")
        {
            reader.Sink.Add(LawProblems.DoesNotFit(
                id.At,
                new($"口径“{found.Id}”不是日期，不能给出起始日。", $"“{found.Id}” is no date and cannot give a start."),
                new("用 type: date 的口径。", "Name an interpretation of type: date.")));
            return null;
        }

        choices.NoteSettings([found.Id]);
        return found.Id;
    }
}
