using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Slices;
using Hangfire;
using Hangfire.Dashboard;
using Hangfire.PostgreSql;

namespace Fintech.Infrastructure.Jobs;

/// <summary>Hangfire on the same PostgreSQL. A job is only a fast path: what it works on can be found again by a sweep.</summary>
static class JobRegistration
{
    public static void AddJobs(this IServiceCollection services, Database database, ServerOptions server)
    {
        services.AddHangfire(h => h
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                o => o.UseNpgsqlConnection(database.Options.PostgresDirect),
                new PostgreSqlStorageOptions
                {
                    SchemaName = "hangfire", PrepareSchemaIfNecessary = false, EnableLongPolling = true,
                    QueuePollInterval = TimeSpan.FromSeconds(1), UseSlidingInvisibilityTimeout = true,
                    InvisibilityTimeout = TimeSpan.FromSeconds(30),
                }));
        if (!server.Works) return;
        services.AddHangfireServer(o =>
        {
            o.WorkerCount = 8;
            o.SchedulePollingInterval = TimeSpan.FromSeconds(2);
            o.CancellationCheckInterval = TimeSpan.FromSeconds(2);
            o.ShutdownTimeout = TimeSpan.FromSeconds(5);
        });
    }

    public static void MapJobs(this WebApplication app) =>
        app.MapHangfireDashboard("/ops/jobs", new DashboardOptions
        {
            Authorization = [new OperatorsOnly()], IsReadOnlyFunc = _ => true, DisplayStorageConnectionString = false,
            DashboardTitle = "Fintech jobs",
        });

    /// <summary>Operators see the dashboard; to everybody else it is not there.</summary>
    sealed class OperatorsOnly : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) =>
            context.GetHttpContext().User is Caller { Kind: CallerKind.User, IsOperator: true };
    }
}
