using System.Diagnostics;

namespace Fintech.Tests.Sandbox;

/// <summary>The provider's own client judges the simulator: it drives it, and its types check the answers.</summary>
[Collection(SandboxCollection.Name)]
public sealed class PlaidContractTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task The_official_client_is_served_and_every_exchange_has_its_types()
    {
        var folder = Path.Combine(RepositoryRoot(), "tests", "contracts");
        Assert.True(
            Directory.Exists(Path.Combine(folder, "node_modules", "plaid")),
            "The official clients are not installed: npm ci --prefix tests/contracts");
        var plaid = sandbox.Tenant();
        await Node(folder, ["plaid-client.mjs"], new()
        {
            ["PLAID_URL"] = sandbox.Url,
            ["PLAID_CLIENT_ID"] = plaid.ClientId,
            ["PLAID_SECRET"] = PlaidTester.SecretOf(plaid.ClientId),
        });
        await Node(folder, ["plaid-check.mjs", sandbox.Recordings], []);
    }

    static async Task Node(string folder, string[] arguments, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var node = Process.Start(start)!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"{arguments[0]}:\n{await output}{await errors}");
    }

    static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Fintech.csproj"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
