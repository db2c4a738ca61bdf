using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.Data;

namespace Fintech.Infrastructure.Audit;

/// <summary>
/// A chain is a workspace's, or the platform's own for entries that no workspace has, such as sign-ins. It is known by a
/// uuid: the workspace's, or none at all.
/// </summary>
public readonly record struct AuditChain(Guid Value)
{
    public static readonly AuditChain Platform = default;

    public static AuditChain Of(WorkspaceId? workspace) => new(workspace?.Value ?? Guid.Empty);

    public WorkspaceId? Workspace => Value == Guid.Empty ? null : new WorkspaceId(Value);

    public override string ToString() => Workspace?.ToString() ?? "platform";
}

/// <summary>A place in a chain and the hash that stands there.</summary>
/// <param name="Sequence">From 1 on, without a gap; 0 before the first.</param>
/// <param name="Hash">SHA-256, 32 bytes; zeros before the first.</param>
public readonly record struct ChainPlace(long Sequence, byte[] Hash)
{
    public static readonly ChainPlace Start = new(0, new byte[SHA256.HashSizeInBytes]);
}

/// <summary>
/// What is hashed of an entry: the canonical JSON (RFC 8785) of its content, its place and the hash before it. Details that
/// may have to be erased are in it by their digest alone, so that the chain holds without them.
/// </summary>
static class AuditContent
{
    /// <summary>Microseconds, which is what the database keeps.</summary>
    const string Time = "yyyy-MM-ddTHH:mm:ss.ffffffZ";

    public static (JsonObject Content, byte[] Hash) Link(AuditChain chain, ChainPlace before, ChainedEntry entry)
    {
        var content = new JsonObject
        {
            ["chain"] = chain.ToString(), ["sequence"] = before.Sequence + 1, ["previous"] = Hex(before.Hash),
            ["entry"] = new JsonObject
            {
                ["id"] = entry.Id.ToString(), ["created_at"] = entry.CreatedAt.ToString(Time, CultureInfo.InvariantCulture),
                ["workspace_id"] = entry.Workspace?.ToString(), ["environment_id"] = entry.Environment?.ToString(),
                ["action"] = entry.Action, ["outcome"] = entry.Outcome, ["subject"] = entry.Subject,
                ["actor"] = JsonNode.Parse(entry.Actor), ["request_id"] = entry.RequestId,
                ["details_digest"] = entry.DetailsDigest is { } digest ? Hex(digest) : null,
            },
        };
        return (content, SHA256.HashData(CanonicalJson.Bytes(content)));
    }

    public static byte[] Digest(byte[] salt, string details) =>
        SHA256.HashData([.. salt, .. System.Text.Encoding.UTF8.GetBytes(details)]);

    public static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
