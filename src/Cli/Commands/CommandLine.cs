using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary>Finds the command of a command line, reads its arguments and runs it.</summary>
internal sealed class CommandLine(ImmutableArray<Command> commands, TextWriter output, TextWriter error, string directory)
{
    /// <summary>Runs a command line; the number is the process's exit code.</summary>
    public int Run(ReadOnlySpan<string> words)
    {
        var code = RunCommand(words);
        output.Flush();
        return (int)code;
    }

    private ExitCode RunCommand(ReadOnlySpan<string> words)
    {
        var language = words.IndexOf("en") is > 0 and var at && words[at - 1] == "--lang" || words.Contains("--lang=en") ? Language.En : Language.Zh;
        if (words.IsEmpty || words[0] is "--help" or "-h" or "help")
        {
            WriteUsage(commands, language);
            return words.IsEmpty ? ExitCode.Refused : ExitCode.Done;
        }

        if (Find(words, out var rest) is not { } command)
        {
            return UnknownCommand(words, language);
        }

        if (Arguments.Read(command, rest) is not { Value: { } arguments } refused)
        {
            ProblemText.Write(error, Arguments.Read(command, rest).Problems, language);
            return ExitCode.Refused;
        }

        if (refused.Value.Options.ContainsKey("--help"))
        {
            WriteUsage(command, language);
            return ExitCode.Done;
        }

        return RunCommand(command, arguments, language);
    }

    /// <summary>A path that cannot be opened or a full disk is told as a problem; every other exception is a bug.</summary>
    private ExitCode RunCommand(Command command, Arguments arguments, Language language)
    {
        try
        {
            return command.Run(new Invocation(arguments, output, error, directory));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            ProblemText.Write(error, [CliProblems.FileFault(fault.Message)], language);
            return ExitCode.Refused;
        }
    }

    private Command? Find(ReadOnlySpan<string> words, out ReadOnlySpan<string> rest)
    {
        for (var length = Math.Min(2, words.Length); length > 0; length--)
        {
            var name = string.Join(' ', words[..length]!);
            if (commands.FirstOrDefault(c => c.Name == name) is { } command)
            {
                rest = words[length..];
                return command;
            }
        }

        rest = [];
        return null;
    }

    private ExitCode UnknownCommand(ReadOnlySpan<string> words, Language language)
    {
        var first = words[0];
        var family = commands.Where(c => c.Name.StartsWith(first + " ", StringComparison.Ordinal)).ToImmutableArray();
        if (!family.IsEmpty && (words.Length == 1 || words[1] == "--help"))
        {
            WriteUsage(family, language);
            return words.Length == 1 ? ExitCode.Refused : ExitCode.Done;
        }

        ProblemText.Write(error, [CliProblems.UnknownCommand(string.Join(' ', words[..Math.Min(2, words.Length)]!))], language);
        return ExitCode.Refused;
    }

    private void WriteUsage(ImmutableArray<Command> listed, Language language)
    {
        output.WriteLine(language == Language.Zh ? "安育命令行：anyu <命令> [选项]" : "The command line of Anyu: anyu <command> [options]");
        output.WriteLine();
        var width = listed.Max(c => c.Name.Length + c.Operands.Length + 1);
        foreach (var command in listed)
        {
            output.WriteLine($"  {$"{command.Name} {command.Operands}".PadRight(width)}  {command.Summary.In(language)}");
        }

        WriteOptions(Command.Common, language);
    }

    private void WriteUsage(Command command, Language language)
    {
        output.WriteLine($"anyu {command.Name} {command.Operands}");
        output.WriteLine($"  {command.Summary.In(language)}");
        WriteOptions(command.Options.AddRange(Command.Common), language);
    }

    private void WriteOptions(ImmutableArray<CommandOption> options, Language language)
    {
        output.WriteLine();
        foreach (var option in options)
        {
            output.WriteLine($"  {$"{option.Name} {option.Value}".PadRight(20)}  {option.Summary.In(language)}");
        }
    }
}
