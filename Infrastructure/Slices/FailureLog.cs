namespace Fintech.Infrastructure.Slices;

/// <summary>
/// What a failure becomes at every door: a line for whoever runs the server, and an error for whoever asked. A bug is
/// logged whole; a database that does not answer is one fact, however many requests meet it.
/// </summary>
public sealed partial class FailureLog(ILogger<FailureLog> log)
{
    readonly Seldom outages = new();

    /// <param name="what">The route, tool or resource.</param>
    public Error ErrorOf(Exception failure, string what, string requestId)
    {
        var error = Failures.ErrorOf(failure);
        if (error is not DatabaseUnavailable) Failed(requestId, what, failure);
        else if (outages.IsDue()) Away(requestId, what, failure.Message);
        return error;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{RequestId} {What} failed.")]
    partial void Failed(string requestId, string what, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{RequestId} {What}: the database does not answer: {Reason}")]
    partial void Away(string requestId, string what, string reason);
}
