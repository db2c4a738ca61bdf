namespace Fintech.Infrastructure.Data;

/// <summary>The definition of the append-only logs, which the first migration runs.</summary>
static class Logs
{
    public const string Sql = """
        create table event_epoch (one boolean primary key default true check (one), value int not null);
        insert into event_epoch (value) values (1);

        create sequence events_seq;
        create table events (
            id uuid not null, environment_id uuid not null, type text not null, created_at timestamptz not null,
            customer_id uuid, actor jsonb not null, request_id text not null, scope text not null, data jsonb not null,
            epoch int not null, xid xid8 not null default pg_current_xact_id(),
            seq bigint not null default nextval('events_seq'),
            primary key (environment_id, id)
        ) partition by range (id);
        create index events_feed on events (epoch, xid, seq);
        create index events_environment_feed on events (environment_id, epoch, xid, seq);
        create table events_default partition of events default;

        create table audit_entries (
            id uuid not null primary key, created_at timestamptz not null, workspace_id uuid, environment_id uuid,
            action text not null, outcome text not null, subject text, actor jsonb not null, request_id text not null
        ) partition by range (id);
        create index audit_entries_workspace on audit_entries (workspace_id, id);
        create table audit_entries_default partition of audit_entries default;
        """;
}
