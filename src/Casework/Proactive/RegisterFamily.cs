using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Register;

namespace Anyu.Casework;

/// <summary>What the register knows of a family, laid out as the vocabulary names it: <c>mother.birthDate</c>, <c>children[1].hukou</c>.</summary>
/// <param name="Values">Path → value as content writes it.</param>
/// <param name="Ids">Record of the statement → id of the register.</param>
internal sealed record RegisterFamily(ImmutableSortedDictionary<string, string> Values, ImmutableSortedDictionary<string, Guid> Ids)
{
    /// <summary>The collections that the register tells whole.</summary>
    public static ImmutableArray<string> Collections { get; } = ["births", "children", "pregnancies"];

    /// <summary>The family as seen from the mother, or from the father where no mother is known.</summary>
    /// <param name="view">The register's answer about that parent.</param>
    /// <param name="sources">Which element comes from where.</param>
    /// <param name="today">The day.</param>
    public static RegisterFamily Of(FamilyView view, RegisterSources sources, DateOnly today)
    {
        var self = view.Members.First(m => m.Id == view.Person);
        var isMother = self.Record?.Sex == RegisteredSex.Female;
        var children = view.Kin.Where(k => k.Parent == view.Person).Select(k => k.Child).ToHashSet();
        var marriage = view.Marriages.Where(m => (m.One == view.Person || m.Other == view.Person) && !(m.To <= today)).OrderByDescending(m => m.From).FirstOrDefault();
        var spouse = marriage is null ? null : view.Members.FirstOrDefault(m => m.Id == (marriage.One == view.Person ? marriage.Other : marriage.One));
        var other = spouse ?? view.Members.FirstOrDefault(m => m.Id != view.Person && view.Kin.Any(k => k.Parent == m.Id && children.Contains(k.Child)));
        var laid = new Layout(sources);
        laid.Person(isMother ? "mother" : "father", self);
        laid.Person(isMother ? "father" : "mother", other);
        laid.Put("couple", "couple", "married", marriage is not null ? "true" : "false");
        laid.Put("couple", "couple", "marriage-date", marriage is null ? null : Day(marriage.From));
        laid.Children(view, children, other?.Id, isMother);
        laid.Pregnancies(view.Pregnancies.Where(p => p.Mother == view.Person || p.Mother == other?.Id));
        return laid.Done();
    }

    /// <summary>The family as the law reads it, with what it stated itself; or which value of the register is none of its fact.</summary>
    public Result<FamilyStatement> ToStatement(IEnumerable<KeyValuePair<string, string>> stated, Lawbook book) =>
        FamilyStatement.Of(book, Values.Concat(stated), Collections);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class Layout(RegisterSources sources)
    {
        private readonly ILookup<string, string> elements = sources.Words.ToLookup(w => $"{w.Key.Split('.')[0]}/{w.Value}", w => w.Key.Split('.')[1], StringComparer.Ordinal);
        private readonly ImmutableSortedDictionary<string, string>.Builder values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        private readonly ImmutableSortedDictionary<string, Guid>.Builder ids = ImmutableSortedDictionary.CreateBuilder<string, Guid>(StringComparer.Ordinal);

        public RegisterFamily Done() => new(values.ToImmutable(), ids.ToImmutable());

        public void Put(string root, string entity, string word, string? value)
        {
            foreach (var element in value is null ? [] : elements[$"{entity}/{word}"])
            {
                values[$"{root}.{element}"] = value!;
            }
        }

        public void Person(string root, FamilyMember? member)
        {
            if (member is null)
            {
                return;
            }

            ids[root] = member.Id;
            Values(root, "person", member.Record);
        }

        public void Children(FamilyView view, HashSet<Guid> own, Guid? other, bool isMother)
        {
            var all = view.Members.Where(m => own.Contains(m.Id) || (other is { } spouse && view.Kin.Any(k => k.Parent == spouse && k.Child == m.Id)))
                .Where(m => m.Record is not null).OrderBy(m => m.Record!.BirthDate).ThenBy(m => m.Id).ToList();
            var births = view.Births.Where(b => all.Exists(c => c.Id == b.Child)).GroupBy(b => b.BornOn).OrderBy(b => b.Key).ToList();
            foreach (var (child, at) in all.Select((child, at) => (child, at + 1)))
            {
                var root = string.Create(CultureInfo.InvariantCulture, $"children[{at}]");
                ids[root] = child.Id;
                Values(root, "child", child.Record);
                var kin = view.Kin.FirstOrDefault(k => k.Child == child.Id && k.Parent == view.Person);
                var isOthers = other is { } spouse && view.Kin.Any(k => k.Child == child.Id && k.Parent == spouse);
                Put(root, "child", "whose", kin?.Kind == "adoption" ? "adopted" : kin is not null && isOthers ? "both" : (kin is not null) == isMother ? "mother" : "father");
                Put(root, "child", "adoption-date", kin is { Kind: "adoption", From: { } from } ? Day(from) : null);
                if (view.Births.FirstOrDefault(b => b.Child == child.Id) is { } birth)
                {
                    Put(root, "child", "certificate", birth.Certificate);
                    Put(root, "child", "ordinal", birth.Ordinal.ToString(CultureInfo.InvariantCulture));
                    values[$"{root}.birth"] = Birth(births.FindIndex(b => b.Key == birth.BornOn) + 1);
                }
            }

            foreach (var (group, at) in births.Select((group, at) => (group, at + 1)))
            {
                var root = string.Create(CultureInfo.InvariantCulture, $"births[{at}]");
                values[$"{root}.id"] = Birth(at);
                ids[root] = group.Min(b => b.Id);
                Put(root, "birth", "birth-day", Day(group.Key));
                Put(root, "birth", "plurality", group.Max(b => b.Plurality).ToString(CultureInfo.InvariantCulture));
                Put(root, "birth", "birth-place", County(group.First().Place));
            }
        }

        public void Pregnancies(IEnumerable<PregnancyView> pregnancies)
        {
            foreach (var (pregnancy, at) in pregnancies.OrderBy(p => p.ExpectedOn).Select((pregnancy, at) => (pregnancy, at + 1)))
            {
                var root = string.Create(CultureInfo.InvariantCulture, $"pregnancies[{at}]");
                ids[root] = pregnancy.Id;
                Put(root, "pregnancy", "due-date", Day(pregnancy.ExpectedOn));
                Put(root, "pregnancy", "outcome", "ongoing");
            }
        }

        private void Values(string root, string entity, PersonRecord? record)
        {
            if (record is null)
            {
                return;
            }

            Put(root, entity, "name", record.Name.Length > 0 ? record.Name : null);
            Put(root, entity, "number", record.Number?.Reveal());
            Put(root, entity, "phone", record.Phone);
            Put(root, entity, "sex", ((int)record.Sex).ToString(CultureInfo.InvariantCulture));
            Put(root, entity, "birth-date", Day(record.BirthDate));
            Put(root, entity, "residence", County(record.Residence));
            Put(root, entity, "hukou", County(record.Hukou));
        }

        private static string Birth(int at) => string.Create(CultureInfo.InvariantCulture, $"b{at}");

        /// <summary>The law asks for the county; the register may know the village.</summary>
        private static string? County(PlaceCode? place) => place?.At(PlaceLevel.County).ToString();
    }
}
