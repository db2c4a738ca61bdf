namespace Fintech.Infrastructure.Slices;

/// <summary>Step 1: who is this, may they, in which environment, and did they prove it lately?</summary>
sealed class Authorize<TRequest, TResponse>(
    IHandler<TRequest, TResponse> next, CallerSlot slot, IServiceProvider services) : IHandler<TRequest, TResponse>
{
    public Task<Result<TResponse>> Handle(TRequest request, CancellationToken ct)
    {
        var rules = SliceRules<TRequest>.Rules;
        var refusal = Check(rules, slot);
        return refusal is null ? next.Handle(request, ct) : Refuse(rules, refusal, ct);
    }

    static Error? Check(SliceRules rules, CallerSlot slot)
    {
        var caller = slot.Caller;
        if (rules.Audience is Audience.Anyone) return null;
        if (rules.Audience is Audience.Pending) return slot.Pending is null ? new SignInNotBegun() : null;
        if (caller.Refusal is { } earned) return earned;
        if (caller.Kind is CallerKind.Anonymous) return new CredentialRequired();
        if (rules.Audience is Audience.Person or Audience.Operator && caller.Kind is not CallerKind.User)
            return new PersonRequired();
        if (rules.Audience is Audience.Operator && !caller.IsOperator) return new OperatorRequired();
        if (caller.MustEnrol && (rules.Audience is Audience.Operator || rules.Level is not (Level.Person or Level.Nothing)))
            return new SecondFactorMissing();
        // A workspace is named by one of its environments, as everything is that belongs to a tenant.
        if (rules.Level is Level.Environment or Level.Workspace && caller.Environment is null) return new EnvironmentRequired();
        if (!caller.Has(rules.Scope)) return new InsufficientScope(rules.Scope!);
        return rules.StepUp is { } within && caller.Kind is CallerKind.User or CallerKind.OauthClient
               && !caller.SteppedUp(within)
            ? new StepUpRequired()
            : null;
    }

    // A refusal of authorization is audited when somebody is known; strangers' tries belong to the log alone.
    async Task<Result<TResponse>> Refuse(SliceRules rules, Error refusal, CancellationToken ct)
    {
        if (slot.Caller.Kind is not CallerKind.Anonymous && refusal is ForbiddenError)
            await services.GetRequiredService<AuditLog>().Refused(rules.Name, refusal.Code, ct);
        return refusal;
    }
}
