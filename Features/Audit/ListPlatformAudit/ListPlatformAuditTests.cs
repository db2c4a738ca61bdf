using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Audit.ListPlatformAudit;

public sealed class ListPlatformAuditTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/operator/audit";

    [Fact]
    public async Task Shows_operators_what_no_workspace_has_and_is_audited_itself()
    {
        var (operates, person) = (await app.NewOperator(), await app.NewPerson());
        var found = await operates.Http.Read($"{Path}?action=sign_in&actor={person.Id}");
        Assert.NotEmpty(found["data"]!.AsArray());
        Assert.All(found["data"]!.AsArray(), e => Assert.Null(e!["environment_id"]));
        Assert.Equal(1L, await app.Sql(
            "select count(*) from audit_entries where action = 'list_platform_audit' and subject = $1", person.Id.ToString()));
        // A workspace's entries are not there.
        await person.Key("banking:read");
        Assert.Empty((await operates.Http.Read($"{Path}?action=create_api_key&actor={person.Id}"))["data"]!.AsArray());
    }

    [Fact]
    public async Task Is_for_operators_with_a_second_factor()
    {
        var person = await app.NewPerson();
        await person.Http.Send(HttpMethod.Get, Path).IsRefused(403, "auth.operator_required");
        await app.Client().Send(HttpMethod.Get, Path).IsRefused(401, "auth.required");
        var operates = await app.NewOperator();
        await operates.Forget();
        await operates.Http.Send(HttpMethod.Get, Path).IsRefused(403, "auth.step_up_required");
        await operates.Http.Send(HttpMethod.Post, Path + "/verify", []).IsRefused(403, "auth.step_up_required");
    }
}
