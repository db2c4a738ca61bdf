using Fintech.Features.Developers.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Developers.ApiLog;

static class KnownKeys
{
    /// <summary>The refusal of a search by a key that this environment does not have, so that it reads unlike one that was never used.</summary>
    public static async Task<Error?> MissingKey(this FintechDb db, ApiKeyId? id, CancellationToken ct) =>
        id is { } key && !await db.Set<ApiKey>().AnyAsync(k => k.Id == key, ct) ? new ApiKeyNotFound() : null;
}
