using Fintech.Infrastructure.Data;

namespace Fintech.Infrastructure.Slices;

/// <summary>The name of one request, on its answer, in its log lines, events and audit entries.</summary>
public static class RequestIds
{
    public static string New() => TypeId.Text("req", Guid.CreateVersion7());

    /// <summary>As a record keeps it; what no door has named, such as a job, gets an id of its own.</summary>
    public static Guid ToGuid(string requestId) =>
        TypeId.TryParse("req", requestId, out var id) ? id : Guid.CreateVersion7();
}
