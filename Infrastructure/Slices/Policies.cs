namespace Fintech.Infrastructure.Slices;

/// <summary>Step 4: limits and approvals. They come after the replay, so that a retry is answered before any limit.</summary>
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
