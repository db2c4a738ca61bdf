namespace Fintech.Infrastructure.ApiLog;

/// <summary>The definition of the API log, which its migration runs. EF knows nothing of it: it is read and written by SQL.</summary>
static class ApiLogTables
{
    public const string Sql = """
        create table api_calls (
            environment_id uuid not null, id uuid not null, created_at timestamptz not null, door text not null, method text not null,
            path text not null, operation text not null, status smallint not null, code text, fields text, key_id uuid,
            actor_id text not null, ip text, user_agent text, idempotency_key text, replayed boolean not null,
            duration_us int not null, arguments text,
            primary key (environment_id, id)
        ) partition by range (id);
        create index api_calls_errors on api_calls (environment_id, id) where status >= 400;
        create index api_calls_key on api_calls (environment_id, key_id, id);
        create index api_calls_operation on api_calls (environment_id, operation, id);
        create index api_calls_path on api_calls using hash (path);
        create table api_calls_default partition of api_calls default;

        create table api_usage (
            environment_id uuid not null, day date not null, key_id uuid not null, operation text not null,
            calls bigint not null, refused bigint not null, failed bigint not null, duration_us bigint not null,
            primary key (environment_id, day, key_id, operation));
        """;

    public const string Undo = "drop table api_usage, api_calls";
}
