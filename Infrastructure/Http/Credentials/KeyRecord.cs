using System.Collections.Frozen;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>
/// One key as the database has it now. Lists are joined by spaces, so that two rows compare by value.
/// </summary>
internal sealed record KeyRow(
    Guid Id, Guid EnvironmentId, Guid WorkspaceId, Guid CreatedBy, string Name, string Scopes, string Role,
    string Grants, bool IsLive, long ClockOffsetSeconds, bool MustEnrol)
{
    public Caller Caller(RolePermissions permissions, byte[] hash)
    {
        var held = permissions(Role, Grants.Split(' ', StringSplitOptions.RemoveEmptyEntries), IsLive);
        return new()
        {
            Kind = CallerKind.Key, Id = TypeId.Text("key", Id), Name = Name, PersonId = CreatedBy,
            OnBehalfOf = TypeId.Text("per", CreatedBy), Workspace = new(WorkspaceId), Environment = new(EnvironmentId),
            IsLive = IsLive, ClockOffset = TimeSpan.FromSeconds(ClockOffsetSeconds),
            Credential = hash, MustEnrol = MustEnrol,
            // Never more than the person who made it may do today.
            Scopes = Scopes.Split(' ').Where(held.Contains).ToFrozenSet(StringComparer.Ordinal),
        };
    }
}

/// <summary>When a key was last used; outlives the look-ups of its row.</summary>
internal sealed class KeyUse
{
    long at;

    public long At => Volatile.Read(ref at);
    public long Flushed { get; set; }
    public void Now() => Volatile.Write(ref at, Environment.TickCount64);
}

/// <summary>A look-up's outcome, kept for a second. Without a row, the key is unknown, revoked or expired.</summary>
internal sealed record KeyRecord(byte[] Hash, KeyRow? Row, Caller Caller, KeyUse Use, long CheckedAt)
{
    public const int FreshMilliseconds = 1000;

    public bool IsFresh => Environment.TickCount64 - CheckedAt < FreshMilliseconds;
}
