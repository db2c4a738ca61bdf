using Fintech.Infrastructure.Data;

namespace Fintech.Infrastructure.Slices;

/// <summary>The name of one request, on its answer, in its log lines, events and audit entries.</summary>
public static class RequestIds
{
    public static string New() => TypeId.Text("req", Guid.CreateVersion7());
}
