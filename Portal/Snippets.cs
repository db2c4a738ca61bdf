namespace Fintech.Portal;

/// <summary>The first call in four ways.</summary>
static class Snippets
{
    /// <summary>Stands where the key goes, for a real one is shown only once, when it is made.</summary>
    public const string Placeholder = "YOUR_API_KEY";

    public static (string Id, string Name, string Code)[] All(string address, string key) =>
    [
        ("curl", "curl", $"""
            curl {address}/v1/banking/accounts \
              -H "Authorization: Bearer {key}"
            """),
        ("csharp", "C#", $$"""
            using System.Net.Http.Json;
            using System.Text.Json;

            using var http = new HttpClient { BaseAddress = new("{{address}}") };
            http.DefaultRequestHeaders.Authorization = new("Bearer", "{{key}}");
            var accounts = await http.GetFromJsonAsync<JsonElement>("/v1/banking/accounts");
            foreach (var account in accounts.GetProperty("data").EnumerateArray())
                Console.WriteLine($"{account.GetProperty("name")} {account.GetProperty("balance").GetProperty("current")}");
            """),
        ("typescript", "TypeScript", $$"""
            const answer = await fetch("{{address}}/v1/banking/accounts", {
              headers: { Authorization: "Bearer {{key}}" },
            });
            if (!answer.ok) throw new Error((await answer.json()).code);
            const accounts = await answer.json();
            for (const account of accounts.data) console.log(account.name, account.balance.current);
            """),
        ("mcp", "MCP", $$"""
            {
              "mcpServers": {
                "fintech": {
                  "type": "http",
                  "url": "{{address}}/mcp",
                  "headers": { "Authorization": "Bearer {{key}}" }
                }
              }
            }
            """),
    ];
}
