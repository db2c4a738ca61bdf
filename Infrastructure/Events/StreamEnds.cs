using System.Threading.Channels;

namespace Fintech.Infrastructure.Events;

/// <summary>
/// Ends the streams of somebody who may follow nothing any more: on this node at once, on the others by NOTIFY. A stream
/// that is missed looks at its credential again by itself, <see cref="CallerRefresh.Every"/>.
/// </summary>
public sealed class StreamEnds(EventFeed feed)
{
    readonly Channel<Guid> outgoing =
        Channel.CreateBounded<Guid>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <param name="person">Who follows, or who made the key that does.</param>
    public void End(Guid person)
    {
        feed.End(person);
        outgoing.Writer.TryWrite(person);
    }

    internal void Heard(string person)
    {
        if (Guid.TryParse(person, out var id)) feed.End(id);
    }

    internal ChannelReader<Guid> Outgoing => outgoing.Reader;
}
