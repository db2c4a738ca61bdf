using Fintech.Infrastructure.Jobs;
using Fintech.Infrastructure.Slices;
using Hangfire;

namespace Fintech.Features.Identity.DeletePerson;

[Queue(Lanes.Bulk), AutomaticRetry(Attempts = 0)] // the sweep finds what is left
internal sealed class DeletePersonJob(IServiceProvider services) : SliceJob<DeletePersonRequest, DeletionView>(services)
{
    public Task Run(Guid person, CancellationToken ct) => Run(
        new Caller { Kind = CallerKind.Job, Id = "delete_person" }, new DeletePersonRequest(new(person)), ct);
}
