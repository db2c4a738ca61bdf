using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.Contracts;

/// <summary>Whose data is meant, and the places that are theirs.</summary>
/// <param name="Places">For a copy: those that they own for themselves. For the end: those that nobody else is in.</param>
public sealed record DataOwner(Guid PersonId, string Email, string Name, IReadOnlyList<OwnPlace> Places)
{
    public IReadOnlyList<EnvironmentId> Environments { get; } = [.. Places.SelectMany(p => p.Environments)];
}

public sealed record OwnPlace(WorkspaceId Workspace, IReadOnlyList<EnvironmentId> Environments);

/// <summary>
/// A feature's part of what is kept about a person: what goes into the copy that they may ask for, and what goes when
/// their account does. Each feature that keeps such data registers one.
/// </summary>
public interface IPersonalData
{
    /// <summary>The folder of its files in the copy.</summary>
    string Name { get; }

    /// <summary>Adds its files, row by row: never secrets, and never what belongs to somebody else.</summary>
    Task Export(DataOwner owner, ExportArchive archive, CancellationToken ct);

    /// <summary>
    /// Ends what reaches beyond these tables, such as access at a provider: in no transaction, before anything is erased, and
    /// again from the start after a refusal or a crash.
    /// </summary>
    Task<Error?> Release(DataOwner owner, CancellationToken ct) => Task.FromResult<Error?>(null);

    /// <summary>Erases it in the running unit of work, which erases all parts or none.</summary>
    Task Erase(DataOwner owner, CancellationToken ct);
}
