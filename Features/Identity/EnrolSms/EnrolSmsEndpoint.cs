using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.EnrolSms;

internal sealed class EnrolSmsEndpoint(Pipeline<EnrolSmsRequest, SmsEnrolmentView> pipeline)
    : SliceEndpoint<EnrolSmsRequest, SmsEnrolmentView>(pipeline)
{
    public override void Configure() => Route("POST /v1/me/factors/sms", "Begin to add a telephone number for codes", 201);
}
