using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.SendSecondFactorCode;

internal sealed class SendSecondFactorCodeEndpoint(Pipeline<SendSecondFactorCodeRequest, SentCodeView> pipeline)
    : SliceEndpoint<SendSecondFactorCodeRequest, SentCodeView>(pipeline)
{
    public override void Configure() => Route("POST /v1/auth/second-factor/send", "Send a code to sign in with");
}
