using Fintech.Features.Identity.GetStepUpOptions;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Features.Identity.SendStepUpCode;
using Fintech.Features.Identity.StepUp;
using Fintech.Infrastructure.Slices;

namespace Fintech.Portal.Proofs;

/// <summary>How a page confirms that it is the person.</summary>
public sealed record StepUpSlices(
    Pipeline<GetStepUpOptionsRequest, StepUpOptionsView> Options, Pipeline<SendStepUpCodeRequest, SentCodeView> Send,
    Pipeline<StepUpRequest, StepUpView> Prove);
