using Fintech.Features.Identity.Contracts;
using Fintech.Features.Workspaces;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Identity.EnsurePerson;

/// <summary>For the start step of a new installation; it has no door.</summary>
[Audience(Audience.Anyone)]
[Level(Level.Nothing)]
[Writes(Idempotency.None)]
public sealed record EnsurePersonRequest(string Email, [property: Secret] string Password, string Name);

public sealed record EnsuredPerson(PersonId Id, WorkspaceId Workspace, EnvironmentId Sandbox);

sealed class EnsurePersonValidator : AbstractValidator<EnsurePersonRequest>
{
    public EnsurePersonValidator()
    {
        RuleFor(r => r.Email).Email();
        RuleFor(r => r.Password).NewPassword();
    }
}

/// <remarks>An open account is left as it is, password included.</remarks>
internal sealed class EnsurePersonHandler(
    Passwords passwords, Accounts accounts, WorkspacesOfPerson workspaces, UnitOfWork work, Changes changes)
    : IHandler<EnsurePersonRequest, EnsuredPerson>, IOwnTransactions
{
    public async Task<Result<EnsuredPerson>> Handle(EnsurePersonRequest request, CancellationToken ct)
    {
        if (await accounts.Find(request.Email, ct) is { EmailConfirmed: true } known) return await Known(known, ct);
        if (await passwords.Hash(request.Password, ct) is not { } hash) return Busy.Now;
        return await work.Finish<EnsuredPerson>(SliceRules<EnsurePersonRequest>.Rules, async token =>
        {
            var person = await accounts.Find(request.Email, token)
                ?? accounts.Add(request.Email, request.Name, hash);
            if (await accounts.Open(person, hash, request.Name, token) is not { } made) return new ConcurrentChange();
            changes.Subject = new PersonId(person.Id).ToString();
            return new EnsuredPerson(new(person.Id), made.Workspace, made.Sandbox);
        }, ct);
    }

    async Task<EnsuredPerson> Known(Person person, CancellationToken ct)
    {
        var workspace = (await workspaces.Of(person.Id, ct)).First(w => w.Kind is WorkspaceKind.Personal);
        return new(new(person.Id), workspace.Id,
            workspace.Environments.First(e => e.Kind is EnvironmentKind.Sandbox).Id);
    }
}
