using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Limits;

/// <summary>
/// Step 4: counts the request against its caller's limits. It comes after the authorization and the replay: who is refused
/// spends nothing, and a retry is answered whatever is left. A request that runs several slices counts once.
/// </summary>
sealed class LimitStep<TRequest, TResponse>(IHandler<TRequest, TResponse> next, CallerSlot slot) : IHandler<TRequest, TResponse>
{
    static readonly int Weight = SliceRules<TRequest>.Rules.Weight;

    public Task<Result<TResponse>> Handle(TRequest request, CancellationToken ct)
    {
        if (slot.Caller.Limits is not { } limits || slot.IsCounted) return next.Handle(request, ct);
        var taken = limits.Take(Weight);
        if (!taken.IsCompletedSuccessfully) return Wait(taken, request, ct);
        return Counted(taken.Result) is { } refusal ? Task.FromResult<Result<TResponse>>(refusal) : Go(request, ct);
    }

    Error? Counted(Taken taken)
    {
        slot.Rates = taken.Rates;
        return taken.Refusal;
    }

    Task<Result<TResponse>> Go(TRequest request, CancellationToken ct)
    {
        slot.IsCounted = true;
        return next.Handle(request, ct);
    }

    async Task<Result<TResponse>> Wait(ValueTask<Taken> taken, TRequest request, CancellationToken ct) =>
        Counted(await taken) is { } refusal ? refusal : await Go(request, ct);
}
