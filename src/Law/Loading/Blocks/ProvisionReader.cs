using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Reads <c>provision</c> blocks: one sentence, one operation on one part of one benefit.</summary>
internal sealed class ProvisionReader(MapReader reader, BlockSite site, LoadContext context)
{
    private static readonly ImmutableArray<Operation> WithValue =
        [Operation.Set, Operation.Add, Operation.RaiseTo, Operation.CapAt, Operation.StandardAtLeast];

    private readonly ProblemSink sink = reader.Sink;
    private readonly ChoiceReader choices = new(context, reader.Sink);

    /// <summary>Reads one; null when its benefit or operation cannot be known.</summary>
    public Provision? Read(SourceLocation at)
    {
        var head = BlockHeadReader.Read(reader, site, at, needsQuote: true);
        var (key, operation) = ReadOperation();
        var benefit = ReadBenefit(operation);
        var scope = benefit?.Scope ?? context.Vocabulary.WorldScope;
        var payer = choices.Texts(reader, "payer", code => context.CheckCode("payer", code, sink));
        var provision = new Provision(head)
        {
            Benefit = benefit?.Id,
            Part = choices.Texts(reader, "part", part => CheckPart(benefit, part)),
            Force = ReadForce(),
            Covers = choices.Expressions(reader, "covers", scope, new FeelType.Boolean()),
            When = choices.Expressions(reader, "when", scope, new FeelType.Boolean()),
            Operation = operation ?? Operation.See,
            Value = benefit is not null && operation is { } op && WithValue.Contains(op) ? ReadValue(key, benefit) : null,
            Of = ReadBase(benefit, scope),
            Forbids = operation == Operation.Forbid ? reader.NeedLabel(key) : null,
            Sees = operation == Operation.See ? reader.NeedText(key) : null,
            Relation = reader.Word("relation", Words.Relations, DefaultRelation(operation)),
            Per = reader.Word<string?>("per", Words.Periods!, null),
            Payer = payer,
            Pay = ReadCode("pay"),
            AppliesTo = ReadAppliesTo(),
            InForce = Validities.Read(reader, site.InForce, choices, context),
            Supersedes = [.. reader.Texts("supersedes").Select(t => t.Text)],
            Proof = reader.Label("proof"),
            Remedy = reader.Label("remedy"),
        };
        reader.Ignore("system");
        choices.ReadUses(reader);
        reader.Close();
        return operation is null || (benefit is null && operation != Operation.Qualify) ? null : provision with { Uses = choices.Uses };
    }

    private (string Key, Operation? Operation) ReadOperation()
    {
        var found = Words.Operations.Where(o => reader.Take(o.Key) is not null).ToList();
        if (found.Count != 1)
        {
            sink.Add(LawProblems.OneOperation(reader.At, [.. found.Select(f => f.Key)]));
            return ("", null);
        }

        var (key, operation) = found[0];
        if (operation is Operation.Waive or Operation.Grant or Operation.Qualify && !reader.Flag(key))
        {
            sink.Add(LawProblems.NotInList(reader.Where(key), key, "false", ["true"], null));
        }

        return (key, operation);
    }

    private Benefit? ReadBenefit(Operation? operation)
    {
        var id = reader.Scalar("benefit", operation == Operation.Qualify ? reader.Take("benefit") : reader.Need("benefit"));
        return id is null ? null : context.Benefit(id, sink);
    }

    private Choice<Force> ReadForce()
    {
        _ = reader.Need("force");
        return choices.Words(reader, "force", Words.Forces) ?? Choice<Force>.Of(Force.Must);
    }

    private void CheckPart(Benefit? benefit, YamlText part)
    {
        if (benefit is not null)
        {
            LoadContext.CheckPart(benefit, part, sink);
        }
    }

    /// <summary>A rate of a base is written in percent; everything else in the benefit's unit.</summary>
    private Choice<LawValue>? ReadValue(string key, Benefit benefit)
    {
        var unit = reader.Take("of") is null ? benefit.Unit : Unit.Percent;
        var values = new ValueReader(choices, benefit.Scope, new FeelType.Number(unit), sink);
        return choices.Read(reader, key, item => values.Read(item, key)) is { } choice && choice.All.All(v => v is not null)
            ? new Choice<LawValue>(choice.By, choice.Plain, choice.Options.ToImmutableSortedDictionary(o => o.Key, o => o.Value!, StringComparer.Ordinal))
            : null;
    }

    private FeelExpression? ReadBase(Benefit? benefit, Scope scope) =>
        benefit is null ? null : choices.Expression(reader, "of", scope, new FeelType.Number(benefit.Unit == Unit.Percent ? Unit.Yuan : benefit.Unit));

    private static Relation DefaultRelation(Operation? operation) => operation switch
    {
        Operation.StandardAtLeast => Relation.AtLeast,
        Operation.CapAt => Relation.AtMost,
        _ => Relation.Exact,
    };

    private string? ReadCode(string key)
    {
        var code = reader.Scalar(key);
        context.CheckCode(key, code, sink);
        return code?.Text;
    }

    private ImmutableArray<string> ReadAppliesTo()
    {
        var targets = reader.Texts("applies-to");
        foreach (var target in targets)
        {
            var cut = target.Text.IndexOf('/', StringComparison.Ordinal);
            var id = cut < 0 ? target : target with { Text = target.Text[..cut] };
            if (context.Benefit(id, sink) is { } benefit && cut >= 0)
            {
                LoadContext.CheckPart(benefit, target with { Text = target.Text[(cut + 1)..] }, sink);
            }
        }

        return [.. targets.Select(t => t.Text)];
    }
}
