using System.Threading.Channels;

namespace Fintech.Infrastructure.Events;

/// <summary>
/// Something short that the other nodes must hear soon after a commit. It is sent by NOTIFY on a connection of its own and
/// may be lost with it: whoever listens has a backstop.
/// </summary>
/// <param name="name">The channel's name in the database.</param>
public abstract class NodeNews(string name)
{
    readonly Channel<string> outgoing =
        Channel.CreateBounded<string>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    internal string Name { get; } = name;
    internal ChannelReader<string> Outgoing => outgoing.Reader;

    protected void Tell(string what) => outgoing.Writer.TryWrite(what);

    /// <summary>Also hears what this node said itself.</summary>
    internal abstract void Heard(string what);

    /// <summary>News may have been missed: nobody listened for a while.</summary>
    internal virtual void Missed() { }
}
