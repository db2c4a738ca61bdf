using Fintech.Features.Identity.ChangePerson;
using Fintech.Features.Identity.EndPersonSessions;
using Fintech.Features.Identity.LockPerson;
using Fintech.Features.Identity.Operators;
using Fintech.Features.Identity.StartPasswordReset;
using Fintech.Features.Identity.UnlockPerson;
using Fintech.Infrastructure.Slices;

namespace Fintech.Portal.Ops.People;

/// <summary>What an operator does with an account.</summary>
public sealed record OperatorSlices(
    Pipeline<LockPersonRequest, AccountView> Lock, Pipeline<UnlockPersonRequest, AccountView> Unlock,
    Pipeline<EndPersonSessionsRequest, AccountView> EndSessions,
    Pipeline<StartPasswordResetRequest, AccountView> StartReset, Pipeline<ChangePersonRequest, AccountView> Change);
