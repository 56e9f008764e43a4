using System.Text;
using Anyu.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var output = new StreamWriter(Console.OpenStandardOutput(), Console.OutputEncoding, bufferSize: 1 << 14);
return new CommandLine(CommandTable.All, output, Console.Error, Directory.GetCurrentDirectory()).Run(args);
