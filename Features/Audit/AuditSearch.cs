using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Audit;

/// <summary>What to look for in a trail; what is left out is not looked at.</summary>
public interface IAuditSearch : IPaged
{
    string? Action { get; }
    string? Outcome { get; }
    string? Actor { get; }
    string? Subject { get; }
    DateTimeOffset? From { get; }
    DateTimeOffset? To { get; }
}

/// <summary>What every search of a trail must keep to.</summary>
class AuditSearchValidator<TRequest> : PagedValidator<TRequest> where TRequest : IAuditSearch
{
    protected AuditSearchValidator()
    {
        RuleFor(r => r.Action).MaximumLength(100);
        RuleFor(r => r.Outcome).MaximumLength(100);
        RuleFor(r => r.Actor).MaximumLength(100);
        RuleFor(r => r.Subject).MaximumLength(100);
        RuleFor(r => r.To).GreaterThan(r => r.From).When(r => r.From is not null && r.To is not null)
            .WithMessage("The end lies before the beginning.");
    }
}
