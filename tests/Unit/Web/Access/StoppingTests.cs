using System.Collections.Concurrent;
using Anyu.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Anyu.Unit.Web.Access;

/// <summary>Being stopped is no fault, however early it comes.</summary>
public sealed class StoppingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_that_is_stopped_logs_no_fault(bool isOpen)
    {
        var folder = Directory.CreateTempSubdirectory("anyu-stop-");
        var heard = new Heard();
        using var console = new StringWriter();
        var app = Anyu.Web.Program.Build(["--urls", "http://127.0.0.1:0", "--database", Path.Combine(folder.FullName, "anyu.db")], LibraryLoader.Load(console)!);
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(heard);
        await app.StartAsync();
        if (isOpen)
        {
            Assert.NotNull(await app.Services.GetRequiredService<Installation>().Opened);
        }

        await app.DisposeAsync();
        Assert.Empty(heard.Texts);
        folder.Delete(recursive: true);
    }

    private sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Texts { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Texts.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
            // What was heard is read after the end.
        }
    }
}
