using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.ListIdempotencyRecords;

internal sealed class ListIdempotencyRecordsEndpoint(
    Pipeline<ListIdempotencyRecordsRequest, Page<IdempotencyRecordView>> pipeline)
    : SliceEndpoint<ListIdempotencyRecordsRequest, Page<IdempotencyRecordView>>(pipeline)
{
    public override void Configure() =>
        Route("GET /v1/idempotency-records", "Show which idempotency keys were used and what became of them");
}
