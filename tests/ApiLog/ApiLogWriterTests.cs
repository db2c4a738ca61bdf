using Fintech.Infrastructure.ApiLog;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fintech.Tests.ApiLog;

public sealed class ApiLogWriterTests(App app) : IClassFixture<App>
{
    ApiLogWriter Writer(int capacity) => new(
        app.Services.GetRequiredService<Database>(), new() { Capacity = capacity }, TimeProvider.System, NullLogger<ApiLogWriter>.Instance);

    static ApiCall Call(EnvironmentId? environment, string? requestId = null) => new(
        requestId ?? RequestIds.New(), new Caller { Kind = CallerKind.User, Id = "per_x", Environment = environment }, "GET /v1/x",
        null, null, 200, null, null, "127.0.0.1", "", null, false, TimeSpan.FromMilliseconds(1));

    [Fact]
    public async Task Drops_and_counts_what_does_not_fit_and_never_waits()
    {
        var environment = TypeId.New<EnvironmentId>();
        using var writer = Writer(capacity: 3);
        for (var i = 0; i < 5; i++) writer.Note(Call(environment));
        writer.Note(Call(null)); // belongs to nobody, and is not missed
        Assert.Equal(2, writer.DroppedSinceStart);
        await writer.StartAsync(default);
        await Tester.Until(() => Count(environment), n => n == 3);
        await writer.StopAsync(default);
        Assert.Equal(3L, await app.Sql("select calls from api_usage where environment_id = $1", environment.Value));
    }

    [Fact]
    public async Task Writes_what_waits_when_the_server_ends()
    {
        var environment = TypeId.New<EnvironmentId>();
        using var writer = Writer(capacity: 100);
        await writer.StartAsync(default);
        for (var i = 0; i < 50; i++) writer.Note(Call(environment));
        await writer.StopAsync(default);
        Assert.Equal(50L, await Count(environment));
    }

    [Fact]
    public async Task A_batch_whose_answer_was_lost_is_not_written_twice()
    {
        var environment = TypeId.New<EnvironmentId>();
        var database = app.Services.GetRequiredService<Database>();
        List<ApiCall> calls = [Call(environment), Call(environment)];
        for (var i = 0; i < 2; i++) await ApiLogBatch.Write(database, calls, new CopyRows(), default);
        Assert.Equal(2L, await Count(environment));
    }

    async Task<long> Count(EnvironmentId environment) =>
        (long)(await app.Sql("select count(*) from api_calls where environment_id = $1", environment.Value))!;
}
