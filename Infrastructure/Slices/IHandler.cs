namespace Fintech.Infrastructure.Slices;

/// <summary>The use case itself. Doors never call it: <see cref="Pipeline{TRequest,TResponse}"/> does.</summary>
public interface IHandler<TRequest, TResponse>
{
    Task<Result<TResponse>> Handle(TRequest request, CancellationToken ct);
}

/// <summary>
/// A use case that calls a provider. The provider is never called inside a transaction: the intent is recorded first, so
/// that whoever resumes knows what was under way.
/// </summary>
/// <typeparam name="TIntent">What <c>Call</c> needs and what it brings back; stored sealed.</typeparam>
public interface IProviderHandler<TRequest, TIntent, TResponse>
{
    /// <summary>In transaction 1: checks, and decides what to ask of the provider, with the provider's own key.</summary>
    Task<Result<TIntent>> Prepare(TRequest request, CancellationToken ct);

    /// <summary>In no transaction. May run again with the same intent after a crash.</summary>
    Task<Result<TIntent>> Call(TIntent intent, CancellationToken ct);

    /// <summary>In transaction 2: records the outcome.</summary>
    Task<Result<TResponse>> Complete(TIntent intent, CancellationToken ct);
}

/// <summary>A limit or an approval that may refuse a request before it is handled.</summary>
public interface IPolicy<in TRequest>
{
    ValueTask<Error?> Check(TRequest request, CancellationToken ct);
}
