using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>A plain number in a provision is one that its quote contains, in the benefit's unit. A derived number says in a note how it came about.</summary>
internal static class NumberCheck
{
    /// <summary>What is found.</summary>
    public static IEnumerable<Problem> Run(Lawbook book) =>
        book.Provisions.Values.Where(p => p.Value is { By: null } && !p.Quotes.IsEmpty && p.Note is null).SelectMany(p => Provision(book, p))
            .Concat(book.Benefits.Values.Where(b => !Fits(b)).Select(b => LawProblems.UnitOfKind(b.At, b.Id, b.Kind, b.Unit)));

    /// <summary>What is found in one provision.</summary>
    public static IEnumerable<Problem> Provision(Lawbook book, Provision provision)
    {
        var written = provision.Quotes.SelectMany(WrittenNumbers.In).ToList();
        var unit = provision.Of is null ? book.Benefits[provision.Benefit!].Unit : Unit.Percent;
        foreach (var (number, at) in Constants(provision).Where(c => c.Number != 0))
        {
            var same = written.Where(w => w.Value == number).ToList();
            var text = number.ToString(CultureInfo.InvariantCulture);
            if (same.Count == 0)
            {
                yield return LawProblems.NumberNotQuoted(at, provision.Id, text);
            }
            else if (same.TrueForAll(s => WrittenNumbers.UnitOf(s.UnitWord) is { } found && found != unit))
            {
                yield return LawProblems.OtherUnit(at, provision.Id, text, same[0].UnitWord, unit);
            }
        }
    }

    private static IEnumerable<(decimal Number, SourceLocation At)> Constants(Provision provision) =>
        (provision.Value?.Plain?.Expression is { } one ? [one] : provision.Value?.Plain?.Table?.Outputs.ToArray() ?? [])
            .Select(e => (Number: Reading.ConstantOf(e), At: e.At ?? provision.At))
            .Where(c => c.Number is not null)
            .Select(c => (c.Number!.Value, c.At));

    private static bool Fits(Benefit benefit) => benefit.Kind switch
    {
        BenefitKind.Days => benefit.Unit is Unit.Day or Unit.Hour or Unit.Month,
        BenefitKind.Money => benefit.Unit == Unit.Yuan,
        BenefitKind.Rate => benefit.Unit == Unit.Percent,
        BenefitKind.Count => benefit.Unit is Unit.Child or Unit.Person or Unit.One,
        _ => true,
    };
}
