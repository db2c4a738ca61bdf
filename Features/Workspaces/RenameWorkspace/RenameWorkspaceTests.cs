using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Workspaces.RenameWorkspace;

public sealed class RenameWorkspaceTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Every_member_sees_the_new_name_and_only_managers_give_it()
    {
        var owner = await app.NewPerson();
        var viewer = await owner.Joined("viewer");
        await owner.Http.Sent(HttpMethod.Patch, "/v1/workspace", new JsonObject { ["name"] = "Engines" });
        Assert.Contains("Engines",
            (await viewer.Http.Read("/v1/me"))["workspaces"]!.AsArray().Select(w => (string?)w!["name"]));
        await viewer.Http.Send(HttpMethod.Patch, "/v1/workspace", new JsonObject { ["name"] = "Mine" })
            .IsRefused(403, "auth.insufficient_scope");
        await owner.Http.Send(HttpMethod.Patch, "/v1/workspace", new JsonObject { ["name"] = "\u202eevil" })
            .IsRefused(400, "request.invalid");
    }
}
