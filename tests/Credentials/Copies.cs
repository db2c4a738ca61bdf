using System.IO.Compression;
using System.Text.Json.Nodes;
using Fintech.Features.Identity.SweepAccounts;
using Fintech.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.Credentials;

/// <summary>Steps with copies of one's data, and the sweep that finds what a job left.</summary>
internal static class Copies
{
    public static async Task<string> AskForCopy(this Tester person) =>
        (string)(await person.Http.Sent(HttpMethod.Post, "/v1/me/exports", []))["id"]!;

    public static Task<JsonObject> CopyIs(this Tester person, string id, string status) => Tester.Until(
        () => person.Http.Read("/v1/me/exports/" + id), e => (string?)e["status"] == status, seconds: 60);

    /// <summary>A copy that is ready; its id.</summary>
    public static async Task<string> ReadyCopy(this Tester person)
    {
        var id = await person.AskForCopy();
        await person.CopyIs(id, "ready");
        return id;
    }

    public static async Task<byte[]> Download(this Tester person, string id)
    {
        using var answer = await person.Http.Send(HttpMethod.Get, $"/v1/me/exports/{id}/file");
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Files of the copy by their names.</summary>
    public static Dictionary<string, JsonNode> Unpacked(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(e => e.FullName, e => JsonNode.Parse(e.Open())!);
    }

    public static Task Sweep(this App app) =>
        ActivatorUtilities.CreateInstance<SweepAccountsJob>(app.Services).Run(CancellationToken.None);
}
