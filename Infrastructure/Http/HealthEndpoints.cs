using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;
using Npgsql;

namespace Fintech.Infrastructure.Http;

/// <summary>Whether every feature has done what it does after a start, such as making the demo's data.</summary>
sealed class Readiness
{
    public volatile bool IsStarted;
}

/// <summary>
/// Liveness says that the process answers; readiness says that it can serve: database and event feed are there, and the
/// start is over.
/// </summary>
static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "ok" }));
        app.MapGet("/health/ready", async (Database database, EventFeed feed, Readiness start, CancellationToken ct) =>
        {
            var databaseOk = await Answers(database, ct);
            var ready = databaseOk && feed.IsStarted && start.IsStarted;
            return Results.Json(new
            {
                status = ready ? "ok" : "unavailable", database = databaseOk, events = feed.IsStarted,
                started = start.IsStarted,
            }, statusCode: ready ? 200 : 503);
        });
    }

    static async Task<bool> Answers(Database database, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            // By the road that most requests take, so that it cannot be stuck unseen.
            return await database.Hot.List("select 1", [], row => row.GetInt32(0), limit.Token) is [1];
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException or OperationCanceledException) { return false; }
    }
}
