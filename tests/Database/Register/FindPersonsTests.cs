using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Register;

public sealed class FindPersonsTests
{
    private static readonly DateOnly Born = new(1990, 5, 1);

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_person_is_found_by_everything_that_clerks_type(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var person = RegisterRoom.Person("单雄信", Born, 123) with { Phone = "13812345678", FormerName = "单小信" };
        await room.Record(person);
        await room.Record(RegisterRoom.Person("王伟", Born.AddDays(1), 125));
        await room.Record(RegisterRoom.Person("阿卜杜拉·买买提", Born.AddDays(2), 127));
        var tail = person.Number![^4..];
        foreach (var text in new[] { "单雄信", "單雄信", "单雄", "shanxiongxin", "Shan Xiong Xin", "shanxi", "danxiongxin", "SXX", "sxx", "dxx", "单小信", "shanxiaoxin", person.Number, tail, $"371502 {tail}", "13812345678", "5678", $"单雄信 {tail}", "shan xiong 1990-05-01", "19900501", "1990年5月1日" })
        {
            var page = await room.Search(text);
            Assert.True(page.Hits is [{ Name: "单雄信" }], $"{text}: {string.Join(' ', page.Hits.Select(hit => hit.Name))}");
        }

        Assert.Equal("阿卜杜拉·买买提", Assert.Single((await room.Search("买买提")).Hits).Name);
        Assert.Equal("阿卜杜拉·买买提", Assert.Single((await room.Search("maimaiti")).Hits).Name);
        Assert.Empty((await room.Search($"王伟 {tail}")).Hits);
        Assert.Empty((await room.Search($"单雄信 1991-05-01")).Hits);
        Assert.Empty((await room.Search($"370101 {tail}")).Hits);
        Assert.Equal("371***********" + tail, Assert.Single((await room.Search("单雄信")).Hits).NumberMasked);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Nobody_outside_the_scope_is_found_by_any_way(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var person = RegisterRoom.Person("单雄信", Born, 123, RegisterRoom.Elsewhere) with { Phone = "13812345678", FormerName = "单小信" };
        await room.Record(person, room.ClerkElsewhere);
        await room.Record(RegisterRoom.Birth(null, new DateOnly(2025, 2, 1)) with { Place = RegisterRoom.Elsewhere }, room.ClerkElsewhere);
        foreach (var text in new[] { "单雄信", "shanxiongxin", "danxiongxin", "sxx", "单小信", person.Number!, person.Number![^4..], "13812345678", "5678", "19900501", "L350247695" })
        {
            Assert.Empty((await room.Search(text)).Hits);
            Assert.Single((await room.Search(text, room.ClerkElsewhere)).Hits);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Who_lives_in_one_place_with_the_hukou_of_another_is_found_in_both(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        await room.Record(RegisterRoom.Person("单雄信", Born, 123) with { Residence = RegisterRoom.Elsewhere, Hukou = RegisterRoom.Village });
        foreach (var actor in new[] { room.Clerk, room.ClerkElsewhere })
        {
            Assert.Single((await room.Search("单雄信", actor)).Hits);
            Assert.Single((await room.Search("shanxiong", actor)).Hits);
            Assert.Single((await room.Search("sxx", actor)).Hits);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Pages_follow_one_another_without_gap_or_repetition(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        foreach (var i in Enumerable.Range(1, 25))
        {
            await room.Record(RegisterRoom.Person("王伟", new DateOnly(1960 + i, 1, i), (2 * i) + 101));
        }

        var found = new List<Guid>();
        for (var page = 1; ; page++)
        {
            var answer = (await room.Do(unit => FindPersons.Run(room.Desk, unit, room.Clerk, new PersonQuery("wangwei", page, 10)))).Value!;
            found.AddRange(answer.Hits.Select(hit => hit.Id));
            if (!answer.HasMore)
            {
                break;
            }
        }

        Assert.Equal(25, found.Count);
        Assert.Equal(25, found.Distinct().Count());
    }

    [Fact]
    public async Task A_search_leaves_evidence_and_an_empty_one_is_refused()
    {
        await using var room = await RegisterRoom.Fresh(DatabaseSystem.Sqlite);
        await room.Search("王伟");
        var refused = await room.Do(unit => FindPersons.Run(room.Desk, unit, room.Clerk, new PersonQuery(" · ")));
        Assert.Equal("REG-0025", Assert.Single(refused.Problems).Code);
        Assert.Equal(2, await room.Count("select count(*) from store_evidence where log = 'county-371581'"));
    }
}
