namespace Fintech.Infrastructure.ApiLog;

/// <summary>
/// The definition of the API log, which its migration runs. EF knows nothing of it: it is read and written by SQL. A call is
/// written for every request that is answered, so a row holds nothing that can be told from its id or its operation, and the
/// day that is written has two indexes; those of a day that is over are built at once, for a tenth of the price.
/// </summary>
static class ApiLogTables
{
    public const string Sql = """
        create table api_calls (
            environment_id uuid not null, id uuid not null, operation text not null, status smallint not null,
            duration_us int not null, key_id uuid, person_id uuid, ip text, user_agent text, method text, path text, code text,
            fields text, idempotency_key text, replayed boolean, arguments text,
            primary key (environment_id, id)
        ) partition by range (id);
        create index api_calls_errors on api_calls (environment_id, id) where status >= 400;
        create index api_calls_idempotency on api_calls (environment_id, idempotency_key) where idempotency_key is not null;
        create table api_calls_default partition of api_calls default;

        create table api_usage (
            environment_id uuid not null, day date not null, key_id uuid not null, operation text not null,
            calls bigint not null, refused bigint not null, failed bigint not null, duration_us bigint not null,
            primary key (environment_id, day, key_id, operation));
        """;

    /// <summary>
    /// Calls by hour and by how long they took, so that a day's percentiles are read from some hundred rows, however many
    /// calls there were.
    /// </summary>
    public const string Hours = """
        create table api_hours (
            environment_id uuid not null, hour timestamptz not null, bucket smallint not null, calls bigint not null,
            refused bigint not null, failed bigint not null, primary key (environment_id, hour, bucket));
        """;

    public const string UndoHours = "drop table api_hours";

    /// <summary>The indexes of a day that is over: for searches by key and by operation, which find few among many.</summary>
    public static string Finish(string day) => $"""
        create index if not exists {day}_key on {day} (environment_id, key_id, id);
        create index if not exists {day}_operation on {day} (environment_id, operation, id)
        """;

    public const string Undo = "drop table api_usage, api_calls";
}
