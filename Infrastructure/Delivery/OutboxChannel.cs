using System.Text.Json;
using System.Threading.Channels;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Delivery;

/// <summary>A way out of the house. Each has its own line, so that a slow mail server holds up no text.</summary>
/// <param name="name">As the outbox names it; also what its messages are sealed for.</param>
/// <param name="firstWait">Between the first two tries; each wait after it is twice as long, up to four hours.</param>
/// <param name="goodFor">An older message is dropped; null when it is never too late.</param>
/// <param name="read">A message as it was added, from JSON.</param>
internal sealed class OutboxChannel(
    string name, TimeSpan firstWait, TimeSpan? goodFor, Func<string, Message> read,
    Func<Message, CancellationToken, Task> send)
{
    readonly Channel<bool> bell =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public static OutboxChannel For<T>(
        string name, TimeSpan firstWait, TimeSpan? goodFor, Func<T, CancellationToken, Task> send) where T : Message =>
        new(name, firstWait, goodFor, json => JsonSerializer.Deserialize<T>(json, Wire.Options)!,
            (message, ct) => send((T)message, ct));

    public string Name => name;
    public TimeSpan FirstWait => firstWait;
    public TimeSpan? GoodFor => goodFor;

    public Message Read(string json) => read(json);
    public Task Send(Message message, CancellationToken ct) => send(message, ct);

    public void Ring() => bell.Writer.TryWrite(true);
    public ValueTask<bool> Rung(CancellationToken ct) => bell.Reader.ReadAsync(ct);
}
