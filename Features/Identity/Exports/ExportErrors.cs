using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.Exports;

public sealed record ExportNotFound(DataExportId Id)
    : NotFoundError("export.not_found", $"There is no export {Id} of yours. GET /v1/me/exports lists them.");

public sealed record ExportUnderWay()
    : ConflictError("export.under_way", "A copy of your data is being made already. Wait for its mail.")
{
    public override bool IsOutcome => false;
}

public sealed record ExportNotReady()
    : ConflictError("export.not_ready", "This copy is not ready, or it could not be made. Wait for its mail, or ask for another.");

public sealed record ExportExpired()
    : Error("export.expired", "This copy was erased after three days. Ask for a new one.", 410);

/// <summary>For the job alone: there is nothing to do, or somebody else does it.</summary>
public sealed record ExportNotDue()
    : ConflictError("export.not_due", "This copy is made already, or is being made.");

public sealed record ExportTooLarge() : Error("export.too_large",
    $"There is more data than one file may hold ({ExportArchive.MaxBytes >> 20} MB compressed). Ask the operator of this server for it.",
    422);

public sealed record ExportFailed() : Error("export.failed",
    "The copy could not be made in several tries. Ask for it again; if that fails too, tell the operator of this server.", 500);
