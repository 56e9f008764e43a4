using System.Collections.Immutable;
using System.Globalization;
using Anyu.Access;
using Anyu.Casework;
using Anyu.Kernel;

namespace Anyu.Synthetic;

/// <summary>What happened in the county since the register was filled: acts in the order of time, the same for the same county. Where a story would go on after today it is still running.</summary>
internal sealed class StoryBook
{
    private const int MostBirths = 60;

    private readonly List<StoryAct> acts = [];

    private StoryBook(CountyContent content, Draws draws, DateTimeOffset now) => (Content, Draws, Now, Today) = (content, draws, now, CaseDesk.DayOf(now));

    /// <summary>What the county is made of.</summary>
    public CountyContent Content { get; }

    /// <summary>Chance.</summary>
    public Draws Draws { get; }

    /// <summary>The present.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The present day.</summary>
    public DateOnly Today { get; }

    /// <summary>The first day of which something is told.</summary>
    public DateOnly First => Today.AddDays(2 - MakeCounty.PastDays);

    /// <summary>The county as facts name it.</summary>
    public string Place => Content.Place.ToString();

    /// <summary>Who was born since and is reported by the hospital; all others come with a list.</summary>
    public ImmutableHashSet<Resident> Reported { get; private set; } = [];

    /// <summary>Writes the book of a county.</summary>
    public static StoryBook Of(CountyContent content, Population population, Cast cast, DateTimeOffset now)
    {
        var book = new StoryBook(content, new Draws((ulong)content.Seed + 1), now);
        var born = population.Residents.Where(child => child.Born >= book.First && child.Mother is not null && child.Born <= book.Today.AddDays(-2) && child != cast.Newborn).Take(MostBirths - 1);
        book.Reported = [.. born, .. cast.Newborn.Born >= book.First ? new[] { cast.Newborn } : []];
        var cases = new CaseStories(book);
        foreach (var (index, child) in book.Reported.OrderBy(child => child.Number).Index())
        {
            BirthStories.Tell(book, child, child == cast.Newborn ? null : index);
            if (child != cast.Newborn && index % 3 == 0)
            {
                ChildRecordStories.Tell(book, child);
            }

            if (child != cast.Newborn)
            {
                GrantStories.Tell(book, child, index);
            }
        }

        var wives = population.Residents.Where(person => person is { Sex: RegisteredSex.Female, Spouse: not null } && person != cast.Expecting && book.Has(person)).ToList();
        PregnancyStories.Tell(book, [.. wives.Where(wife => wife.Born > book.Today.AddYears(-38) && wife.Children.TrueForAll(child => child.Born < book.Today.AddYears(-1)))]);
        cases.Enrolments([.. population.Residents.Where(child => child.Mother is { } mother && book.Has(mother) && child.Born < book.First && child.Born > book.First.AddYears(-1))]);
        LifeStories.Tell(book, [.. wives.Where(wife => wife != cast.Mother && wife.Children.Exists(child => child.Born > book.Today.AddYears(-16) && child.Born < book.First))]);
        cases.Begun(cast.Mother);
        cases.Records([.. population.Residents.Where(child => child.Mother is { } mother && book.Has(mother) && child.Born < book.First).Take(4)]);
        cases.Questions(wives);
        cases.LegacyCases([.. wives.Where(wife => wife.Born < book.Today.AddYears(-40))]);
        return book;
    }

    /// <summary>What happens in a span of instants, the first excluded, in the order of time.</summary>
    public IEnumerable<IGrouping<DateTimeOffset, StoryAct>> After(DateTimeOffset reached) => acts.Where(act => act.At > reached && act.At <= Now).OrderBy(act => act.At).GroupBy(act => act.At);

    /// <summary>Adds an act on a day at an hour of China; a day off the calendar of stories is told by nobody.</summary>
    public void On(DateOnly day, int hour, string name, Func<StoryStage, Anyu.Store.UnitOfWork, Task> work)
    {
        var at = new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(8)).ToUniversalTime();
        acts.Add(new StoryAct(at, name, work));
    }

    /// <summary>One of the texts of a kind.</summary>
    public string Text(string kind) => Draws.One(Content.Texts[kind]);

    /// <summary>Whether a person's matters are this county's.</summary>
    public bool Has(Resident person) => person.Hukou.IsWithin(Content.Place);

    /// <summary>The id of a case of the book.</summary>
    public static Guid Id(string kind, int number) => NamedId.Of("synthetic case", string.Create(CultureInfo.InvariantCulture, $"{kind} {number}"));

    /// <summary>A day as facts write it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Facts of a form.</summary>
    public static ImmutableSortedDictionary<string, string> Facts(params IEnumerable<(string Fact, string Value)> stated) =>
        stated.ToImmutableSortedDictionary(fact => fact.Fact, fact => fact.Value, StringComparer.Ordinal);

    /// <summary>Some rate what is finished.</summary>
    public void Rate(DateOnly day, Guid id, Resident by)
    {
        if (Draws.Chance(400))
        {
            var (score, text) = (Draws.Chance(850) ? Draws.Between(4, 5) : Draws.Between(1, 3), Text("thanks"));
            On(day, 20, "rate", async (stage, unit) => await stage.Act(unit, await stage.Citizen(unit, by), id, party => new Rate(party, score, score >= 4 ? text : "")));
        }
    }
}
