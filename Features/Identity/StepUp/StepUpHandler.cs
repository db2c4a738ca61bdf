using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.StepUp;

[Audience(Audience.Person)]
[Level(Level.Person)]
[Writes(Idempotency.None)]
public sealed record StepUpRequest(
    [property: Description("The account's password"), Secret] string Password);

/// <param name="ValidUntil">Until when slices that need a step-up may be called.</param>
public sealed record StepUpView(DateTimeOffset ValidUntil) : IHttpEffect
{
    [JsonPropertyOrder(-1)] public string Object => "step_up";

    [JsonIgnore]
    public string? Token { get; init; }

    public void Apply(HttpContext http) => http.SetSession(Token);
}

sealed class StepUpValidator : AbstractValidator<StepUpRequest>
{
    public StepUpValidator() => RuleFor(r => r.Password).GivenPassword();
}

internal sealed class StepUpHandler(
    FintechDb db, Passwords passwords, Sessions sessions, StepUpGuesses guesses, ClientContext client, Caller caller,
    UnitOfWork work, Changes changes, AuditLog audit) : IHandler<StepUpRequest, StepUpView>, IOwnTransactions
{
    static readonly SliceRules Rules = SliceRules<StepUpRequest>.Rules;

    public async Task<Result<StepUpView>> Handle(StepUpRequest request, CancellationToken ct)
    {
        var stored = await db.Set<Person>().Where(p => p.Id == caller.PersonId).Select(p => p.PasswordHash)
            .SingleAsync(ct);
        if (await passwords.Verify(stored, request.Password, ct) is not { } isRight) return Busy.Now;
        if (isRight)
        {
            guesses.Succeeded();
            return await work.Finish(Rules, Renew, ct);
        }
        var error = new WrongPassword();
        await audit.Write(Rules.Name, error.Code, caller.Id, caller, ct);
        return error;
    }

    async Task<Result<StepUpView>> Renew(CancellationToken ct)
    {
        var id = new SessionId(client.Session!.Id);
        if (await sessions.Renew(id, ct) is not var (token, at)) return new CredentialRequired();
        changes.Subject = id.ToString();
        return new StepUpView(at + StepUpAttribute.ValidFor) { Token = token };
    }
}
