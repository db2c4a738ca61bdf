namespace Fintech.Portal;

/// <summary>What a page's address says beside the environment.</summary>
static class PortalQuery
{
    /// <summary>Such as <c>status=errors&amp;q=…</c>, its values escaped; what is empty is left out.</summary>
    public static string Of(params IEnumerable<(string Name, string? Value)> parts) => string.Join('&',
        parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
}
