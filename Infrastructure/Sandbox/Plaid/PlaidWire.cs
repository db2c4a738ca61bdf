using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.Sandbox.Plaid.Data;
using Fintech.Infrastructure.Sandbox.Plaid.History;

namespace Fintech.Infrastructure.Sandbox.Plaid;

/// <summary>Plaid's JSON shapes. Names here are the wire's own.</summary>
internal static class PlaidWire
{
    public static object Account(PlaidAccount account) => new
    {
        account_id = account.Id,
        balances = new
        {
            available = account.Available,
            current = account.Current,
            limit = account.Limit,
            iso_currency_code = account.Currency,
            unofficial_currency_code = (string?)null,
        },
        mask = account.Mask,
        name = account.Name,
        official_name = account.OfficialName,
        holder_category = "personal",
        type = account.Type,
        subtype = account.Subtype,
    };

    public static JsonObject Item(PlaidItem item) => new()
    {
        ["item_id"] = item.Id,
        ["institution_id"] = item.InstitutionId,
        ["institution_name"] = Institutions.Find(item.InstitutionId)?.Name,
        ["webhook"] = item.Webhook,
        ["auth_method"] = null,
        ["error"] = item.ErrorCode is { } code ? PlaidError.Of(code).ToJson(null) : null,
        ["available_products"] = Strings(Institutions.Products.Except(item.Products)),
        ["billed_products"] = Strings(item.Products),
        ["products"] = Strings(item.Products),
        ["consented_products"] = Strings(item.Products),
        ["consent_expiration_time"] = null,
        ["update_type"] = "background",
    };

    public static object Institution(Bank bank, bool withMetadata) => new
    {
        institution_id = bank.Id,
        name = bank.Name,
        products = Institutions.Products,
        country_codes = new[] { "US" },
        routing_numbers = new[] { bank.RoutingNumber },
        oauth = false,
        url = withMetadata ? bank.Url : null,
        primary_color = withMetadata ? bank.Color : null,
        logo = (string?)null,
    };

    public static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);

    /// <summary>Writes a transaction without original_description, which only some callers ask for.</summary>
    public static string Transaction(
        string id, PlaidAccount account, Entry entry, bool pending, string? pendingId, DateOnly date)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("account_id", account.Id);
            json.WriteNull("account_owner");
            json.WriteNumber("amount", entry.Amount);
            json.WriteString("authorized_date", Day(entry.Date));
            json.WriteNull("authorized_datetime");
            json.WriteNull("category");
            json.WriteNull("category_id");
            json.WriteNull("check_number");
            Counterparties(json, entry.Payee);
            json.WriteString("date", Day(date));
            json.WriteNull("datetime");
            json.WriteString("iso_currency_code", account.Currency);
            Location(json, entry.Place);
            json.WriteNull("logo_url");
            json.WriteString("merchant_entity_id", EntityId(entry.Payee));
            json.WriteString("merchant_name", entry.Payee.IsMerchant ? entry.Payee.Name : null);
            json.WriteString("name", Name(entry));
            json.WriteString("payment_channel", entry.Payee.Channel);
            PaymentMeta(json, entry);
            json.WriteBoolean("pending", pending);
            json.WriteString("pending_transaction_id", pendingId);
            Category(json, entry.Payee);
            json.WriteNull("transaction_code");
            json.WriteString("transaction_id", id);
            json.WriteString("transaction_type", TransactionType(entry.Payee.Channel));
            json.WriteNull("unofficial_currency_code");
            json.WriteString("website", entry.Payee.Website);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    static string Name(Entry entry)
    {
        if (entry.Name is { } name) return name;
        return entry.Payee.IsMerchant ? entry.Payee.Name : entry.Description ?? entry.Payee.Line;
    }

    static string TransactionType(string channel) => channel switch
    {
        "online" => "digital",
        "in store" => "place",
        _ => "special",
    };

    static string? EntityId(Payee payee) =>
        payee.IsMerchant ? PlaidIds.From("entity", payee.Name, DateOnly.MinValue, 0) : null;

    static void Counterparties(Utf8JsonWriter json, Payee payee)
    {
        json.WriteStartArray("counterparties");
        if (payee.IsMerchant || payee.CounterpartyType != "merchant")
        {
            json.WriteStartObject();
            json.WriteString("name", payee.Name);
            json.WriteString("type", payee.CounterpartyType);
            json.WriteString("entity_id", EntityId(payee));
            json.WriteString("website", payee.Website);
            json.WriteNull("logo_url");
            json.WriteString("confidence_level", "VERY_HIGH");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Location(Utf8JsonWriter json, Place? place)
    {
        json.WriteStartObject("location");
        json.WriteNull("address");
        json.WriteString("city", place?.City);
        json.WriteString("region", place?.Region);
        json.WriteNull("postal_code");
        json.WriteString("country", place?.Country);
        json.WriteNull("lat");
        json.WriteNull("lon");
        json.WriteNull("store_number");
        json.WriteEndObject();
    }

    static void PaymentMeta(Utf8JsonWriter json, Entry entry)
    {
        json.WriteStartObject("payment_meta");
        json.WriteString("reference_number", entry.Reference);
        foreach (var name in (ReadOnlySpan<string>)
            ["ppd_id", "payee", "by_order_of", "payer", "payment_method", "payment_processor", "reason"])
            json.WriteNull(name);
        json.WriteEndObject();
    }

    static void Category(Utf8JsonWriter json, Payee payee)
    {
        json.WriteStartObject("personal_finance_category");
        json.WriteString("primary", payee.Primary);
        json.WriteString("detailed", payee.Detailed);
        json.WriteString("confidence_level", payee.IsMerchant ? "VERY_HIGH" : "HIGH");
        json.WriteEndObject();
    }
}
