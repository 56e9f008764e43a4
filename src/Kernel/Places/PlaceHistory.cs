using System.Collections.Immutable;
using System.Globalization;

namespace Anyu.Kernel;

/// <summary>
/// The dated changes around a snapshot: which places now stand for a code recorded years ago, and which codes once covered a place of today.
/// A place inside a changed one follows it: its digits below the changed level are kept where the snapshot has the result.
/// </summary>
/// <param name="tree">The snapshot that the changes lead to.</param>
/// <param name="changes">The links, in any order.</param>
public sealed class PlaceHistory(PlaceTree tree, IEnumerable<PlaceChange> changes)
{
    private const int Fields = 6;
    private readonly ImmutableArray<PlaceChange> _changes = [.. changes.OrderBy(change => change.On).ThenBy(change => change.From).ThenBy(change => change.To)];

    /// <summary>Every link, the oldest first.</summary>
    public ImmutableArray<PlaceChange> Changes => _changes;

    /// <summary>Reads links from CSV, <c>date,kind,from,to,old name,source</c>; lines that begin with <c>#</c> are remarks.</summary>
    /// <param name="tree">The snapshot that the changes lead to.</param>
    /// <param name="path">Path for messages.</param>
    /// <param name="text">The content of the file.</param>
    /// <returns>The history, or <c>KRN-0016</c> for each row that cannot be read.</returns>
    public static Result<PlaceHistory> Read(PlaceTree tree, string path, string text)
    {
        var changes = new List<PlaceChange>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var (index, row) in text.Split('\n').Index())
        {
            if (row.Length == 0 || row[0] == '#')
            {
                continue;
            }

            if (ReadRow(row) is { } change)
            {
                changes.Add(change);
            }
            else
            {
                problems.Add(KernelProblems.PlaceChangeRow(new SourceLocation(path, index + 1), row));
            }
        }

        return problems.Count == 0 ? Result<PlaceHistory>.Success(new PlaceHistory(tree, changes)) : Result<PlaceHistory>.Failure(problems.ToImmutable());
    }

    /// <summary>The places of the snapshot that stand for a code recorded on a day: one as a rule, several after a split.</summary>
    /// <param name="code">The code as it was recorded.</param>
    /// <param name="recorded">The day it was recorded; changes of later days are followed.</param>
    public ImmutableArray<PlaceCode> SuccessorsOf(PlaceCode code, DateOnly recorded) =>
        [.. Forward(code, recorded).Distinct().Order()];

    /// <summary>The codes that covered a place of the snapshot on an earlier day.</summary>
    /// <param name="code">A code of the snapshot.</param>
    /// <param name="on">The earlier day; changes after it are undone.</param>
    public ImmutableArray<PlaceCode> PredecessorsOf(PlaceCode code, DateOnly on) =>
        [.. Backward(code, on, null).Distinct().Order()];

    /// <summary>Whether a code was in use on a day.</summary>
    public bool ExistedOn(PlaceCode code, DateOnly on)
    {
        var first = _changes.FirstOrDefault(change => change.On > on && (change.From == code || change.To == code));
        return first is null
            ? tree.Contains(code)
            : _changes.Any(change => change.On == first.On && change.From == code);
    }

    /// <summary>The Chinese name of a code on a day; null when it was not in use.</summary>
    public string? NameOn(PlaceCode code, DateOnly on) =>
        !ExistedOn(code, on) ? null
        : _changes.FirstOrDefault(change => change.On > on && change.From == code) is { } change ? change.OldName
        : tree.Find(code)?.Name.Zh;

    private IEnumerable<PlaceCode> Forward(PlaceCode code, DateOnly after)
    {
        var (place, on) = NextChange(code, after);
        if (on is null)
        {
            return [code];
        }

        var next = _changes.Where(change => change.On == on && change.From == place).Select(change => change.To).ToList();
        return next.SelectMany(to => Forward(next.Count == 1 ? Rebase(code, place, to) : to, on.Value));
    }

    /// <summary>The first change after a day of the place or of the narrowest place around it that changed its code.</summary>
    private (PlaceCode Place, DateOnly? On) NextChange(PlaceCode code, DateOnly after)
    {
        var touching = _changes.Where(change => change.On > after && code.IsWithin(change.From) && (change.From == code || change.Kind != PlaceChangeKind.Rename));
        var next = touching.OrderBy(change => change.On).ThenByDescending(change => change.From.Level).FirstOrDefault();
        return next is null ? (code, null) : (next.From, next.On);
    }

    private PlaceCode Rebase(PlaceCode code, PlaceCode from, PlaceCode to)
    {
        if (code == from || from.Level != to.Level)
        {
            return to;
        }

        var moved = new PlaceCode(to.Digits + code.Digits - from.Digits);
        return tree.Contains(moved) ? moved : to;
    }

    private IEnumerable<PlaceCode> Backward(PlaceCode code, DateOnly on, DateOnly? before)
    {
        var last = _changes.LastOrDefault(change => change.On > on && (before is null || change.On < before) && change.To == code);
        return last is null
            ? [code]
            : _changes.Where(change => change.On == last.On && change.To == code).SelectMany(change => Backward(change.From, on, last.On));
    }

    private static PlaceChange? ReadRow(string row)
    {
        var fields = row.Split(',', Fields);
        return fields.Length == Fields
            && DateOnly.TryParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            && Enum.TryParse<PlaceChangeKind>(fields[1], ignoreCase: true, out var kind) && Enum.IsDefined(kind)
            && PlaceCode.TryParse(fields[2], out var from, out _)
            && PlaceCode.TryParse(fields[3], out var to, out _)
            && fields[4].Length > 0 && fields[5].Length > 0
            ? new PlaceChange(on, kind, from, to, fields[4], fields[5])
            : null;
    }
}
