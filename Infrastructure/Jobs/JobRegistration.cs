using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Hosting;
using Hangfire;
using Hangfire.Dashboard;
using Hangfire.PostgreSql;
using Npgsql;

namespace Fintech.Infrastructure.Jobs;

/// <summary>Hangfire on the same PostgreSQL. A job is only a fast path: what it works on can be found again by a sweep.</summary>
static class JobRegistration
{
    const int LongestSeconds = 10;

    public static void AddJobs(this IServiceCollection services, Database database, ServerOptions server)
    {
        services.AddHangfire(h => h
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings().UseFilter(new JobTraces())
            .UsePostgreSqlStorage(
                o => o.UseNpgsqlConnection(new NpgsqlConnectionStringBuilder(database.Options.PostgresDirect)
                {
                    CommandTimeout = LongestSeconds,
                }.ConnectionString),
                new PostgreSqlStorageOptions
                {
                    SchemaName = "hangfire", PrepareSchemaIfNecessary = false, EnableLongPolling = true,
                    QueuePollInterval = TimeSpan.FromSeconds(1), UseSlidingInvisibilityTimeout = true,
                    InvisibilityTimeout = TimeSpan.FromSeconds(30),
                }));
        // Tried once: what is lost is found by a sweep.
        services.AddSingleton<IBackgroundJobClient>(s =>
            new BackgroundJobClient(s.GetRequiredService<JobStorage>()) { RetryAttempts = 0 });
        services.AddSingleton<JobHandOver>();
        if (!server.Works) return;
        services.AddLane(Lanes.Default, workers: 8);
        services.AddLane(Lanes.Bulk, workers: 2);
    }

    // A lane has workers of its own: however much waits in one, the other goes on. A worker that dies takes its job along for
    // as long as the sliding time above, then another one has it.
    static void AddLane(this IServiceCollection services, string lane, int workers) => services.AddHangfireServer(o =>
    {
        o.ServerName = $"{Environment.MachineName}:{Environment.ProcessId}:{lane}";
        o.Queues = [lane];
        o.WorkerCount = workers;
        o.SchedulePollingInterval = TimeSpan.FromSeconds(2);
        o.CancellationCheckInterval = TimeSpan.FromSeconds(2);
        o.ShutdownTimeout = TimeSpan.FromSeconds(5);
    });

    /// <summary>The dashboard for operators, who may act with a fresh second factor; to everybody else it is not there.</summary>
    public static void MapJobs(this WebApplication app)
    {
        app.UseMiddleware<JobsGate>();
        app.MapHangfireDashboard(JobsGate.Path, new DashboardOptions
        {
            Authorization = [new OperatorsOnly()], IsReadOnlyFunc = context => !JobsGate.MayAct(context.GetHttpContext()), DisplayStorageConnectionString = false,
            DashboardTitle = "Fintech jobs", AppPath = "/portal",
        });
    }

    // The gate has asked already; this holds even if the dashboard is ever mapped without it.
    sealed class OperatorsOnly : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => JobsGate.IsOperator(context.GetHttpContext());
    }
}
