using System.Globalization;
using System.Text.Json.Serialization;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Audit.ExportAudit;

[Scope(Permissions.WorkspaceManage)]
[Level(Level.Workspace)]
[Weight(20)]
public sealed record ExportAuditRequest;

/// <summary>A chain as JSON Lines.</summary>
public sealed record AuditExport(string Name, [property: JsonIgnore] AuditChain Chain, [property: JsonIgnore] ChainExport Export)
    : IFileAnswer
{
    public static string MediaType => "application/jsonl";

    public IAsyncEnumerable<ReadOnlyMemory<byte>> Chunks(CancellationToken ct) => Export.Lines(Chain, ct);
}

/// <summary>The whole chain, in a form that anybody can check without this product (docs/audit.md). It is audited.</summary>
internal sealed class ExportAuditHandler(ChainExport export, AuditLog audit, Caller caller, TimeProvider clock)
    : IHandler<ExportAuditRequest, AuditExport>
{
    public async Task<Result<AuditExport>> Handle(ExportAuditRequest request, CancellationToken ct)
    {
        await audit.Write(SliceRules<ExportAuditRequest>.Rules.Name, "done", null, caller, ct);
        var day = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new AuditExport($"audit-{day}.jsonl", AuditChain.Of(caller.Workspace!.Value), export);
    }
}
