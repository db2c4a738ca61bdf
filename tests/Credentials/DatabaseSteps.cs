using Fintech.Infrastructure.Data;
using Fintech.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.Credentials;

/// <summary>Steps of tests that no door offers: time that has passed, roles that changed.</summary>
internal static class DatabaseSteps
{
    public static async Task<object?> Sql(this App app, string sql, params object[] values)
    {
        await using var command = app.Services.GetRequiredService<Database>().Side.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync();
    }
}
