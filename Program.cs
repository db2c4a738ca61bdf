using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Postgres;
using Microsoft.AspNetCore.Connections;

var words = Commands.Words(args);
var builder = WebApplication.CreateBuilder(args);
try
{
    await using var host = await FintechHost.Build(builder, joins: words.Count > 0);
    if (words.Count > 0) return await Commands.Run(words, host);
    await host.Start();
    Banner.Print(host);
    await host.App.WaitForShutdownAsync();
    return 0;
}
catch (IOException taken) when (taken.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync(
        $"{taken.Message} Stop what listens there, or choose other ports with --PublicUrl and --Sandbox:Plaid:Port.");
    return 1;
}
catch (Exception refused) when (refused is PostgresUnavailableException or ConfigurationException)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}

public partial class Program;
