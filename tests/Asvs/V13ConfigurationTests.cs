using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fintech.Support;
using Fintech.Tests.Architecture;
using Fintech.Tests.Credentials;

namespace Fintech.Tests.Asvs;

/// <summary>ASVS 5.0, V13.4 and 1.5.1: what is served and read that should not be.</summary>
public sealed class V13ConfigurationTests(App app, ProductionApp production) : IClassFixture<App>, IClassFixture<ProductionApp>
{
    [Fact, Asvs("13.4.1", 1), Asvs("13.4.3", 2), Asvs("13.4.7", 3)]
    public async Task V13_4_1_No_source_no_folder_and_no_secret_is_served()
    {
        var http = production.It.Client();
        foreach (var path in (string[])
            [
                "/.git/HEAD", "/.git/config", "/.gitignore", "/.svn/entries", "/.env", "/.data/master.key", "/.data/demo.json",
                "/appsettings.json", "/appsettings.Production.json", "/Program.cs", "/Fintech.csproj", "/Fintech.dll", "/README.md",
                "/packages.lock.json", "/csp-manifest.json", "/../appsettings.json", "/%2e%2e/appsettings.json", "/..%2fappsettings.json",
                "/%2e%2e%5cappsettings.json", "/_next/%2e%2e/%2e%2e/appsettings.json", "/portal/../appsettings.json", "/etc/passwd",
                "/wwwroot/", "/_next/", "/_next/static/", "/frontend/", "/Features/", "/swagger", "/swagger/index.html", "/metrics",
                "/hangfire", "/phpinfo.php", "/debug", "/actuator/env", "/trace.axd", "/elmah.axd", "/web.config", "/dev/mail", "/dev/sms",
            ])
        {
            var (status, body) = await Raw(path);
            Assert.True(status is 404 or 400, $"{path}: {status}");
            Assert.False(body.Split("\r\n\r\n", 2)[1] is "", $"{path}: nothing is said");
            Assert.DoesNotMatch(@"\[core\]|""ConnectionStrings""|<Project Sdk|ref: refs/|Index of|Directory listing", body);
        }

        // HttpClient would make the dots away.
        async Task<(int, string)> Raw(string path)
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(http.BaseAddress!.Host, http.BaseAddress.Port);
            await using var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"GET {path} HTTP/1.1\r\nHost: {http.BaseAddress.Authority}\r\nConnection: close\r\n\r\n"));
            var text = await new StreamReader(stream).ReadToEndAsync();
            return (int.Parse(text.Split(' ')[1]), text);
        }
    }

    [Fact, Asvs("13.4.2", 2), Asvs("16.5.1", 2)]
    public async Task V13_4_2_Production_tells_nothing_of_its_inside()
    {
        var http = production.It.Client();
        foreach (var (path, body) in ((string, string)[])
            [
                ("/v1/auth/sign-in", "{"), ("/v1/auth/sign-in", "[]"), ("/v1/auth/sign-in", """{"email":1,"password":{}}"""),
                ("/v1/auth/register", """{"email":"a@example.com"}"""), ("/v1/auth/not-me", "\0"), ("/mcp", "{\"jsonrpc\":\"2.0\"}"),
            ])
        {
            using var answer = await http.PostAsync(path, new StringContent(body, null, "application/json"));
            var text = await answer.Content.ReadAsStringAsync();
            Assert.InRange((int)answer.StatusCode, 400, 499);
            Assert.DoesNotMatch(@"\bat [A-Z]\w+\.|System\.|Fintech\.|Npgsql|\.cs:line|Exception", text);
        }
        using var details = await http.GetAsync("/v1/me?trace=true&debug=1");
        Assert.DoesNotContain("Exception", await details.Content.ReadAsStringAsync());
    }

    [Fact, Asvs("13.4.5", 2)]
    public async Task V13_4_5_Jobs_are_for_operators_and_metrics_for_who_has_their_key()
    {
        var person = await app.NewPerson();
        foreach (var path in (string[])["/ops/jobs", "/ops/jobs/recurring", "/metrics"])
        {
            using var stranger = await app.Client().GetAsync(path);
            Assert.True(stranger.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Redirect or HttpStatusCode.NotFound, path);
            using var mine = await person.Http.GetAsync(path);
            Assert.Equal(path == "/metrics" ? HttpStatusCode.Unauthorized : HttpStatusCode.NotFound, mine.StatusCode);
        }
        var ready = JsonNode.Parse(await app.Client().GetStringAsync("/health/ready"))!.ToJsonString();
        Assert.DoesNotMatch(@"Host=|Username|127\.0\.0\.1|version", ready);
    }

    [Fact, Asvs("1.5.1", 1)]
    public async Task V1_5_1_No_XML_is_read()
    {
        var one = await app.NewOperator();
        const string bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
        foreach (var path in (string[])["/v1/auth/sign-in", "/v1/me/password", "/v1/api-keys", $"/webhooks/plaid/{one.Environment}", "/mcp"])
            foreach (var type in (string[])["application/xml", "text/xml", "image/svg+xml"])
            {
                using var answer = await one.Http.PostAsync(path, new StringContent(bomb, Encoding.UTF8, type));
                Assert.InRange((int)answer.StatusCode, 400, 499);
                Assert.DoesNotContain("root:", await answer.Content.ReadAsStringAsync());
            }
        const string readers = @"System\.Xml|XmlReader|XmlDocument|XDocument|XElement|XmlSerializer|DataContractSerializer";
        Assert.NotEmpty(Source.All);
        // The keys of Data Protection are XML of our own, read back from our own database.
        Assert.Equal(["Infrastructure/Data/DataProtectionKeys.cs"],
            Source.All.Where(s => Regex.IsMatch(s.Text, readers)).Select(s => s.Path));
        Assert.Matches(readers, "new XmlDocument()");
    }
}
