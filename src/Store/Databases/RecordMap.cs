using System.Reflection;
using Dapper;

namespace Anyu.Store;

/// <summary>
/// Chooses the constructor of a record by the names of the columns alone. SQLite has no type for an expression until a row has a value,
/// so that a choice by type would fail on an empty answer; the values themselves are converted one by one.
/// </summary>
internal sealed class RecordMap(Type type) : SqlMapper.ITypeMap
{
    private readonly DefaultTypeMap otherwise = new(type);

    public ConstructorInfo? FindConstructor(string[] names, Type[] types) =>
        type.GetConstructors().FirstOrDefault(constructor => constructor.GetParameters() is { Length: > 0 } parameters
            && parameters.Length == names.Length
            && parameters.Zip(names).All(pair => IsNamed(pair.First, pair.Second)))
        ?? otherwise.FindConstructor(names, types);

    public ConstructorInfo? FindExplicitConstructor() => otherwise.FindExplicitConstructor();

    public SqlMapper.IMemberMap GetConstructorParameter(ConstructorInfo constructor, string columnName) =>
        new Parameter(columnName, constructor.GetParameters().First(parameter => IsNamed(parameter, columnName)));

    public SqlMapper.IMemberMap? GetMember(string columnName) => otherwise.GetMember(columnName);

    private static bool IsNamed(ParameterInfo parameter, string column) =>
        string.Equals(parameter.Name, column.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private sealed record Parameter(string ColumnName, ParameterInfo Info) : SqlMapper.IMemberMap
    {
        public Type MemberType => Info.ParameterType;

        public PropertyInfo? Property => null;

        public FieldInfo? Field => null;

        ParameterInfo SqlMapper.IMemberMap.Parameter => Info;
    }
}
