using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Xunit;

namespace Anyu.Structure;

/// <summary>What other projects may use says what it means.</summary>
public sealed class PublicDocsTests
{
    public static TheoryData<string> Modules => ["Kernel", "Feel", "Law", "Forecast", "Store"];

    [Theory]
    [MemberData(nameof(Modules))]
    public void Every_public_type_and_member_is_documented(string module)
    {
        var assembly = Assembly.Load($"Anyu.{module}");
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Elements().Any())
            .Select(member => member.Attribute("name")!.Value.Split('(')[0])
            .ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(assembly.ExportedTypes);
        Found.Nothing(assembly.ExportedTypes.SelectMany(Named).Where(name => !documented.Contains(name)));
    }

    /// <summary>The documentation names of a type and its members; the properties of a positional record are documented as its parameters.</summary>
    private static IEnumerable<string> Named(Type type)
    {
        var name = type.FullName!.Replace('+', '.');
        yield return $"T:{name}";
        if (type.BaseType == typeof(MulticastDelegate))
        {
            yield break;
        }

        var positional = type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var members = type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        foreach (var member in members.Where(member => !IsGenerated(member)))
        {
            switch (member)
            {
                case PropertyInfo property when !positional.Contains(property.Name):
                    yield return $"P:{name}.{property.Name}";
                    break;
                case FieldInfo { IsSpecialName: false } field:
                    yield return $"F:{name}.{field.Name}";
                    break;
                case MethodInfo { IsSpecialName: false } method:
                    yield return $"M:{name}.{method.Name}{(method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "")}";
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Members that the compiler adds to records, and overrides, whose meaning is their base's.</summary>
    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || member is MethodInfo method && (method.GetBaseDefinition() != method || method.Name is "Deconstruct" or "<Clone>$");
}
