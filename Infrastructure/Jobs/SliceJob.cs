using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Jobs;

/// <summary>The job door of a slice: its arguments are ids, and all it does is run the pipeline as a job.</summary>
public abstract class SliceJob<TRequest, TResponse>(IServiceProvider services) where TRequest : notnull
{
    protected async Task<Result<TResponse>> Run(Caller caller, TRequest request, CancellationToken ct)
    {
        var slot = services.GetRequiredService<CallerSlot>();
        slot.Fill(caller);
        slot.RequestId = RequestIds.New();
        return await services.GetRequiredService<Pipeline<TRequest, TResponse>>().Run(request, ct);
    }
}
