using Fintech.Infrastructure.Hosting;

var builder = WebApplication.CreateBuilder(args);
await using var host = await FintechHost.Build(builder);
await host.Prepare();
await host.App.RunAsync();

public partial class Program;
