using Fintech.Features.Identity.EnsurePerson;
using Fintech.Features.Identity.SetOperator;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.Contracts;

/// <summary>What the start step and the command line do with people; not for requests.</summary>
public sealed class People(IServiceScopeFactory scopes)
{
    /// <summary>An account that is open, with its workspace; an existing one is left as it is.</summary>
    public async Task<(PersonId Id, WorkspaceId Workspace, EnvironmentId Sandbox)> CreateConfirmed(
        string email, string password, string name, CancellationToken ct = default)
    {
        var made = await Run<EnsurePersonRequest, EnsuredPerson>(new(email, password, name), ct);
        return made.Error is { } error
            ? throw new InvalidOperationException(error.Message + string.Concat(error.Fields.SelectMany(f => f.Value)))
            : (made.Value!.Id, made.Value.Workspace, made.Value.Sandbox);
    }

    /// <returns>False when nobody has an open account with this address.</returns>
    public async Task<bool> SetOperator(string email, CancellationToken ct = default) =>
        (await Run<SetOperatorRequest, PersonId>(new(email), ct)).Error is null;

    async Task<Result<TResponse>> Run<TRequest, TResponse>(TRequest request, CancellationToken ct)
        where TRequest : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        var slot = scope.ServiceProvider.GetRequiredService<CallerSlot>();
        slot.Fill(new Caller { Kind = CallerKind.Job, Id = "command line" });
        slot.RequestId = RequestIds.New();
        return await scope.ServiceProvider.GetRequiredService<Pipeline<TRequest, TResponse>>().Run(request, ct);
    }
}
