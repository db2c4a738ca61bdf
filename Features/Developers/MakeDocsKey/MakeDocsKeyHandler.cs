using System.ComponentModel;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.MakeDocsKey;

/// <summary>A key that fills the documentation's examples: for a sandbox, for a day, and gone at sign-out.</summary>
[Scope(Permissions.DevelopersManage)]
[Audience(Audience.Person)]
[Writes]
public sealed record MakeDocsKeyRequest(
    [property: Description("Whether it may also write; that takes a second factor")] bool MayWrite = false);

/// <summary>A key that only reads a sandbox opens nothing that the open session does not; one that writes is a way in.</summary>
internal sealed class DocsKeyPolicy(Caller caller) : IPolicy<MakeDocsKeyRequest>
{
    public ValueTask<Error?> Check(MakeDocsKeyRequest request, CancellationToken ct) =>
        new(!caller.IsLive && request.MayWrite && !caller.SteppedUp(StepUpAttribute.ValidFor) ? new StepUpRequired() : null);
}

internal sealed class MakeDocsKeyHandler(KeyMaking making, Caller caller, ClientContext client)
    : IHandler<MakeDocsKeyRequest, NewApiKeyView>
{
    static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public async Task<Result<NewApiKeyView>> Handle(MakeDocsKeyRequest request, CancellationToken ct)
    {
        if (caller.IsLive) return new DocsKeyInSandboxOnly();
        var scopes = caller.Scopes.Where(s => Permissions.OfKeys.Contains(s) && (request.MayWrite || s.EndsWith(":read")));
        return await making.Make(
            new("Documentation", [.. scopes.Order(StringComparer.Ordinal)], DateTimeOffset.UtcNow + Life, [])
            {
                SessionId = client.Session!.Id,
            }, KeyEvents.Created, ct);
    }
}
