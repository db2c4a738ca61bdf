using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Audit.VerifyPlatformAudit;

public sealed class VerifyPlatformAuditTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Computes_the_platforms_chain_and_keeps_what_it_found()
    {
        var operates = await app.NewOperator();
        // Sign-ins of other tests arrive all the time; each is linked within a second.
        var check = await operates.Http.Sent(HttpMethod.Post, "/v1/operator/audit/verify", []);
        Assert.Equal("platform", (string?)check["chain"]);
        Assert.True((bool)check["intact"]!, check.ToJsonString());
        Assert.True((long)check["entries"]! > 0);
        Assert.Equal(1L, await app.Sql("select count(*) from audit_checks where sequence = $1 and hash = $2 and fault is null",
            (long)check["sequence"]!, Convert.FromHexString((string)check["digest"]!)));
    }
}
