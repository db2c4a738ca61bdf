using System.Text.Json.Nodes;
using Fintech.Infrastructure.Sandbox.Plaid.Data;
using Fintech.Infrastructure.Sandbox.Plaid.History;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

internal static class LinkOperations
{
    /// <summary>Plaid's default; who wants two years asks for 730.</summary>
    public const int DefaultDays = 90;

    static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);
    static readonly TimeSpan ShortLifetime = TimeSpan.FromMinutes(30);
    static readonly TimeSpan SessionDataLifetime = TimeSpan.FromHours(6);

    public static readonly PlaidOperation[] All =
    [
        new("/link/token/create", ["client_name", "language", "country_codes"],
            ["user", "user_id", "products", "required_if_supported_products", "optional_products",
             "additional_consented_products", "webhook", "access_token", "link_customization_name", "redirect_uri",
             "android_package_name", "institution_data", "account_filters", "institution_id", "auth", "transfer",
             "update", "hosted_link", "transactions", "enable_multi_item_link", "user_token", "statements"], Create),
        new("/link/token/get", ["link_token"], [], Get),
    ];

    /// <summary>Known products only; transactions is what this simulator is about.</summary>
    public static string[] Products(string[] products)
    {
        if (products.Length == 0) throw PlaidError.InvalidField("products must not be empty");
        var unknown = products.Except(Institutions.Products).FirstOrDefault();
        if (unknown is null) return products;
        var message = $"client is not authorized to access the following products: [\"{unknown}\"]";
        throw new PlaidRefusal(new PlaidError("INVALID_INPUT", "INVALID_PRODUCT", message));
    }

    static async Task<object> Create(PlaidCall call, CancellationToken ct)
    {
        var body = call.Body;
        if (body.OptionalString("user_id") is null && body.Object("user")?.OptionalString("client_user_id") is null)
            throw PlaidError.MissingField("user.client_user_id");
        var item = body.Has("access_token") ? await call.AnyItem(ct) : null;
        if (item is null && !body.Has("products")) throw PlaidError.MissingField("products");
        var (hosted, now) = (body.Object("hosted_link"), call.Now);
        var shortLived = item is not null || hosted is not null;
        var lifetime = hosted?.Has("url_lifetime_seconds") == true
            ? TimeSpan.FromSeconds(hosted.Value.Int("url_lifetime_seconds", 0, 1, 60 * 60 * 24 * 21))
            : shortLived ? ShortLifetime : Lifetime;
        var token = new PlaidLinkToken
        {
            EnvironmentId = call.EnvironmentId,
            Token = PlaidIds.Token("link"),
            CreatedAt = now,
            ExpiresAt = now + lifetime,
            ClientName = body.String("client_name"),
            Language = body.String("language"),
            CountryCodes = body.Strings("country_codes"),
            Products = item?.Products ?? Products(body.Strings("products")),
            Webhook = body.OptionalString("webhook"),
            RedirectUri = body.OptionalString("redirect_uri"),
            CompletionRedirectUri = CompletionUri(hosted),
            Hosted = hosted is not null,
            DaysRequested = body.Object("transactions")?.Int("days_requested", DefaultDays, 1, ItemFactory.MaxDays)
                ?? DefaultDays,
            UpdateItemId = item?.Id,
        };
        call.Db.LinkTokens.Add(token);
        await call.Db.SaveChangesAsync(ct);
        var answer = new JsonObject
        {
            ["expiration"] = PlaidWire.Time(token.ExpiresAt),
            ["link_token"] = token.Token,
            ["request_id"] = call.RequestId,
        };
        if (token.Hosted) answer["hosted_link_url"] = $"{call.BaseUrl}/link/{token.Token}";
        return answer;
    }

    /// <summary>The page redirects there, so only addresses of the web are taken.</summary>
    static string? CompletionUri(PlaidBody? hosted)
    {
        if (hosted?.OptionalString("completion_redirect_uri") is not { } uri) return null;
        return Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"
            ? uri
            : throw PlaidError.InvalidField("hosted_link.completion_redirect_uri must be an absolute web address");
    }

    static async Task<object> Get(PlaidCall call, CancellationToken ct)
    {
        var text = call.Body.String("link_token");
        var token = await call.Db.LinkTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Token == text, ct)
            ?? throw PlaidRefusal.Because("INVALID_LINK_TOKEN");
        var since = call.Now - SessionDataLifetime;
        var sessions = await call.Db.LinkSessions.AsNoTracking()
            .Where(s => s.LinkToken == text && (s.FinishedAt == null || s.FinishedAt > since))
            .OrderBy(s => s.StartedAt).ToListAsync(ct);
        var views = new List<JsonObject>();
        foreach (var session in sessions) views.Add(LinkSessionWire.Of(session, await Accounts(call, session, ct)));
        return new
        {
            created_at = PlaidWire.Time(token.CreatedAt),
            expiration = PlaidWire.Time(token.ExpiresAt),
            link_token = token.Token,
            link_sessions = views,
            metadata = new
            {
                client_name = token.ClientName,
                country_codes = token.CountryCodes,
                initial_products = token.Products,
                language = token.Language,
                redirect_uri = token.RedirectUri,
                webhook = token.Webhook,
            },
            request_id = call.RequestId,
        };
    }

    static async Task<List<PlaidAccount>> Accounts(
        PlaidCall call, PlaidLinkSession session, CancellationToken ct) =>
        session.PublicToken is not { } token ? [] : await call.Db.Accounts.AsNoTracking()
            .Where(a => call.Db.PublicTokens.Any(t => t.Token == token && t.ItemId == a.ItemId))
            .OrderBy(a => a.Ordinal).ToListAsync(ct);
}
