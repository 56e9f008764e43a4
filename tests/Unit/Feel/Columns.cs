using Anyu.Feel;

namespace Anyu.Unit.Feel;

/// <summary>The families of <see cref="World"/> as columns, so that walker and columns can be asked the same.</summary>
internal sealed class Columns : IColumnHost, IColumnResults
{
    private const int MostChildren = 3;

    private readonly ColumnFacts facts;
    private readonly ColumnAlgebra algebra;
    private readonly IFeelHost host;
    private readonly Family sample = new();
    private readonly ColumnBlock block;
    private readonly ColumnSchema schema;
    private readonly FeelValue[] answers = new FeelValue[ColumnBlock.MaxRows];
    private ColumnPlan? plan;

    public Columns(bool isLong = false, IFeelHost? host = null)
    {
        this.host = host ?? new Host();
        schema = SchemaOf(isLong);
        algebra = new ColumnAlgebra(new ColumnGraph(), new ColumnTexts());
        facts = new ColumnFacts(schema, algebra);
        block = new ColumnBlock(schema);
    }

    public bool LeapDayBirthdayOnFeb28 => host.LeapDayBirthdayOnFeb28;

    /// <summary>The values of the expression for the families.</summary>
    public FeelValue[] Evaluate(FeelExpression expression, IReadOnlyList<Family> families)
    {
        Fill(families);
        var value = new ColumnCompiler(algebra, this).Compile(expression, algebra.Graph.True);
        plan = new ColumnPlan(schema, algebra.Texts, ["value"], [value]);
        plan.Start().Run(block, this);
        return answers[..families.Count];
    }

    public void Take(int result, in ColumnResult values, ColumnBlock block)
    {
        for (var row = 0; row < values.Rows; row++)
        {
            answers[row] = plan!.ValueOf(values, row);
        }
    }

    public ColumnValue Variable(Variable variable) => variable.Type switch
    {
        FeelType.Record { Entity: var entity } => facts.Root(variable.Name, World.Schema.FindEntity(entity)!),
        FeelType.List => facts.Collection(variable.Name, World.Child)!,
        _ => algebra.Of(variable.Name == "on" ? sample.On : sample.Amount),
    };

    public ColumnValue Element(ColumnRecord record, Element element, ColumnNode reach) => facts.Stated(record, element, World.Schema)!;

    public FeelValue Setting(string interpretation) => host.Setting(interpretation);

    public ColumnValue AmountOf(string benefit, ColumnNode reach) => algebra.Of(host.AmountOf(benefit));

    public bool IsWithin(string place, string ancestor) => host.IsWithin(place, ancestor);

    private static ColumnSchema SchemaOf(bool isLong)
    {
        var fields = new List<ColumnField>
        {
            new("father", ColumnKind.Truth) { MayBeUnknown = true },
            new("children", ColumnKind.Whole) { MayBeUnknown = true, Least = 0, Most = MostChildren },
        };
        string[] paths = ["mother", "father", "birth", .. Enumerable.Range(1, MostChildren).Select(i => ColumnFacts.Member("children", i))];
        foreach (var path in paths)
        {
            var entity = path is "mother" or "father" ? World.Person : path == "birth" ? World.Birth : World.Child;
            fields.AddRange(entity.Elements.Select(e => FieldOf($"{path}.{e.Name}", e.Type, isLong) with { MayBeUnknown = true, MayBeNotApplicable = true }));
        }

        return new ColumnSchema([.. fields]);
    }

    private static ColumnField FieldOf(string name, FeelType type, bool isLong) => type switch
    {
        FeelType.Boolean => new ColumnField(name, ColumnKind.Truth),
        FeelType.Date => ColumnField.Dates(name),
        FeelType.Number when isLong => new ColumnField(name, ColumnKind.Long),
        FeelType.Number => new ColumnField(name, ColumnKind.Whole) { Least = 0, Most = 40 },
        FeelType.Code => ColumnField.Codes(name, ["rural", "urban"]),
        FeelType.Place => ColumnField.Codes(name, ["371581", "220000"]),
        FeelType.Record => ColumnField.Codes(name, ["mother"]),
        _ => ColumnField.Codes(name, ["甲", "乙"]),
    };

    private void Fill(IReadOnlyList<Family> families)
    {
        block.Rows = families.Count;
        for (var row = 0; row < families.Count; row++)
        {
            var family = families[row];
            Set("father", row, family.Father.Kind switch { FeelKind.Record => FeelValue.Yes, FeelKind.NotApplicable => FeelValue.No, _ => FeelValue.Unknown("father") });
            Set("children", row, family.Children.Kind == FeelKind.List ? FeelValue.Of((decimal)family.Children.AsList.Length) : FeelValue.Unknown("children"));
            FillRecord("mother", row, family.Mother);
            FillRecord("father", row, family.Father);
            FillRecord("birth", row, family.Birth);
            for (var i = 0; i < MostChildren; i++)
            {
                FillRecord(
                    ColumnFacts.Member("children", i + 1), row, family.Children.Kind == FeelKind.List && i < family.Children.AsList.Length ? family.Children.AsList[i] : default);
            }
        }
    }

    private void FillRecord(string path, int row, FeelValue value)
    {
        var record = value.Kind == FeelKind.Record ? value.AsRecord : null;
        var entity = path is "mother" or "father" ? World.Person : path == "birth" ? World.Birth : World.Child;
        foreach (var element in entity.Elements)
        {
            Set($"{path}.{element.Name}", row, record?.Read(element.Ordinal, host) ?? FeelValue.Unknown("gone"));
        }
    }

    private void Set(string name, int row, FeelValue value)
    {
        var vector = block[schema.IndexOf(name)];
        var (word, bit) = (row / 64, 1UL << (row % 64));
        Put(vector.Unknown, word, bit, value.Kind == FeelKind.Unknown);
        Put(vector.NotApplicable, word, bit, value.Kind == FeelKind.NotApplicable);
        Put(vector.Yes, word, bit, value == FeelValue.Yes);
        var number = value.Kind switch
        {
            FeelKind.Number => (long)value.AsNumber,
            FeelKind.Date => value.AsDate.DayNumber,
            FeelKind.Text => vector.Field.Texts.IndexOf(value.AsText),
            _ => 0,
        };
        if (vector.Wholes.Length > 0)
        {
            vector.Wholes[row] = (int)number;
        }
        else if (vector.Longs.Length > 0)
        {
            vector.Longs[row] = number;
        }
    }

    private static void Put(ulong[] bits, int word, ulong bit, bool set)
    {
        if (bits.Length > 0)
        {
            bits[word] = set ? bits[word] | bit : bits[word] & ~bit;
        }
    }
}
