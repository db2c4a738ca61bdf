using System.Collections.Frozen;
using FastEndpoints;
using Fintech.Features.Banking.Contracts;
using Fintech.Features.Banking.ListAccounts;
using Fintech.Features.Banking.SearchTransactions;
using Fintech.Features.Workspaces;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Http;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Limits;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;

namespace Fintech.Benchmarks.Layers;

/// <summary>
/// The product's own reads with ever more of it around them, to see what each layer costs. Where no key is checked, who
/// asks is in a header in its place.
/// </summary>
internal static class LayerHost
{
    public const string Environment = "Bench-Environment";

    const string Wire = "bare, our wire shape", Piped = "+ pipeline", Endpoints = "+ FastEndpoints", Keys = "+ API key";

    /// <summary>Each adds to the one before; the product adds the rest.</summary>
    public static readonly string[] All = [Wire, Piped, Endpoints, Keys];

    static readonly FrozenSet<string> Scopes = FrozenSet.Create("banking:read");

    public static async Task<int> Run(string layer, string url, string connection, string masterKey)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddSingleton(new Database(new() { Postgres = connection, PostgresDirect = connection }));
        builder.Services.AddSingleton(new SecretBox(new() { MasterKey = masterKey }));
        builder.Services.AddSingleton<Peppers>();
        builder.Services.AddSlices(typeof(Database).Assembly);
        builder.Services.AddFastEndpoints(o => o.Filter = type =>
            type == typeof(ListAccountsEndpoint) || type == typeof(SearchTransactionsEndpoint));
        builder.Services.AddSingleton(ServerOptions.From(builder.Configuration, builder.Environment));
        new WorkspacesFeature().Add(builder);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddLimits(builder.Configuration);
        builder.Services.AddSingleton(new LimitOptions { Live = new(), Sandbox = new(), PersonPerMinute = 0 }); // the product adds them
        builder.Services.AddCredentials();
        var app = builder.Build();
        app.MapGet("/ready", () => "ok");
        Use(app, layer);
        await app.RunAsync();
        return 0;
    }

    static void Use(WebApplication app, string layer)
    {
        switch (layer)
        {
            case Wire:
                app.MapGet("/v1/banking/accounts", async (HttpContext http, Database database, CancellationToken ct) =>
                    await http.Answer(await new ListAccountsHandler(database, CallerOf(http)).Handle(new(), ct)));
                app.MapGet("/v1/banking/transactions",
                    async (HttpContext http, Database database, CancellationToken ct) =>
                    await http.Answer(await new SearchTransactionsHandler(database,
                        CallerOf(http)).Handle(OfAccount(http), ct)));
                break;
            case Piped:
                app.MapGet("/v1/banking/accounts", (HttpContext http, CancellationToken ct) =>
                    Pipe<ListAccountsRequest, Page<BankAccountView>>(http, new(), ct));
                app.MapGet("/v1/banking/transactions", (HttpContext http, CancellationToken ct) =>
                    Pipe<SearchTransactionsRequest, Page<BankTransactionView>>(http, OfAccount(http), ct));
                break;
            case Endpoints or Keys:
                app.UseRouting();
                if (layer == Keys) app.UseCredentials();
                else app.Use((http, next) =>
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
    }

    static async Task Pipe<TRequest,
        TResponse>(HttpContext http, TRequest request, CancellationToken ct) where TRequest : notnull
    {
        http.RequestServices.GetRequiredService<CallerSlot>().Fill(CallerOf(http));
        await http.Answer(await http.RequestServices.GetRequiredService<Pipeline<TRequest,
            TResponse>>().Run(request, ct));
    }

    static SearchTransactionsRequest OfAccount(HttpContext http) =>
        new(AccountId: TypeId.TryParse<BankAccountId>(http.Request.Query["account_id"], out var id) ? id : null);

    static Caller CallerOf(HttpContext http) => new()
    {
        Kind = CallerKind.Key, Id = "key_bench", Scopes = Scopes,
        Environment = Guid.TryParse(http.Request.Headers[Environment], out var id) ? new EnvironmentId(id) : null,
    };
}
