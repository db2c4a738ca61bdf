using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.ExportUsage;

internal sealed class ExportUsageEndpoint(Pipeline<ExportUsageRequest, UsageFile> pipeline)
    : FileEndpoint<ExportUsageRequest, UsageFile>(pipeline)
{
    public override void Configure() => Route("/v1/usage/export", "Download an environment's usage (CSV)");
}
