namespace Fintech.Benchmarks.Floors;

/// <summary>
/// What a bare minimal API over Npgsql does: no log provider, no authentication, source-generated JSON.
/// </summary>
internal static class KestrelFloor
{
    public static async Task<int> Run(string url, string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddSingleton(_ => new FloorData(FloorData.Open(database)));
        builder.Services.ConfigureHttpJsonOptions(o =>
            o.SerializerOptions.TypeInfoResolverChain.Insert(0, FloorJson.Default));
        var app = builder.Build();
        app.MapGet("/accounts/{environment:int}",
            (int environment, FloorData data, CancellationToken ct) => data.Accounts(environment, ct));
        app.MapGet("/transactions/{account:int}",
            (int account, FloorData data, CancellationToken ct) => data.Transactions(account, ct));
        await app.RunAsync();
        return 0;
    }
}
