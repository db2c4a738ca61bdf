using System.Collections.Frozen;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Limits;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using Npgsql;
using NpgsqlTypes;

namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>
/// Finds the session of a cookie and who that is in the environment that the request names, in one statement.
/// </summary>
internal sealed class SessionLookup(
    Database database, Peppers peppers, RolePermissions permissions, LimitBook limits)
{
    public const string Pepper = "sessions";
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    // last_seen_at moves once a minute at most: most requests write nothing.
    static readonly string Sql = $"""
        with found as (
            select s.id, s.person_id, s.auth_time, s.step_up_at, s.last_seen_at, s.last_environment_id, p.is_operator, p.name,
                   e.id as environment_id, e.workspace_id, e.kind = 'live' as is_live, e.clock_offset_seconds,
                   m.role, m.grants, array_to_string(w.allowed_networks, ' ') as networks,
                   not p.has_second_factor
                       and (p.must_have_second_factor or coalesce(w.requires_second_factor, false)) as must_enrol
            from sessions s
            join people p on p.id = s.person_id and p.locked_at is null and p.deleted_at is null
            left join (environments e join workspaces w on w.id = e.workspace_id
                join memberships m on m.workspace_id = e.workspace_id)
                on e.id = $2 and m.person_id = s.person_id
            where s.token_hash = $1 and s.ended_at is null and s.expires_at > now()
              and s.last_seen_at > now() - interval '{Idle.TotalMinutes} minutes'
        ), touched as (
            update sessions s
            set last_seen_at = now(), last_environment_id = coalesce(f.environment_id, s.last_environment_id)
            from found f
            where s.id = f.id and $3 and (f.last_seen_at < now() - interval '1 minute'
                or (f.environment_id is not null and f.environment_id is distinct from f.last_environment_id))
        )
        select id, person_id, auth_time, last_environment_id, is_operator, environment_id, workspace_id, is_live,
               clock_offset_seconds, role, grants, name, step_up_at, must_enrol, networks
        from found
        """;

    /// <param name="environment">As the request names it, or null.</param>
    /// <param name="active">Whether this is the person's doing, which keeps the session from falling idle.</param>
    /// <returns>Null when there is no such session, or it has ended.</returns>
    public async Task<(SessionFacts Session, Caller Caller)?> Find(
        string token, string? environment, bool active, CancellationToken ct)
    {
        var named = TypeId.TryParse<EnvironmentId>(environment, out var id);
        await using var command = database.Side.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = peppers.Hash(Pepper, token) });
        command.Parameters.Add(new() { Value = named ? id.Value : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = active });
        // Short, and not given up with its request: the next one may be the same person's.
        await using var row = await command.ExecuteReaderAsync(CancellationToken.None);
        if (!await row.ReadAsync(CancellationToken.None)) return null;
        var session = new SessionFacts(row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2),
            row.IsDBNull(12) ? null : row.GetFieldValue<DateTimeOffset>(12), row.IsDBNull(3) ? null : row.GetGuid(3));
        var hasEnvironment = !row.IsDBNull(5);
        return (session, Caller(row, session, hasEnvironment, refused: environment is not null && !hasEnvironment,
            new(token, environment)));
    }

    Caller Caller(
        NpgsqlDataReader row, SessionFacts session, bool hasEnvironment, bool refused, SessionCredential credential) => new()
        {
            Kind = CallerKind.User, Id = TypeId.Text("per", session.PersonId), PersonId = session.PersonId,
            Name = row.GetString(11), Credential = credential,
            AuthTime = session.AuthTime, SecondFactorAt = session.SecondFactorAt, MustEnrol = row.GetBoolean(13),
            Limits = limits.OfPerson(session.PersonId),
            IsOperator = row.GetBoolean(4),
            Refusal = refused ? new EnvironmentNotFound() : null,
            Environment = hasEnvironment ? new(row.GetGuid(5)) : null,
            Workspace = hasEnvironment ? new(row.GetGuid(6)) : null,
            IsLive = hasEnvironment && row.GetBoolean(7),
            ClockOffset = hasEnvironment ? TimeSpan.FromSeconds(row.GetInt64(8)) : default,
            Networks = hasEnvironment ? [AllowedNetworks.Of(row.GetString(14).Split(' ', StringSplitOptions.RemoveEmptyEntries))] : [],
            Scopes = hasEnvironment
            ? permissions(row.GetString(9), row.GetFieldValue<string[]>(10), row.GetBoolean(7))
            : FrozenSet<string>.Empty,
        };
}
