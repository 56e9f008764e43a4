using Anyu.Access;
using Anyu.Casework;
using Anyu.Store;
using Anyu.Web.Cases;
using Anyu.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Anyu.Unit.Web.Access;

/// <summary>Cases, matters, letters and drafts of the home county: one case of every service that somebody begins, as its first worked case files it on its day.</summary>
internal static class HomeCases
{
    public static async Task File(RunningOffice office, Actor citizen, Actor institution, string mark)
    {
        var desk = office.App.Services.GetRequiredService<Clerking>().Desks.Cases;
        foreach (var service in desk.Shelf.Services.Values.Where(s => s.Audience != ServiceAudience.Program))
        {
            var actor = service.Audience == ServiceAudience.Citizen ? citizen : institution;
            var worked = service.Cases[0];
            var facts = worked.Facts.ContainsKey("mother.name") ? worked.Facts.SetItem("mother.name", "样例女" + mark) : worked.Facts;
            var opened = await Database.Open(Path.Combine(office.Folder, "anyu.db"), Modules.All, new DayOf(worked.On));
            await using var database = opened.Value ?? throw new InvalidOperationException(string.Join('\n', opened.Problems));
            var sent = await database.Write(unit => new SubmitCase(Guid.CreateVersion7(), service.Id, facts).Run(desk, unit, actor));
            Assert.True(sent.Succeeded, service.Id + string.Join('\n', sent.Problems));
            Assert.Null(await database.Write(unit => Drafts.Save(
                desk, unit, actor, new Draft(Guid.CreateVersion7(), service.Id, service.Form.Pages[0].Id, facts, unit.Now, Revision: 0))));
        }
    }

    /// <summary>Noon of one day.</summary>
    private sealed class DayOf(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero);
    }
}
