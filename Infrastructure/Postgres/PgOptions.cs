namespace Fintech.Infrastructure.Postgres;

/// <summary>How an embedded cluster is run.</summary>
internal sealed record PgOptions
{
    /// <summary>For test clusters only: faster, and a power cut may lose everything.</summary>
    public bool Throwaway { get; init; }

    /// <summary>
    /// Use the cluster of the server that already runs on this data folder, if there is one, instead of refusing.
    /// For short commands such as <c>operator add</c>.
    /// </summary>
    public bool Join { get; init; }

    public int MaxConnections { get; init; } = 200;
    public int SharedBuffersMegabytes { get; init; } = 128;
}
