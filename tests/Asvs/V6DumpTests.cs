using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.Data;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fintech.Tests.Asvs;

/// <summary>ASVS 5.0, 6.5.2: whoever carries the database away holds no secret that works.</summary>
public sealed class V6DumpTests(App app) : IClassFixture<App>
{
    [Fact, Asvs("6.5.2", 2)]
    public async Task V6_5_2_A_dump_of_the_database_holds_no_secret_in_clear()
    {
        var person = await app.NewPerson();
        var marker = $"name {Guid.NewGuid():N}";
        await person.Http.Sent(HttpMethod.Patch, "/v1/me", new JsonObject { ["name"] = marker });
        var begun = await person.Http.Sent(HttpMethod.Post, "/v1/me/factors/totp", []);
        var secret = (string)begun["secret"]!;
        var authenticator = Factors.Authenticator.Of(secret);
        var added = await person.Confirm((string)begun["id"]!, authenticator.Code(-1));
        var secrets = added["recovery_codes"]!.AsArray().Select(c => (string)c!).ToList();
        secrets.AddRange(secrets.Select(c => c.Replace("-", "")).ToList());
        secrets.Add(secret.Replace(" ", ""));
        secrets.Add(await person.Key("banking:read"));
        secrets.Add(person.Password);
        var (number, _) = await person.AddSms();
        secrets.Add(number);
        var browser = new Cookies();
        using var http = browser.Client(app);
        await person.HalfWay(http);
        secrets.Add(browser["pending"]);
        await http.Finished("totp", authenticator.Code(), trust: true);
        secrets.AddRange([browser["session"], browser["device"]]);
        await app.Client().Sent(HttpMethod.Post, "/v1/auth/forgot-password", new JsonObject { ["email"] = person.Email });
        secrets.Add(await new Mailbox(app, person.Email).Token("reset"));

        var raw = OtpNet.Base32Encoding.ToBytes(secret.Replace(" ", ""));
        var forms = secrets.Distinct().SelectMany(s => Forms(Encoding.UTF8.GetBytes(s)).Prepend(s))
            .Concat(Forms(raw)).Concat(secrets.Where(s => s.Length == 43).SelectMany(s => Forms(System.Buffers.Text.Base64Url.DecodeFromChars(s))))
            .ToArray();
        Assert.True(forms.Length > 60);
        Assert.Empty(await Holding(forms));
        // What is there in clear is found, in text and in JSON.
        Assert.Contains("public.people", await Holding([marker]));
    }

    static IEnumerable<string> Forms(byte[] bytes) =>
        [Convert.ToHexStringLower(bytes), Convert.ToBase64String(bytes).TrimEnd('='), System.Buffers.Text.Base64Url.EncodeToString(bytes)];

    /// <summary>The tables with a row in whose text, bytes included, one of these appears.</summary>
    async Task<List<string>> Holding(string[] needles)
    {
        var database = app.Services.GetRequiredService<Database>();
        await using var owner = new NpgsqlConnection(database.Options.PostgresOwner);
        await owner.OpenAsync();
        var tables = new List<string>();
        await using (var list = new NpgsqlCommand("""
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname !~ '^pg_|information_schema' order by 1
            """, owner))
        await using (var rows = await list.ExecuteReaderAsync())
            while (await rows.ReadAsync()) tables.Add(rows.GetString(0));
        Assert.True(tables.Count > 30, $"Only {tables.Count} tables.");
        // As a dump would have it, line by line: other tests fill these tables while this one reads.
        var wanted = SearchValues.Create(needles, StringComparison.Ordinal);
        var found = new List<string>();
        foreach (var table in tables)
        {
            using var dump = await owner.BeginTextExportAsync($"copy (select t::text from {table} t) to stdout");
            while (await dump.ReadLineAsync() is { } row)
                if (row.AsSpan().ContainsAny(wanted) && !found.Contains(table)) found.Add(table);
        }
        return found;
    }
}
