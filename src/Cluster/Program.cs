using System.Text;
using Anyu.Cli;
using Anyu.Cluster;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var output = new StreamWriter(Console.OpenStandardOutput(), Console.OutputEncoding, bufferSize: 1 << 14);
return new CommandLine(ClusterCommands.All, output, Console.Error, Directory.GetCurrentDirectory()).Run(args);
