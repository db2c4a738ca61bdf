using System.Text.Json;
using Fintech.Infrastructure.Secrets;

namespace Fintech.Infrastructure.Slices;

/// <summary>Marks a handler that opens its own units of work, because it calls a provider between two of them.</summary>
interface IOwnTransactions;

/// <summary>Step 5 of a change: the handler in one transaction with its audit entry, events and idempotency answer.</summary>
sealed class Transact<TRequest, TResponse>(IHandler<TRequest, TResponse> next, UnitOfWork work)
    : IHandler<TRequest, TResponse> where TRequest : notnull
{
    public Task<Result<TResponse>> Handle(TRequest request, CancellationToken ct) =>
        work.Finish(SliceRules<TRequest>.Rules, token => next.Handle(request, token), ct);
}

/// <summary>Step 5 of a change at a provider: intent in one transaction, call in none, outcome in another.</summary>
sealed class ProviderTransact<TRequest, TIntent, TResponse>(
    IProviderHandler<TRequest, TIntent, TResponse> handler, UnitOfWork work, SecretBox secrets)
    : IHandler<TRequest, TResponse>, IOwnTransactions where TRequest : notnull
{
    public async Task<Result<TResponse>> Handle(TRequest request, CancellationToken ct)
    {
        var rules = SliceRules<TRequest>.Rules;
        var prepared = work.Claim?.Intent is { } stored
            ? JsonSerializer.Deserialize<TIntent>(secrets.Open(stored, "intent"), Wire.Options)!
            : await work.Record(rules, token => handler.Prepare(request, token), Seal, ct);
        if (prepared.Error is { } refusal) return refusal;
        var called = await handler.Call(prepared.Value!, ct);
        if (called.Error is { } failure) return await work.Finish<TResponse>(rules, _ => Task.FromResult<Result<TResponse>>(failure), ct);
        return await work.Finish(rules, token => handler.Complete(called.Value!, token), ct);
    }

    byte[] Seal(TIntent intent) => secrets.Seal(JsonSerializer.SerializeToUtf8Bytes(intent, Wire.Options), "intent");
}
