using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Telemetry;
using Npgsql;

namespace Fintech.Infrastructure.Http;

/// <summary>Whether every feature has done what it does after a start, such as making the demo's data.</summary>
sealed class Readiness
{
    public volatile bool IsStarted;
}

/// <summary>
/// Liveness says that the process answers; readiness says that it can serve: database and event feed are there, and the
/// start is over (which checks or makes the schema's version). What waits behind the requests is told beside it and takes no
/// server out of service: a mail server that is away must not end the answers of all nodes.
/// </summary>
static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "ok" })).WithMetadata(new AsksForNobody());
        app.MapGet("/health/ready", async (Database database, EventFeed feed, Readiness start, Backlog backlog, CancellationToken ct) =>
        {
            var databaseOk = await Answers(database, ct);
            var ready = databaseOk && feed.IsStarted && start.IsStarted;
            var late = ready ? await Late(backlog, ct) : [];
            return Results.Json(new
            {
                status = !ready ? "unavailable" : late.Count > 0 ? "degraded" : "ok", database = databaseOk, events = feed.IsStarted,
                started = start.IsStarted, late,
            }, statusCode: ready ? 200 : 503);
        }).WithMetadata(new AsksForNobody());
    }

    /// <summary>Of jobs, messages and the audit trail those that are a minute behind.</summary>
    static async Task<List<string>> Late(Backlog backlog, CancellationToken ct)
    {
        var late = new List<string>();
        try
        {
            var now = await backlog.Now(ct);
            if (now.JobsAreLate) late.Add("jobs");
            if (now.MessagesAreLate) late.Add("messages");
            if (now.AuditIsLate) late.Add("audit");
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException) { late.Add("unknown"); }
        return late;
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
