using Anyu.Kernel;
using Anyu.Synthetic;
using Anyu.Unit.Law;
using Xunit;

namespace Anyu.Unit.Synthetic;

public sealed class PopulationTests
{
    private static readonly DateOnly Today = new(2026, 11, 27);

    private static readonly CountyContent Content = CountyContent.Load(Repository.At("content")).Value ?? throw new InvalidOperationException("content/demonstration");

    private static readonly Population Usual = Of(Content.Persons);

    [Theory]
    [InlineData(2_000)]
    [InlineData(20_000)]
    [InlineData(794_529)]
    public void The_ages_and_sexes_are_those_of_the_pattern_to_the_last_person(int persons)
    {
        var shares = Population.Share(Content.Ages, persons);
        Assert.Equal(persons, shares.Sum(share => share.Count));
        var whole = Content.Ages.Sum(group => (decimal)group.Male + group.Female);
        Assert.Equal(794_529, whole);
        Assert.All(shares, share => Assert.True(Math.Abs(share.Count - ((decimal)(share.Sex == RegisteredSex.Male ? share.Group.Male : share.Group.Female) * persons / whole)) < 1));
    }

    [Fact]
    public void The_same_seed_makes_the_same_county()
    {
        static string Told(Population population) => string.Join('\n', population.Residents.Select(person => $"{person.Name} {person.Born:O} {person.Residence} {person.IdentityNumber} {person.Spouse?.Number} {person.Mother?.Number}"));
        Assert.Equal(Told(Usual), Told(Of(Content.Persons)));
        Assert.NotEqual(Told(Usual), Told(Population.Make(Content with { Seed = Content.Seed + 1 }, Library.Book.Places, Content.Persons, Today)));
    }

    [Fact]
    public void Identity_numbers_hold_are_all_different_and_nobodys()
    {
        var numbers = Usual.Residents.Select(person => person.IdentityNumber).ToList();
        Assert.Equal(numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Usual.Residents, person =>
        {
            Assert.True(ResidentId.TryParse(person.IdentityNumber, out var number, out _), person.ToString());
            Assert.Equal((person.Born, person.Sex), (number.BirthDate, number.Sex));
            Assert.False(Library.Book.Places.Contains(PlaceCode.Parse(number.Region)));
        });
    }

    [Fact]
    public void Couples_and_children_can_be()
    {
        foreach (var person in Usual.Residents)
        {
            if (person.Spouse is { } spouse)
            {
                Assert.Same(person, spouse.Spouse);
                Assert.True(person.MarriedOn >= person.Born.AddYears(person.Sex == RegisteredSex.Female ? 20 : 22) && person.MarriedOn <= Today);
            }

            if (person.Mother is { } mother)
            {
                Assert.Same(mother.Spouse, person.Father);
                Assert.True(mother.MarriedOn < person.Born && mother.Born.AddYears(20) < person.Born);
                Assert.Equal((mother.Residence, person.Father!.Surname), (person.Residence, person.Surname));
            }

            Assert.True(person.Children.Select(child => child.Born.DayNumber).Order().Index().All(child => child.Index == 0 || person.Children.Count <= 3));
        }

        var minors = Usual.Residents.Where(person => person.Born > Today.AddYears(-18)).ToList();
        Assert.True(minors.Count(person => person.Mother is not null) > minors.Count * 95 / 100);
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(20_000)]
    public void Every_size_has_the_persons_who_sign_in(int persons)
    {
        var cast = Cast.Of(Of(persons), Today);
        Assert.Empty(cast.Expecting.Children);
        Assert.True(cast.Newborn.Born > Today.AddDays(-300));
        Assert.Equal(3, Cast.Roles.Select(cast.Of).Distinct().Count());
    }

    [Theory]
    [InlineData("ages.csv", "0,4,x,1", "SYN-0002")]
    [InlineData("townships.csv", "12345,1,镇", "SYN-0002")]
    [InlineData("names.csv", "surname,王,1", "SYN-0002")]
    [InlineData("county.csv", "place,371581", "SYN-0002")]
    [InlineData("couples.csv", null, "SYN-0001")]
    public void What_is_wrong_with_a_table_is_a_numbered_problem(string name, string? text, string code)
    {
        var folder = Directory.CreateTempSubdirectory("anyu-");
        try
        {
            var tables = Directory.CreateDirectory(Path.Combine(folder.FullName, "demonstration"));
            foreach (var file in Directory.EnumerateFiles(Repository.At("content", "demonstration")))
            {
                File.Copy(file, Path.Combine(tables.FullName, Path.GetFileName(file)));
            }

            File.Delete(Path.Combine(tables.FullName, name));
            if (text is not null)
            {
                File.WriteAllText(Path.Combine(tables.FullName, name), text + "\n");
            }

            var problem = Assert.Single(CountyContent.Load(folder.FullName).Problems);
            Assert.Equal((code, $"demonstration/{name}"), (problem.Code, problem.At!.File));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Population Of(int persons) => Population.Make(Content, Library.Book.Places, persons, Today);
}
