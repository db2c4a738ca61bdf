using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Features.Identity.Passkeys;
using Fintech.Features.Identity.SecondFactors;
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
    [property: Example("email")] FactorMethod Method,
    [property: Description(ProofRules.CodeWords), Secret] string? Code = null,
    [property: Description("Which passkey challenge is answered")] PasskeyChallengeId? ChallengeId = null,
    [property: Description(ProofRules.CredentialWords), Secret] string? Credential = null) : IProof;

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
    public StepUpValidator() => this.Proof();
}

/// <remarks>
/// A second factor, never the password: whoever finds an open browser may know it or have it filled in. The session goes
/// on under a new token.
/// </remarks>
internal sealed class StepUpHandler(
    FintechDb db, SecondFactorProofs proofs, Sessions sessions, ClientContext client, Caller caller, UnitOfWork work,
    Changes changes, AuditLog audit) : IHandler<StepUpRequest, StepUpView>, IOwnTransactions
{
    static readonly SliceRules Rules = SliceRules<StepUpRequest>.Rules;

    public async Task<Result<StepUpView>> Handle(StepUpRequest request, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == caller.PersonId, ct);
        var place = new ProofPlace(CodePurpose.StepUp, client.Session!.Id, person.Id);
        if (await proofs.Refusal(place, person, request, ct) is not { } refusal) return await work.Finish(Rules, Renew, ct);
        if (refusal is FactorRefused) await audit.Write(Rules.Name, refusal.Code, caller.Id, caller, ct);
        return refusal;
    }

    async Task<Result<StepUpView>> Renew(CancellationToken ct)
    {
        var id = new SessionId(client.Session!.Id);
        if (await sessions.StepUp(id, ct) is not var (token, at)) return new CredentialRequired();
        changes.Subject = id.ToString();
        return new StepUpView(at + StepUpAttribute.ValidFor) { Token = token };
    }
}
