using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Exports;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.PrepareExport;

public sealed partial class PrepareExportTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Holds_everything_of_the_person()
    {
        var (person, secret, files) = await Everything();
        Assert.Equal(person.Email, (string?)files["account/profile.json"]["email"]);
        Assert.Single(files["account/sessions.json"].AsArray());
        Assert.All(files["account/sign_ins.json"].AsArray(), s => Assert.StartsWith("sgn_", (string?)s!["id"]));
        Assert.NotEmpty(files["account/sign_ins.json"].AsArray());
        // Ids are those of the API.
        Assert.All(files.Values, f => Assert.DoesNotContain(person.Id.Value.ToString(), f.ToJsonString()));
        Assert.NotEmpty(files["account/devices.json"].AsArray());
        Assert.Equal("totp", (string?)Assert.Single(files["account/second_factors.json"].AsArray())!["method"]);
        var deeds = files["account/activity.json"].AsArray().Select(e => (string?)e!["action"]).ToHashSet();
        Assert.Superset(new HashSet<string?> { "sign_in", "create_api_key", "request_export" }, deeds);
        Assert.Equal(person.Workspace.ToString(),
            (string?)Assert.Single(files["workspaces/memberships.json"].AsArray())!["workspace_id"]);
        var key = Assert.Single(files["developers/api_keys.json"].AsArray())!;
        Assert.EndsWith((string)key["last4"]!, secret);
        Assert.Equal([person.Email, person.Email],
            files["customers/customers.json"].AsArray().Select(c => (string?)c!["email"]));
        var banking = $"banking/{person.Environment}";
        Assert.Equal("active", (string?)Assert.Single(files[banking + "/connections.json"].AsArray())!["status"]);
        var listed = (await person.Http.Read("/v1/banking/accounts"))["data"]!.AsArray();
        Assert.Equal(listed.Select(a => a!.ToJsonString()).Order(),
            files[banking + "/accounts.json"].AsArray().Select(a => a!.ToJsonString()).Order());
        var newest = (await person.Http.Read("/v1/banking/transactions?limit=1"))["data"]![0]!;
        var all = files[banking + "/transactions.json"].AsArray();
        Assert.Equal(await app.Sql("select count(*) from bank_transactions where environment_id = $1", person.Environment.Value),
            (long)all.Count);
        Assert.Contains(newest.ToJsonString(), all.Select(t => t!.ToJsonString()));
    }

    [Fact]
    public async Task Holds_no_secret()
    {
        var (person, secret, files) = await Everything();
        var text = string.Concat(files.Select(f => f.Key + f.Value.ToJsonString()));
        Assert.DoesNotContain(secret, text);
        Assert.DoesNotMatch(SecretNames(), text);
        var hashes = await app.Sql("select string_agg(encode(hash, 'base64'), ' ') from api_keys where created_by = $1", person.Id.Value);
        Assert.DoesNotContain((string)hashes!, text);
    }

    [GeneratedRegex("\"(hash|token_hash|password_hash|sealed|security_stamp|access_token|sync_cursor|secret)[a-z_]*\":")]
    private static partial Regex SecretNames();

    [Fact]
    public async Task Never_holds_what_is_somebody_elses()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        await theirs.Link();
        await theirs.Key("banking:read");
        await theirs.Invite(mine.Email, "viewer");
        using (await mine.AcceptAnswer(await app.Invited(mine.Email))) { }
        var guest = await mine.Joined("developer");
        await guest.Key("banking:read"); // of somebody else, although in this person's workspace
        var files = Copies.Unpacked(await mine.Download(await mine.ReadyCopy()));
        Assert.Equal(2, files["workspaces/memberships.json"].AsArray().Count);
        Assert.Empty(files["developers/api_keys.json"].AsArray());
        var text = string.Concat(files.Select(f => f.Key + f.Value.ToJsonString()));
        foreach (var other in new[] { theirs, guest })
        {
            Assert.DoesNotContain(other.Email, text);
            Assert.DoesNotContain(other.Id.ToString(), text);
        }
        Assert.DoesNotContain(files.Keys, f => f.Contains(theirs.Environment.ToString()));
        var account = (await theirs.Http.Read("/v1/banking/accounts"))["data"]![0]!;
        Assert.DoesNotContain((string)account["id"]!, text);
        Assert.Empty(files[$"banking/{mine.Environment}/accounts.json"].AsArray());
    }

    async Task<(Tester Person, string Secret, Dictionary<string, JsonNode> Files)> Everything()
    {
        var person = await app.NewPerson();
        await person.Link();
        var secret = await person.Key("banking:read");
        await app.Sql("""
            insert into factors (id, person_id, method, label, sealed, created_at, confirmed_at)
            values (gen_random_uuid(), $1, 'Totp', 'Phone', '\x01', now(), now())
            """, person.Id.Value);
        return (person, secret, Copies.Unpacked(await person.Download(await person.ReadyCopy())));
    }

    [Fact]
    public async Task Is_kept_sealed()
    {
        var person = await app.NewPerson();
        var id = await person.ReadyCopy();
        var plain = await person.Download(id);
        var kept = (byte[])(await app.Sql("select sealed from data_exports where person_id = $1", person.Id.Value))!;
        Assert.Equal("PK", Encoding.ASCII.GetString(plain, 0, 2));
        Assert.Equal(-1, kept.AsSpan().IndexOf(plain.AsSpan(0, 30)));
    }

    [Theory]
    [InlineData(0, 20)] // the job was lost before it began
    [InlineData(1, 301)] // it died on its way
    public async Task What_a_job_left_is_found_again_and_made(int attempts, int secondsAgo)
    {
        var person = await app.NewPerson();
        var id = await Waiting(person, attempts, secondsAgo);
        await app.Sweep();
        await person.CopyIs(id, "ready");
        Assert.Equal(attempts + 1, await app.Sql("select attempts from data_exports where person_id = $1", person.Id.Value));
        Assert.Single(await new Mailbox(app, person.Email).All(), f => f.Contains("_export-ready_"));
    }

    [Fact]
    public async Task A_try_has_its_time_for_itself()
    {
        var person = await app.NewPerson();
        var id = await Waiting(person, attempts: 1, secondsAgo: 200);
        await app.Sweep();
        await Task.Delay(1500);
        Assert.Equal(1, await app.Sql("select attempts from data_exports where person_id = $1", person.Id.Value));
        Assert.Equal("preparing", (string?)(await person.Http.Read("/v1/me/exports/" + id))["status"]);
    }

    [Fact]
    public async Task After_three_tries_it_has_failed_and_the_person_is_told()
    {
        var person = await app.NewPerson();
        var id = await Waiting(person, attempts: 3, secondsAgo: 901);
        await app.Sweep();
        await person.CopyIs(id, "failed");
        var mail = await new Mailbox(app, person.Email).Newest("export-failed");
        Assert.Contains("Ask for it again", mail.TextBody);
        await person.ReadyCopy();
    }

    async Task<string> Waiting(Tester person, int attempts, int secondsAgo)
    {
        var id = new DataExportId(Guid.CreateVersion7());
        await app.Sql("""
            insert into data_exports (id, person_id, status, attempts, created_at)
            values ($1, $2, 'Preparing', $3, now() - $4 * interval '1 second')
            """, id.Value, person.Id.Value, attempts, secondsAgo);
        return id.ToString();
    }

    [Fact]
    public async Task Ends_clearly_when_it_would_be_larger_than_a_file_may_be()
    {
        using var archive = new ExportArchive(DateTimeOffset.UtcNow, maxBytes: 100_000);
        var random = new Random(1);
        var written = 0;
        await Assert.ThrowsAsync<ExportTooLargeException>(() => archive.Add("noise", Noise(), CancellationToken.None));
        Assert.InRange(written, 20, 200); // rows are not gathered first

        async IAsyncEnumerable<string> Noise()
        {
            for (written = 0; written < 100_000; written++)
            {
                await Task.Yield();
                var bytes = new byte[4000];
                random.NextBytes(bytes);
                yield return Convert.ToBase64String(bytes);
            }
        }
    }

    [Fact]
    public async Task An_account_that_ended_meanwhile_gets_none()
    {
        var person = await app.NewPerson();
        await Waiting(person, attempts: 0, secondsAgo: 20);
        await app.Sql("update people set deleted_at = now() where id = $1", person.Id.Value);
        await app.Sweep();
        await Tester.Until(() => app.Sql("select attempts from data_exports where person_id = $1", person.Id.Value), n => n is 1);
        await Task.Delay(1000);
        Assert.Equal("Preparing", await app.Sql("select status from data_exports where person_id = $1", person.Id.Value));
        Assert.DoesNotContain(await new Mailbox(app, person.Email).All(), f => f.Contains("_export-"));
    }
}
