using System.Text.Json;
using Fintech.Infrastructure.Secrets;

namespace Fintech.Infrastructure.Slices;

/// <summary>Step 3: a retry with the same key is answered from the record; a lost first try is resumed.</summary>
sealed class Replay<TRequest, TResponse>(
    IHandler<TRequest, TResponse> next, IdempotencyStore store, UnitOfWork work, CallerSlot slot, Peppers peppers,
    bool callsProvider) : IHandler<TRequest, TResponse> where TRequest : notnull
{
    static readonly SliceRules Rules = SliceRules<TRequest>.Rules;

    public async Task<Result<TResponse>> Handle(TRequest request, CancellationToken ct)
    {
        var key = slot.IdempotencyKey;
        if (key is not null && Rules.Writes is Idempotency.None) return new IdempotencyKeyNotAccepted();
        if (key is null && Rules.Writes is Idempotency.Required) return new IdempotencyKeyRequired();
        if (key is not null && !IsUsable(key)) return new IdempotencyKeyInvalid();
        // A provider's intent needs a row to live in, with or without the caller's key.
        if (key is null && callsProvider && Rules.Writes is not Idempotency.None) key = IdempotencyStore.OwnKeys + Guid.NewGuid().ToString("N");
        if (key is null) return await next.Handle(request, ct);
        return await Once(request, key, ct);
    }

    async Task<Result<TResponse>> Once(TRequest request, string key, CancellationToken ct)
    {
        var canonical = JsonSerializer.Serialize(request, Wire.Options);
        var (claim, answer, refusal) = await store.Claim(
            ScopeId(), Rules.Name, key, peppers.Hash("idempotency", canonical), RequestIds.ToGuid(slot.RequestId), ct);
        if (refusal is not null) return refusal;
        if (answer is not null) return Again(answer);
        work.Claim = claim;
        try
        {
            var result = await next.Handle(request, ct);
            // Policies refuse before the unit of work saw the claim.
            if (result.Error is { IsOutcome: false } early) await store.Refuse(claim!, early, slot.RequestId, ct);
            return result;
        }
        catch
        {
            await store.Expire(claim!);
            throw;
        }
    }

    Result<TResponse> Again(IdempotencyAnswer answer)
    {
        slot.Replayed = true;
        if (answer.Problem is { } problem)
            return new ReplayedRefusal(JsonSerializer.Deserialize<Problem>(problem, Wire.Options)!);
        return JsonSerializer.Deserialize<TResponse>(answer.Response!, Wire.Options)!;
    }

    Guid ScopeId() => Rules.Level switch
    {
        Level.Environment => slot.Caller.EnvironmentId.Value,
        Level.Workspace => slot.Caller.Workspace!.Value.Value,
        Level.Person or Level.Nothing => slot.Caller.PersonId ?? Guid.Empty,
    };

    static bool IsUsable(string key) => key.Length is > 0 and <= IdempotencyStore.LongestKey && key.All(c => c is >= ' ' and <= '~')
        && !key.StartsWith(IdempotencyStore.OwnKeys, StringComparison.Ordinal);
}
