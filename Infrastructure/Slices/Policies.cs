namespace Fintech.Infrastructure.Slices;

/// <summary>Step 5: approvals and limits of the slice's own. They come after the replay, so that a retry is answered before any of them.</summary>
sealed class Policies<TRequest, TResponse>(
    IHandler<TRequest, TResponse> next, IEnumerable<IPolicy<TRequest>> policies) : IHandler<TRequest, TResponse>
{
    public async Task<Result<TResponse>> Handle(TRequest request, CancellationToken ct)
    {
        foreach (var policy in policies)
            if (await policy.Check(request, ct) is { } refusal)
                return refusal;
        return await next.Handle(request, ct);
    }
}
