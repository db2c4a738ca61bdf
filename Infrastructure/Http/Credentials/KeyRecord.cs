using System.Collections.Frozen;
using System.Net;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Limits;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>
/// One key as the database has it now. Lists are joined by spaces, so that two rows compare by value.
/// </summary>
internal sealed record KeyRow(
    Guid Id, Guid EnvironmentId, Guid WorkspaceId, Guid CreatedBy, string Name, string Scopes, string Role,
    string Grants, bool IsLive, long ClockOffsetSeconds, bool MustEnrol, bool IsDisabled, bool HasExpired,
    string Networks, string WorkspaceNetworks, int Pepper, int? PerMinute, long? PerDay, long? PerMonth, Guid CountedAs,
    Guid? SessionId)
{
    public Caller Caller(RolePermissions permissions, LimitBook? limits, byte[] hash)
    {
        var held = permissions(Role, Grants.Split(' ', StringSplitOptions.RemoveEmptyEntries), IsLive);
        Error? refusal = IsDisabled ? new ApiKeyDisabled() : HasExpired ? new ApiKeyExpired() : null;
        return new()
        {
            Kind = CallerKind.Key, Id = TypeId.Text("key", Id), Name = Name, PersonId = CreatedBy,
            OnBehalfOf = TypeId.Text("per", CreatedBy), Workspace = new(WorkspaceId), Environment = new(EnvironmentId),
            IsLive = IsLive, ClockOffset = TimeSpan.FromSeconds(ClockOffsetSeconds),
            Credential = hash, MustEnrol = MustEnrol, Refusal = refusal,
            Limits = limits?.OfKey(CountedAs, WorkspaceId, EnvironmentId, IsLive, PerMinute, PerDay, PerMonth),
            Networks = [Allowed(Networks), Allowed(WorkspaceNetworks)],
            // Never more than the person who made it may do today.
            Scopes = refusal is null ? Scopes.Split(' ').Where(held.Contains).ToFrozenSet(StringComparer.Ordinal) : [],
        };
    }

    static AllowedNetworks Allowed(string networks) =>
        AllowedNetworks.Of(networks.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>When and from where a key was last used; outlives the look-ups of its row.</summary>
internal sealed class KeyUse
{
    long at;
    IPAddress? from;

    public long At => Volatile.Read(ref at);
    public IPAddress? From => Volatile.Read(ref from);
    public long Flushed { get; set; }

    public void Now(IPAddress? address)
    {
        if (address is not null) Volatile.Write(ref from, address);
        Volatile.Write(ref at, Environment.TickCount64);
    }
}

/// <summary>A look-up's outcome, kept for a second. Without a row, the key is unknown or revoked.</summary>
internal sealed record KeyRecord(byte[] Hash, KeyRow? Row, Caller Caller, KeyUse Use, long CheckedAt)
{
    public const int FreshMilliseconds = 1000;

    /// <summary>Used and not yet written down.</summary>
    public bool HasNewUse => Row is not null && Use.At > Use.Flushed;

    /// <summary>A try that is refused for the key's state or its address is no use of it: the API log tells of those.</summary>
    public void Used(IPAddress? from)
    {
        if (Caller.From(from).Refusal is null) Use.Now(from);
    }

    public bool IsFresh => Environment.TickCount64 - CheckedAt < FreshMilliseconds;
}
