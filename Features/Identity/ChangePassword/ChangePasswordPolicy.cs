using Fintech.Features.Identity.StepUp;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ChangePassword;

internal sealed class ChangePasswordPolicy(StepUpGuesses guesses) : IPolicy<ChangePasswordRequest>
{
    public ValueTask<Error?> Check(ChangePasswordRequest request, CancellationToken ct) => new(guesses.Wait());
}
