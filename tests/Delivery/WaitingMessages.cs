using System.Text.Json;
using Fintech.Infrastructure.Delivery;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fintech.Tests.Delivery;

/// <summary>
/// An outbox in a database of its own: no other sender may take its messages, nor this one those of other tests.
/// </summary>
internal sealed class WaitingMessages : IAsyncDisposable
{
    readonly TemplateDatabase clone;
    readonly SecretBox box;

    WaitingMessages(TemplateDatabase clone, SecretBox box) => (this.clone, this.box) = (clone, box);

    public static async Task<WaitingMessages> Make(App app) =>
        new(await TemplateDatabase.Clone(app.Product.Postgres), app.Services.GetRequiredService<SecretBox>());

    public OutboxSender Sender(ILogger<OutboxSender>? log = null, params OutboxChannel[] channels) =>
        new(clone.Database, box, channels, log ?? NullLogger<OutboxSender>.Instance);

    public Task Add(string channel, Message message) => Run(
        "insert into mail_outbox (id, channel, sealed, attempts, next_try_at, created_at) "
        + "values ($1, $2, $3, 0, now(), now())",
        Guid.CreateVersion7(), channel,
        box.Seal(JsonSerializer.Serialize(message, message.GetType(), Wire.Options), channel));

    /// <summary>As if that much time had passed.</summary>
    public Task Pass(TimeSpan time) =>
        Run("update mail_outbox set next_try_at = next_try_at - $1, created_at = created_at - $1", time);

    public async Task<long> Count()
    {
        await using var count = clone.Database.Side.CreateCommand("select count(*) from mail_outbox");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    async Task Run(string sql, params object[] values)
    {
        await using var command = clone.Database.Side.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => clone.DisposeAsync();
}
