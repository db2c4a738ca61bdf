using Fintech.Infrastructure.Sandbox;

namespace Fintech.Tests.Sandbox;

[Collection(SandboxCollection.Name)]
public sealed class SandboxRestartTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task Webhooks_that_were_waiting_are_sent_after_a_restart()
    {
        var receiver = sandbox.Receiver;
        var tenant = Guid.NewGuid();
        string access;
        var slow = sandbox.Options() with { InitialUpdateDelay = Later, HistoricalUpdateDelay = Later };
        await using (var first = SandboxHost.Build(slow))
        {
            await first.StartAsync();
            var plaid = new PlaidTester(SandboxFixture.AddressOf(first), tenant, receiver);
            access = await plaid.Exchange(await plaid.PublicToken());
            await plaid.Sync(access, "");
        }
        var again = new PlaidTester(sandbox.Url, tenant, receiver);
        await again.Hook("TRANSACTIONS/SYNC_UPDATES_AVAILABLE");
        Assert.NotEmpty((await again.SyncAll(access)).Added);
    }

    static readonly TimeSpan Later = TimeSpan.FromSeconds(2);
}
