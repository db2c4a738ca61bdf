using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Fintech.Features.Developers.ApiLog;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Developers.ExportUsage;

[Scope(Permissions.DevelopersManage)]
[Weight(5)]
public sealed record ExportUsageRequest(
    [property: Description("First day, in UTC; 29 days before the last if left out")] DateOnly? From = null,
    [property: Description("Last day, in UTC; today if left out")] DateOnly? To = null) : IUsageSpan;

sealed class ExportUsageValidator : AbstractValidator<ExportUsageRequest>
{
    public ExportUsageValidator() => Include(new UsageSpanValidator());
}

/// <summary>Every count by itself, oldest first, as CSV (RFC 4180).</summary>
public sealed record UsageFile(string Name, [property: JsonIgnore] IAsyncEnumerable<string> Lines) : IFileAnswer
{
    public static string MediaType => "text/csv";

    public IAsyncEnumerable<ReadOnlyMemory<byte>> Chunks(CancellationToken ct) =>
        Lines.Select(line => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(line));
}

internal sealed class ExportUsageHandler(Usage usage, Caller caller, TimeProvider clock) : IHandler<ExportUsageRequest, UsageFile>
{
    public Task<Result<UsageFile>> Handle(ExportUsageRequest request, CancellationToken ct)
    {
        var (from, to) = request.Days(clock);
        var name = string.Create(CultureInfo.InvariantCulture, $"usage-{from:yyyy-MM-dd}-to-{to:yyyy-MM-dd}.csv");
        return Task.FromResult<Result<UsageFile>>(new UsageFile(name, usage.Csv(caller.EnvironmentId, from, to, ct)));
    }
}
