using System.Text.Json;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Postgres;

namespace Fintech.Infrastructure.Hosting;

/// <summary>What <c>.data/demo.json</c> holds (0600): where everything is, and the demo's credentials.</summary>
public sealed record DemoFacts(
    string BaseUrl, string McpUrl, string PlaidUrl, string StripeUrl, string AlpacaUrl, string Email, string Password,
    string ApiKey, EnvironmentId EnvironmentId, string PlaidClientId, string PlaidSecret)
{
    static readonly JsonSerializerOptions Options = new(Slices.Wire.Options) { WriteIndented = true };

    public static string File(ServerOptions server) => Path.Combine(server.DataPath, "demo.json");

    public static DemoFacts Of(
        ServerOptions server, IConfiguration configuration, string email, string password, EnvironmentId environment,
        string clientId, string secret)
    {
        string At(string provider, int port) => $"http://127.0.0.1:{configuration[$"Sandbox:{provider}:Port"] ?? port.ToString()}";
        return new(
            server.Base, $"{server.Base}/mcp", At("Plaid", 5081), At("Stripe", 5082), At("Alpaca", 5083), email, password,
            "", environment, clientId, secret);
    }

    public static DemoFacts? Read(ServerOptions server) => System.IO.File.Exists(File(server))
        ? JsonSerializer.Deserialize<DemoFacts>(System.IO.File.ReadAllText(File(server)), Options)
        : null;

    public void Save(string file) => PrivateFile.Write(file, JsonSerializer.Serialize(this, Options));

    public override string ToString() => $"Demo at {BaseUrl}"; // the password must not reach a log
}
