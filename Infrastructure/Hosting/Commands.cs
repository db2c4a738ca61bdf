namespace Fintech.Infrastructure.Hosting;

/// <summary>A short command beside the server, such as <c>operator add</c>. A feature brings its own.</summary>
public interface ICommand
{
    /// <summary>The words that call it, such as <c>operator add &lt;e-mail&gt;</c>.</summary>
    string Usage { get; }
    bool Takes(IReadOnlyList<string> words);

    /// <returns>The exit code.</returns>
    Task<int> Run(IReadOnlyList<string> words, IServiceProvider services, CancellationToken ct);
}

public static class Commands
{
    /// <summary>The leading words of the command line, before any setting.</summary>
    public static IReadOnlyList<string> Words(string[] args) => [.. args.TakeWhile(a => !a.StartsWith('-'))];

    public static async Task<int> Run(IReadOnlyList<string> words, FintechHost host, CancellationToken ct = default)
    {
        if (words is ["migrate"])
        {
            await host.Migrate(ct);
            Console.WriteLine("The database is up to date.");
            return 0;
        }
        var commands = host.App.Services.GetServices<ICommand>().ToList();
        if (commands.FirstOrDefault(c => c.Takes(words)) is { } command)
        {
            await host.Migrate(ct);
            return await command.Run(words, host.App.Services, ct);
        }
        Console.Error.WriteLine($"There is no command \"{string.Join(' ', words)}\". There are: "
            + string.Join(", ", commands.Select(c => c.Usage).Prepend("migrate")) + ".");
        return 2;
    }
}
