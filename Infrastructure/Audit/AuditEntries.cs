using System.Security.Cryptography;
using System.Text.Json;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Audit;

/// <summary>Makes the entry of the running request, and what must be erasable beside it.</summary>
public sealed class AuditEntries(CallerSlot slot, ClientContext client)
{
    sealed record Details(string Ip, string? UserAgent);

    /// <param name="caller">Who it was; the scope's caller may by now be another, as after a sign-in.</param>
    public (AuditEntry Entry, AuditDetails? Details) Of(string action, string outcome, string? subject, Caller caller)
    {
        var id = TypeId.New<AuditEntryId>();
        var details = DetailsOf(id, caller);
        return (new()
        {
            Id = id, Action = action, Outcome = outcome, Subject = subject, Actor = caller.ActorThrough(slot.Agent),
            WorkspaceId = caller.Workspace, EnvironmentId = caller.Environment, RequestId = slot.RequestId,
            DetailsDigest = details is null ? null : AuditContent.Digest(details.Salt, details.Data),
        }, details);
    }

    // A job has no address.
    AuditDetails? DetailsOf(AuditEntryId id, Caller caller) => client.Address.Length == 0 ? null : new()
    {
        EntryId = id, PersonId = caller.PersonId, Salt = RandomNumberGenerator.GetBytes(16),
        Data = JsonSerializer.Serialize(
            new Details(client.Address, client.UserAgent.Length == 0 ? null : client.UserAgent), Wire.Options),
    };
}
