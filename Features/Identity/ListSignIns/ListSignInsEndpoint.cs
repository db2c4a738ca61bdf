using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ListSignIns;

internal sealed class ListSignInsEndpoint(Pipeline<ListSignInsRequest, Page<SignInRecordView>> pipeline)
    : SliceEndpoint<ListSignInsRequest, Page<SignInRecordView>>(pipeline)
{
    public override void Configure() => Route("GET /v1/me/sign-ins", "List tries to sign in");
}
