using System.Collections.Frozen;
using FastEndpoints;
using Fintech.Features.Banking.Contracts;
using Fintech.Features.Banking.ListAccounts;
using Fintech.Features.Banking.SearchTransactions;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http;
using Fintech.Infrastructure.Slices;

namespace Fintech.Benchmarks.Layers;

/// <summary>
/// The product's own reads with ever more of it around them, to see what each layer costs. Who asks is in a header, in
/// place of a credential.
/// </summary>
internal static class LayerHost
{
    public const string Environment = "Bench-Environment";

    public static async Task<int> Run(string layer, string url, string connection)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddSingleton(new Database(new() { Postgres = connection, PostgresDirect = connection }));
        builder.Services.AddSlices(typeof(Database).Assembly);
        if (layer == "endpoints")
            builder.Services.AddFastEndpoints(o => o.Filter = type =>
                type == typeof(ListAccountsEndpoint) || type == typeof(SearchTransactionsEndpoint));
        var app = builder.Build();
        app.MapGet("/ready", () => "ok");
        if (layer == "endpoints") app.UseRouting();
        switch (layer)
        {
            case "wire":
                app.MapGet("/v1/banking/accounts", async (HttpContext http, Database database, CancellationToken ct) =>
                    await http.Answer(await new ListAccountsHandler(database, CallerOf(http)).Handle(new(), ct)));
                app.MapGet("/v1/banking/transactions", async (HttpContext http, Database database, CancellationToken ct) =>
                    await http.Answer(await new SearchTransactionsHandler(database, CallerOf(http)).Handle(OfAccount(http), ct)));
                break;
            case "pipeline":
                app.MapGet("/v1/banking/accounts", (HttpContext http, CancellationToken ct) =>
                    Piped<ListAccountsRequest, Page<BankAccountView>>(http, new(), ct));
                app.MapGet("/v1/banking/transactions", (HttpContext http, CancellationToken ct) =>
                    Piped<SearchTransactionsRequest, Page<BankTransactionView>>(http, OfAccount(http), ct));
                break;
            case "endpoints":
                app.Use((http, next) =>
                {
                    http.User = CallerOf(http);
                    return next(http);
                });
                app.UseMiddleware<SlotFiller>();
                app.UseFastEndpoints();
                break;
            default:
                throw new ArgumentException($"There is no layer {layer}.");
        }
        await app.RunAsync();
        return 0;
    }

    static async Task Piped<TRequest, TResponse>(HttpContext http, TRequest request, CancellationToken ct) where TRequest : notnull
    {
        http.RequestServices.GetRequiredService<CallerSlot>().Fill(CallerOf(http));
        await http.Answer(await http.RequestServices.GetRequiredService<Pipeline<TRequest, TResponse>>().Run(request, ct));
    }

    static SearchTransactionsRequest OfAccount(HttpContext http) =>
        new(AccountId: TypeId.TryParse<BankAccountId>(http.Request.Query["account_id"], out var id) ? id : null);

    static Caller CallerOf(HttpContext http) => new()
    {
        Kind = CallerKind.Key, Id = "key_bench", Scopes = Scopes,
        Environment = Guid.TryParse(http.Request.Headers[Environment], out var id) ? new EnvironmentId(id) : null,
    };

    static readonly FrozenSet<string> Scopes = FrozenSet.Create("banking:read");
}
