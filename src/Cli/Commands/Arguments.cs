using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary>A command line read against its command: operands and options.</summary>
/// <param name="Operands">What stands without a name.</param>
/// <param name="Options">Option → value; a switch has an empty value.</param>
internal sealed record Arguments(ImmutableArray<string> Operands, ImmutableSortedDictionary<string, string> Options)
{
    private const string EndOfOptions = "--";

    /// <summary>The value of an option, or null.</summary>
    public string? this[string option] => Options.GetValueOrDefault(option);

    /// <summary>Reads what follows the command's name. Options may stand anywhere, as <c>--name value</c> or <c>--name=value</c>.</summary>
    public static Result<Arguments> Read(Command command, ReadOnlySpan<string> words)
    {
        var operands = ImmutableArray.CreateBuilder<string>();
        var options = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (word == EndOfOptions)
            {
                operands.AddRange(words[(i + 1)..]);
                break;
            }

            if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                operands.Add(word);
                continue;
            }

            var cut = word.IndexOf('=', StringComparison.Ordinal);
            var name = cut < 0 ? word : word[..cut];
            if (command.Find(name) is not { } option)
            {
                return Result<Arguments>.Failure(CliProblems.UnknownOption(name, command));
            }

            var value = cut >= 0 ? word[(cut + 1)..] : option.Value is null ? "" : i + 1 < words.Length ? words[++i] : null;
            if (value is null || (cut >= 0 && option.Value is null))
            {
                return Result<Arguments>.Failure(CliProblems.OptionValue(option));
            }

            options[name] = value;
        }

        return Checked(command, new Arguments(operands.ToImmutable(), options.ToImmutable()));
    }

    private static Result<Arguments> Checked(Command command, Arguments read)
    {
        if (read["--lang"] is not (null or "zh" or "en"))
        {
            return Result<Arguments>.Failure(CliProblems.OptionValue(command.Find("--lang")!));
        }

        return !read.Options.ContainsKey("--help") && (read.Operands.Length < command.OperandsAtLeast || read.Operands.Length > command.OperandsAtMost)
            ? Result<Arguments>.Failure(CliProblems.Operands(command, read.Operands.Length))
            : Result<Arguments>.Success(read);
    }
}
