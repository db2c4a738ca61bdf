using System.Diagnostics;
using Fintech.Support;
using Fintech.Tests.Audit;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Audit.ExportAudit;

/// <summary>The script shares no code with the product: what it finds right is right.</summary>
public sealed class ExportAuditTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_documented_script_finds_it_intact_and_names_what_was_changed()
    {
        var person = await app.NewPerson();
        var entries = await person.WithTrail();
        await app.Sql("delete from audit_details where entry_id = $1", Trail.Uuid(entries[1]));
        var file = await Exported(person);
        var (code, said) = Check(file);
        Assert.True(code == 0, said);
        Assert.Contains($"of {person.Workspace} are intact", said);
        Assert.Contains("1 of them have had their details erased", said);
        Assert.Equal(0, Check(file, (string)entries[2]["sequence"]!.ToString(), (string)entries[2]["digest"]!).Code);
        Assert.Equal(1, Check(file, (string)entries[2]["sequence"]!.ToString(), new string('a', 64)).Code);

        foreach (var (from, to) in ((string, string)[])
            [("create_api_key", "delete_api_key"), (person.Id.ToString(), "per_00000000000000000000000000"), ("127.0.0.1", "127.0.0.2"), ("::1", "::2")])
            if (file.Contains(from)) Assert.Equal(1, Check(file.Replace(from, to)).Code);
        var lines = file.TrimEnd('\n').Split('\n');
        Assert.Equal(1, Check(string.Join('\n', lines[..^1])).Code);
        Assert.Equal(1, Check(string.Join('\n', [.. lines[..^2], lines[^1]])).Code);
        Assert.Equal(1, Check(string.Join('\n', [lines[0], .. lines[2..]])).Code);
        Assert.Equal(1, Check(string.Join('\n', [lines[1], lines[0], .. lines[2..]])).Code);
    }

    [Fact]
    public async Task Is_audited_and_for_those_who_manage_the_workspace()
    {
        var owner = await app.NewPerson();
        await Exported(owner);
        Assert.Equal("export_audit", (string?)(await owner.Linked())[0]["action"]);
        var developer = await owner.Joined("developer");
        await developer.Http.Send(HttpMethod.Get, "/v1/audit/export").IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Get, "/v1/audit/export").IsRefused(401, "auth.required");
    }

    [Fact]
    public async Task A_file_whose_beginning_was_cut_away_is_not_taken_for_whole()
    {
        var person = await app.NewPerson();
        await person.WithTrail();
        var lines = (await Exported(person)).Split('\n');
        var whole = Check(string.Join('\n', lines));
        Assert.Equal((0, true), (whole.Code, whole.Said.Contains("from place 1 up to place", StringComparison.Ordinal)));
        var cut = Check(string.Join('\n', lines[1..]));
        Assert.Equal(1, cut.Code);
        Assert.Contains("entries are missing before it", cut.Said);
    }

    static async Task<string> Exported(Tester person)
    {
        using var answer = await person.Http.GetAsync("/v1/audit/export");
        Assert.Equal("application/jsonl", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        return await answer.Content.ReadAsStringAsync();
    }

    static (int Code, string Said) Check(string file, params string[] kept)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, file);
            var start = new ProcessStartInfo("node", [Path.Combine(Root.Path, "tools/verify-audit.mjs"), path, .. kept])
            {
                RedirectStandardError = true, RedirectStandardOutput = true,
            };
            using var script = Process.Start(start)!;
            var said = script.StandardOutput.ReadToEnd() + script.StandardError.ReadToEnd();
            script.WaitForExit();
            return (script.ExitCode, said);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
