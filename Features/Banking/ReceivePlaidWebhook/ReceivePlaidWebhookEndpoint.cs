using System.Text.Json;
using FastEndpoints;
using Fintech.Features.Banking.NoteBankNotice;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Providers.Plaid;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.ReceivePlaidWebhook;

/// <summary>
/// Plaid's webhooks. The environment in the address picks base URL and keys; the signature is checked over the raw bytes
/// before anything is read; what it says is then noted by a slice, as the provider. A webhook carries no event id and
/// equal bodies recur, so it is never a fact: it only makes us look.
/// </summary>
internal sealed class ReceivePlaidWebhookEndpoint(
    EnvironmentLookup environments, PlaidAccounts accounts, PlaidWebhookVerifier verifier, CallerSlot slot)
    : EndpointWithoutRequest
{
    public override void Configure()
    {
        Post("/webhooks/plaid/{environment}");
        AllowAnonymous();
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        HttpContext.MarkResponseStart();
        if (!TypeId.TryParse<EnvironmentId>(Route<string>("environment"), out var id)
            || await environments.Find(id, ct) is null || await accounts.For(id, ct) is not { } access)
        {
            await HttpContext.Write(new WebhookAddressUnknown());
            return;
        }
        using var body = new MemoryStream();
        await HttpContext.Request.Body.CopyToAsync(body, ct);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (!await verifier.Verify(id, access, HttpContext.Request.Headers["Plaid-Verification"], bytes, ct))
        {
            await HttpContext.Write(new WebhookSignatureInvalid());
            return;
        }
        await Note(id, bytes, ct);
    }

    async Task Note(EnvironmentId id, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var webhook = Read(bytes.Span);
        if (webhook is { ItemId: not null } or { LinkToken: not null })
        {
            slot.Fill(new Caller
            {
                Kind = CallerKind.Provider, Id = "plaid", Name = "Plaid", Environment = id, Scopes = NoticeScopes,
            });
            // Resolved now and not injected, so that it sees this caller.
            await HttpContext.RequestServices.GetRequiredService<Pipeline<NoteBankNoticeRequest, NoteBankNoticeResponse>>()
                .Run(new(webhook.ItemId, webhook.LinkToken), ct);
        }
        HttpContext.Response.StatusCode = 200;
    }

    static readonly System.Collections.Frozen.FrozenSet<string> NoticeScopes =
        System.Collections.Frozen.FrozenSet.Create("banking:write");

    static PlaidWebhook? Read(ReadOnlySpan<byte> body)
    {
        try { return JsonSerializer.Deserialize(body, PlaidJson.Default.PlaidWebhook); }
        catch (JsonException) { return null; } // signed but of an unknown shape: acknowledged, so that it is not sent for days
    }
}
