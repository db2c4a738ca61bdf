using System.Text.Json.Nodes;
using Fintech.Infrastructure.Data;
using Fintech.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fintech.Tests.Audit;

/// <summary>Steps with a workspace's trail.</summary>
static class Trail
{
    /// <summary>A workspace with a few entries, all of them linked; newest first.</summary>
    public static async Task<List<JsonObject>> WithTrail(this Tester person)
    {
        for (var i = 0; i < 3; i++) await person.Key("banking:read");
        return await person.Linked();
    }

    public static async Task<List<JsonObject>> Linked(this Tester person)
    {
        var list = await Tester.Until(() => person.Http.Read("/v1/audit?limit=100"),
            l => l["data"]!.AsArray().All(e => e!["sequence"] is not null), seconds: 30);
        return [.. list["data"]!.AsArray().Select(e => e!.AsObject())];
    }

    public static Task<JsonObject> Verified(this Tester person) => person.Http.Sent(HttpMethod.Post, "/v1/audit/verify", []);

    public static Guid Uuid(JsonObject entry) =>
        TypeId.TryParse<AuditEntryId>((string)entry["id"]!, out var id) ? id.Value : throw new FormatException();

    /// <summary>As somebody with full rights over the database, past everything that guards the trail.</summary>
    public static async Task<object?> Tamper(this App app, string sql, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(app.Services.GetRequiredService<Database>().Options.PostgresOwner!);
        await using var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync();
    }
}
