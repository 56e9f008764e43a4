using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Cli;

/// <summary><c>anyu appoint</c>: the first administrator of a place.</summary>
internal static class AppointCommand
{
    private static readonly CommandOption Provider = new("--provider", "ISSUER", new("身份提供者的 issuer", "the issuer of the identity provider"));
    private static readonly CommandOption Person = new("--name", "NAME", new("姓名", "the person's name"));

    /// <summary>The command.</summary>
    public static Command Definition { get; } =
        new("appoint", "<account> <place>", 2, 2, new("任命一个地方的第一位系统管理员", "appoint the first administrator of a place"), [StorageCommands.Database, Provider, Person], Run);

    private static ExitCode Run(Invocation run)
    {
        if (run.Arguments["--provider"] is not { Length: > 0 } provider)
        {
            return run.Refuse(CliProblems.OptionValue(Provider));
        }

        if (!PlaceCode.TryParse(run.Arguments.Operands[1], out var place, out var unreadable))
        {
            return run.Refuse(unreadable);
        }

        var roles = RoleBook.Load(run.ContentRoot());
        return roles.Value is null ? run.Refuse(roles.Problems) : Opened.Wait(run, () => Appoint(run, new(provider, run.Arguments.Operands[0], run.Arguments["--name"] ?? "", place), roles.Value));
    }

    private static async Task<ExitCode> Appoint(Invocation run, AppointAdministrator command, RoleBook roles)
    {
        var opened = await Database.Open(Opened.Where(run), Opened.Modules, TimeProvider.System);
        if (opened.Value is null)
        {
            return run.Refuse(opened.Problems);
        }

        await using var database = opened.Value;
        if (await database.Write(unit => command.Run(unit, roles)) is { } problem)
        {
            return run.Refuse(problem);
        }

        await run.Output.WriteLineAsync(run.Say($"{command.Name} 是 {command.Place} 的系统管理员，登录后生效。", $"{command.Name} is administrator of {command.Place} from the next sign-in."));
        return ExitCode.Done;
    }
}
