using FluentValidation;

namespace Fintech.Infrastructure.Slices;

/// <summary>Step 2: FluentValidation, with the wire's field names.</summary>
sealed class Validate<TRequest, TResponse>(
    IHandler<TRequest, TResponse> next, IEnumerable<IValidator<TRequest>> validators) : IHandler<TRequest, TResponse>
{
    public Task<Result<TResponse>> Handle(TRequest request, CancellationToken ct)
    {
        foreach (var validator in validators)
        {
            // Validators look at the request alone, so this never waits; what needs the database is the handler's.
            var outcome = validator.Validate(request);
            if (!outcome.IsValid)
                return Task.FromResult<Result<TResponse>>(new InvalidRequest
                {
                    Fields = outcome.ToDictionary().ToDictionary(
                        f => string.Join('.', f.Key.Split('.').Select(Wire.Options.PropertyNamingPolicy!.ConvertName)),
                        f => f.Value),
                });
        }
        return next.Handle(request, ct);
    }
}
