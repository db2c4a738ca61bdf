namespace Fintech.Infrastructure.Audit;

/// <summary>The definition of the chain, which its migration runs.</summary>
static class AuditTables
{
    public const string Sql = """
        alter table audit_entries add column details_digest bytea;
        create table audit_details (
            entry_id uuid primary key, person_id uuid, salt bytea not null, data text not null);
        create index audit_details_person on audit_details (person_id) where person_id is not null;

        create table audit_links (
            chain uuid not null, sequence bigint not null, entry_id uuid not null unique, hash bytea not null,
            linked_at timestamptz not null default now(), primary key (chain, sequence));
        create table audit_checks (
            id uuid primary key, chain uuid not null, checked_at timestamptz not null default now(), sequence bigint not null,
            hash bytea not null, fault text, is_cut boolean not null default false);
        create index audit_checks_chain on audit_checks (chain, sequence);

        create table audit_unlinked (entry_id uuid primary key);
        insert into audit_unlinked select id from audit_entries;

        -- A job knows the environment it acts in; the chain is its workspace's.
        create function audit_entry_arrives() returns trigger language plpgsql as $$
        begin
            if new.workspace_id is null and new.environment_id is not null then
                select workspace_id into new.workspace_id from environments where id = new.environment_id;
            end if;
            insert into audit_unlinked values (new.id);
            return new;
        end $$;
        create trigger audit_entry_arrives before insert on audit_entries for each row execute function audit_entry_arrives();
        """;

    /// <summary>Checks begin at a cut, so only who lets entries go by age may make one: the owner of the trail.</summary>
    public const string OwnersCuts = """
        create function audit_cut_is_owners() returns trigger language plpgsql as $$
        begin
            if new.is_cut and not pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'USAGE') then
                raise exception 'Only the owner of the audit trail cuts it.' using errcode = 'insufficient_privilege';
            end if;
            return new;
        end $$;
        create trigger audit_cut_is_owners before insert on audit_checks for each row execute function audit_cut_is_owners();
        """;

    public const string UndoOwnersCuts = """
        drop trigger audit_cut_is_owners on audit_checks;
        drop function audit_cut_is_owners;
        """;

    public const string Undo = """
        drop trigger audit_entry_arrives on audit_entries;
        drop function audit_entry_arrives;
        drop table audit_unlinked, audit_checks, audit_links, audit_details;
        alter table audit_entries drop column details_digest;
        """;
}
