using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity;

public sealed record OwnsWorkspaces(string Names) : ConflictError("account.owns_workspaces",
    $"You are the only owner of a workspace that others are in: {Names}. Hand it over, or remove its members first.")
{
    public override bool IsOutcome => false;
}

/// <summary>For the job alone: the owner kept the account, or somebody else does this work.</summary>
public sealed record DeletionNotDue()
    : ConflictError("account.deletion_not_due", "This account is not to be deleted now, or that is under way.");
