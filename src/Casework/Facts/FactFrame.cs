using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>The facts of a case laid out for the expressions of its definition.</summary>
internal sealed class FactFrame : IFeelHost
{
    /// <summary>The variable that holds the day of the question.</summary>
    public const string Today = "on";

    private readonly FeelValue[] values;

    private FactFrame(FeelValue[] values) => this.values = values;

    /// <inheritdoc/>
    public bool LeapDayBirthdayOnFeb28 => false;

    /// <summary>The frame of these facts on that day.</summary>
    public static FactFrame Of(ServiceDefinition service, CaseFacts facts, DateOnly today)
    {
        var laid = new FeelValue[service.Scope.Variables.Length];
        foreach (var variable in service.Scope.Variables)
        {
            laid[variable.Slot] = variable.Name == Today ? FeelValue.Of(today)
                : facts[variable.Name] == CaseFacts.None ? FeelValue.NotApplicable
                : FeelValue.Of(new Subject(variable.Name, service.Scope.Schema.FindEntity(service.Subjects[variable.Name])!, facts));
        }

        return new FactFrame(laid);
    }

    /// <summary>The value of an expression.</summary>
    public FeelValue Evaluate(FeelExpression expression) => expression.Evaluate(values, this);

    /// <summary>The truth of a condition; yes when there is none.</summary>
    public Truth Truth(FeelExpression? condition) => condition is null ? Feel.Truth.Yes : Evaluate(condition).Truth;

    /// <inheritdoc/>
    public FeelValue Setting(string interpretation) => throw new InvalidOperationException("Services read no interpretation.");

    /// <inheritdoc/>
    public FeelValue AmountOf(string benefit) => throw new InvalidOperationException("Services read no amount.");

    /// <inheritdoc/>
    public bool IsWithin(string place, string ancestor) => PlaceCode.Parse(place).IsWithin(PlaceCode.Parse(ancestor));

    /// <inheritdoc/>
    public FeelValue AddWorkingDays(DateOnly from, int days) => throw new InvalidOperationException("Services count working days by their clocks.");

    private sealed class Subject(string name, Entity entity, CaseFacts facts) : IFeelRecord
    {
        public Entity Entity => entity;

        public string Path => name;

        public string PathOf(Element element) => $"{name}.{element.Name}";

        public FeelValue Read(int ordinal, IFeelHost host)
        {
            var path = PathOf(entity.Elements[ordinal]);
            return CaseFacts.Value(entity.Elements[ordinal], facts[path]) ?? FeelValue.Unknown(path);
        }
    }
}
