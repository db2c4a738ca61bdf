using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Portal.Team;

public sealed class TeamPageTests(App app) : IClassFixture<App>
{
    const string Team = "/portal/team";

    [Fact]
    public async Task Invites_once_lists_the_invitation_and_takes_it_back()
    {
        var (owner, email) = (await app.NewPerson(), $"guest-{Guid.NewGuid():N}@example.com");
        var form = await owner.Form(Team);
        form.AddRange([new("Form.Email", email), new("Form.Role", "Analyst"), new("Form.Grants", "payments:write")]);
        for (var times = 0; times < 2; times++)
        {
            using var sent = await owner.Http.PostAsync(Team, new FormUrlEncodedContent(form));
            Assert.EndsWith("done=invited", sent.Headers.Location!.OriginalString);
        }
        var open = Assert.Single((await owner.Http.Read("/v1/invitations"))["data"]!.AsArray())!;
        Assert.Equal((email, "analyst"), ((string?)open["email"], (string?)open["role"]));
        var html = await owner.Http.GetStringAsync(Team);
        Assert.Contains(email, html);
        Assert.Contains("also in live: make payments", html);

        // The first of the page's forms, which is the invitation's.
        var back = (await owner.Form(Team)).DistinctBy(f => f.Key);
        using var taken = await owner.Http.PostAsync(Team + "?handler=TakeBack", new FormUrlEncodedContent(back));
        Assert.EndsWith("done=taken-back", taken.Headers.Location!.OriginalString);
        Assert.Contains("Nobody has an invitation", await owner.Http.GetStringAsync(Team));
    }

    [Fact]
    public async Task Changes_a_role_and_removes_a_member_who_then_reaches_nothing()
    {
        var owner = await app.NewPerson();
        var member = await owner.Joined("developer");
        var page = $"{Team}/{await owner.MemberId(member)}";
        Assert.Contains(page, await owner.Http.GetStringAsync(Team));

        var form = await owner.Form(page);
        form.Add(new("Form.Role", "Viewer"));
        using var changed = await owner.Http.PostAsync(page, new FormUrlEncodedContent(form));
        Assert.EndsWith("done=changed", changed.Headers.Location!.OriginalString);
        Assert.Equal("viewer", (string?)(await owner.Member(member))["role"]);

        var remove = page + "/remove";
        using var gone = await owner.Http.PostAsync(remove, new FormUrlEncodedContent(await owner.Form(remove)));
        Assert.EndsWith("done=removed", gone.Headers.Location!.OriginalString);
        using var refused = await member.Http.GetAsync("/v1/banking/accounts");
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        using var missing = await owner.Http.GetAsync(page);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Asks_for_a_second_factor_in_the_form_and_keeps_what_was_typed()
    {
        var (owner, email) = (await app.NewPerson(), $"guest-{Guid.NewGuid():N}@example.com");
        await owner.Forget();
        var form = await owner.Form(Team);
        form.AddRange([new("Form.Email", email), new("Form.Role", "Analyst")]);
        var html = await owner.Post(Team, form);
        Assert.Contains("Confirm that it is you", html);
        Assert.Contains($"value=\"{email}\"", html);
        Assert.Matches("<option value=\"Analyst\" selected", html);
        Assert.Empty((await owner.Http.Read("/v1/invitations"))["data"]!.AsArray());
    }

    [Fact]
    public async Task Offers_an_admin_nothing_that_only_owners_may_and_a_viewer_nothing()
    {
        var owner = await app.NewPerson();
        var (admin, viewer) = (await owner.Joined("admin"), await owner.Joined("viewer"));
        var html = await admin.Http.GetStringAsync(Team);
        Assert.DoesNotContain($"{Team}/{await owner.MemberId(owner)}", html);
        Assert.Contains($"{Team}/{await owner.MemberId(viewer)}", html);
        Assert.DoesNotContain("<option value=\"Owner\"", html);
        var form = await admin.Form(Team);
        form.AddRange([new("Form.Email", "x@example.com"), new("Form.Role", "Owner")]);
        Assert.Contains("Only an owner", await admin.Post(Team, form));
        using var refused = await viewer.Http.GetAsync(Team);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Demands_a_second_factor_of_members_once_the_one_who_asks_has_one()
    {
        var owner = await app.NewPerson();
        var policy = Team + "/policy";
        var form = await owner.Form(policy);
        form.Add(new("required", "true"));
        Assert.Matches("role=\"alert\"", await owner.Post(policy, form));
    }

    [Fact]
    public async Task Somebody_elses_member_and_invitation_are_not_there()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var member = await theirs.MemberId(theirs);
        foreach (var page in (string[])[$"{Team}/{member}", $"{Team}/{member}/remove", $"{Team}/nonsense"])
        {
            using var answer = await mine.Http.GetAsync(page);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        var invited = await theirs.Http.Sent(HttpMethod.Post, "/v1/invitations", new JsonObject
        {
            ["email"] = $"guest-{Guid.NewGuid():N}@example.com", ["role"] = "viewer",
        });
        var form = await mine.Form(Team);
        form.AddRange([new("invitation", (string)invited["id"]!), new("once", "other")]);
        using var refused = await mine.Http.PostAsync(Team + "?handler=TakeBack", new FormUrlEncodedContent(form));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Single((await theirs.Http.Read("/v1/invitations"))["data"]!.AsArray());
    }
}
