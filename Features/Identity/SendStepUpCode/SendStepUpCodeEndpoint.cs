using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.SendStepUpCode;

internal sealed class SendStepUpCodeEndpoint(Pipeline<SendStepUpCodeRequest, SentCodeView> pipeline)
    : SliceEndpoint<SendStepUpCodeRequest, SentCodeView>(pipeline)
{
    public override void Configure() => Route("POST /v1/auth/step-up/send", "Send a code to confirm with");
}
