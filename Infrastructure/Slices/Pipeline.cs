using Fintech.Infrastructure.Secrets;
using FluentValidation;

namespace Fintech.Infrastructure.Slices;

/// <summary>
/// The only road to a handler, so HTTP, MCP, the portal and jobs are checked alike:
/// authorize → validate → replay → limits → policy → handle. Each step decorates the next; a read skips those of a write.
/// </summary>
public sealed class Pipeline<TRequest, TResponse>(
    IHandler<TRequest, TResponse> handler, IEnumerable<IValidator<TRequest>> validators, CallerSlot slot,
    IServiceProvider services) where TRequest : notnull
{
    readonly IHandler<TRequest, TResponse> first = Build(handler, validators, slot, services);

    public Task<Result<TResponse>> Run(TRequest request, CancellationToken ct) => first.Handle(request, ct);

    static IHandler<TRequest, TResponse> Build(
        IHandler<TRequest, TResponse> handler, IEnumerable<IValidator<TRequest>> validators, CallerSlot slot,
        IServiceProvider services)
    {
        var step = handler;
        if (SliceRules<TRequest>.Rules.IsWrite)
        {
            var work = services.GetRequiredService<UnitOfWork>();
            if (handler is not IOwnTransactions) step = new Transact<TRequest, TResponse>(step, work);
            step = new Policies<TRequest, TResponse>(step, services.GetServices<IPolicy<TRequest>>());
            step = new Limits.LimitStep<TRequest, TResponse>(step, slot);
            step = new Replay<TRequest, TResponse>(step, services.GetRequiredService<IdempotencyStore>(), work, slot,
                services.GetRequiredService<Peppers>(), handler is IOwnTransactions);
        }
        else step = new Limits.LimitStep<TRequest, TResponse>(step, slot);
        step = new Validate<TRequest, TResponse>(step, validators);
        return new Authorize<TRequest, TResponse>(step, slot, services);
    }
}
