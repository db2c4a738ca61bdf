namespace Fintech.Infrastructure.Events;

/// <summary>
/// Ends the streams of somebody who may follow nothing any more: on this node at once, on the others by NOTIFY. A stream
/// that is missed looks at its credential again by itself, <see cref="CallerRefresh.Every"/>.
/// </summary>
public sealed class StreamEnds(EventFeed feed) : NodeNews("fintech_stream_ends")
{
    /// <param name="person">Who follows, or who made the key that does.</param>
    public void End(Guid person)
    {
        feed.End(person);
        Tell(person.ToString());
    }

    internal override void Heard(string what)
    {
        if (Guid.TryParse(what, out var id)) feed.End(id);
    }
}
