namespace Anyu.Web.Portal.Family;

/// <summary>Several answers at once.</summary>
internal static class Facts
{
    /// <summary>What was stated at a path, as written, or null.</summary>
    public static string? Value(FamilyStatement statement, string path) =>
        statement.Stated.Where(s => string.Equals(s.Path, path, StringComparison.Ordinal)).Select(s => s.Value).FirstOrDefault();

    /// <summary>How many members a collection is said to have; 0 where nothing was said.</summary>
    public static int Count(FamilyStatement statement, string collection) =>
        int.TryParse(Value(statement, collection), System.Globalization.CultureInfo.InvariantCulture, out var count) ? count : 0;

    /// <summary>The statement with these answers in order; null takes back what was said.</summary>
    public static Result<FamilyStatement> Say(FamilyStatement statement, params ImmutableArray<(string Path, string? Answer)> answers)
    {
        foreach (var (path, answer) in answers)
        {
            if (answer is null)
            {
                statement = statement.Without(path);
                continue;
            }

            var said = statement.Answer(path, answer);
            if (!said.Succeeded)
            {
                return said;
            }

            statement = said.Value;
        }

        return Result<FamilyStatement>.Success(statement);
    }
}
