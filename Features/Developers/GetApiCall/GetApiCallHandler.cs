using System.ComponentModel;
using Fintech.Features.Developers.ApiLog;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.GetApiCall;

[Scope(Permissions.DevelopersManage)]
public sealed record GetApiCallRequest([property: Description("The request's id, as its answer's field Request-Id has it")] ApiCallId Id);

internal sealed class GetApiCallHandler(Database database, Caller caller) : IHandler<GetApiCallRequest, ApiCallView>
{
    public async Task<Result<ApiCallView>> Handle(GetApiCallRequest request, CancellationToken ct)
    {
        await using var read = database.Reads.CreateCommand(
            $"select {ApiCallView.Columns} from api_calls where environment_id = $1 and id = $2");
        read.Parameters.Add(new() { Value = caller.EnvironmentId.Value });
        read.Parameters.Add(new() { Value = request.Id.Value });
        await using var row = await read.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? ApiCallView.Read(row) : new ApiCallNotFound(request.Id);
    }
}
