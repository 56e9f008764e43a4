using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Reads the blocks for the accountability ledger and for carriers: measure, target, service, plan, not-for-software.</summary>
internal static class LedgerReaders
{
    /// <summary>Reads a <c>measure</c>.</summary>
    public static Measure Measure(MapReader reader, BlockSite site, SourceLocation at)
    {
        var head = BlockHeadReader.Read(reader, site, at, needsQuote: true);
        var measure = new Measure(head)
        {
            Title = reader.NeedLabel("title"),
            Force = reader.Need("force") is { } ? reader.Word("force", Words.Forces, Force.Must) : Force.Must,
            Lead = reader.Text("lead"),
            Responsible = [.. reader.Texts("responsible").Select(t => t.Text)],
            Deadline = reader.Date("deadline"),
            Recurring = reader.Texts("recurring") is { IsEmpty: false } times ? string.Join(", ", times.Select(t => t.Text)) : null,
            System = reader.Text("system"),
            Evidence = reader.Label("evidence"),
        };
        reader.Close();
        return measure;
    }

    /// <summary>Reads a <c>target</c>.</summary>
    public static Target Target(MapReader reader, BlockSite site, SourceLocation at, LoadContext context)
    {
        var head = BlockHeadReader.Read(reader, site, at, needsQuote: true);
        var choices = new ChoiceReader(context, reader.Sink);
        var target = new Target(head)
        {
            Indicator = reader.NeedText("indicator"),
            Title = reader.NeedLabel("title"),
            Value = reader.Number("value"),
            Relation = choices.Words(reader, "relation", Words.TargetRelations) ?? Choice<string>.Of("exact"),
            Force = choices.Words(reader, "force", Words.Forces) ?? Choice<Force>.Of(Force.Must),
            Unit = reader.Text("unit"),
            By = reader.Date("by"),
            Baseline = reader.Number("baseline"),
            Actual = reader.Number("actual"),
            AsOf = reader.Date("as-of"),
            System = reader.Text("system"),
        };
        reader.Close();
        return target;
    }

    /// <summary>Reads a <c>service</c>, <c>plan</c> or <c>not-for-software</c>.</summary>
    public static Carrier Carrier(string kind, MapReader reader, BlockSite site, SourceLocation at)
    {
        var isCarried = kind != "not-for-software";
        var head = BlockHeadReader.Read(reader, site, at, needsQuote: isCarried);
        var carrier = new Carrier(head, kind)
        {
            CarriedBy = isCarried ? reader.NeedId("carried-by") : null,
            Title = reader.NeedLabel(isCarried ? "title" : "reason"),
            System = reader.Text("system"),
        };
        reader.Close();
        return carrier;
    }
}
