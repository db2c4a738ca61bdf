using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ListPersonSignIns;

internal sealed class ListPersonSignInsEndpoint(Pipeline<ListPersonSignInsRequest, Page<SignInRecordView>> pipeline)
    : SliceEndpoint<ListPersonSignInsRequest, Page<SignInRecordView>>(pipeline)
{
    public override void Configure() =>
        Route("GET /v1/operator/people/{id}/sign-ins", "List a person's sign-ins and failed tries");
}
