using System.Collections.Concurrent;
using System.Threading.Channels;
using Fintech.Infrastructure.Data;

namespace Fintech.Infrastructure.Events;

/// <summary>The committed feed of this node, handed to those who follow one environment.</summary>
public sealed class EventFeed
{
    /// <summary>How many unread events a reader may have before it must start again with a resync.</summary>
    public const int Buffer = 256;

    readonly ConcurrentDictionary<EnvironmentId, ConcurrentDictionary<EventSubscription, byte>> readers = [];
    readonly Lock gate = new();
    EventPosition position;

    public bool IsStarted { get; private set; }

    /// <summary>The newest event that was handed out.</summary>
    public EventPosition Position
    {
        get { lock (gate) return position; }
    }

    public void Start(EventPosition from)
    {
        lock (gate) position = from;
        IsStarted = true;
    }

    /// <summary>From the returned <see cref="EventSubscription.From"/> on, nothing is missed.</summary>
    /// <param name="person">Who follows, or who made the key that does.</param>
    public EventSubscription Subscribe(EnvironmentId environment, Guid? person = null)
    {
        lock (gate)
        {
            var subscription = new EventSubscription(this, environment, person, position);
            readers.GetOrAdd(environment, _ => []).TryAdd(subscription, 0);
            return subscription;
        }
    }

    internal void Publish(FeedEvent item)
    {
        lock (gate)
        {
            position = item.Position;
            if (!readers.TryGetValue(item.EnvironmentId, out var followers)) return;
            foreach (var follower in followers.Keys) follower.Offer(item);
        }
    }

    internal void Remove(EventSubscription subscription)
    {
        lock (gate)
        {
            if (!readers.TryGetValue(subscription.Environment, out var followers)) return;
            followers.TryRemove(subscription, out _);
            if (followers.IsEmpty) readers.TryRemove(subscription.Environment, out _);
        }
    }

    /// <summary>Whatever this person follows ends here.</summary>
    internal void End(Guid person)
    {
        foreach (var follower in readers.Values.SelectMany(r => r.Keys))
            if (follower.Person == person) follower.Dispose();
    }

    public int Followers => readers.Values.Sum(r => r.Count);
}

/// <summary>One reader of one environment. A reader that is too slow is cut off, told, and must resync.</summary>
public sealed class EventSubscription(EventFeed feed, EnvironmentId environment, Guid? person, EventPosition from)
    : IDisposable
{
    readonly Channel<FeedEvent> waiting = Channel.CreateBounded<FeedEvent>(EventFeed.Buffer);

    public EnvironmentId Environment { get; } = environment;
    public Guid? Person { get; } = person;
    public EventPosition From { get; } = from;
    public ChannelReader<FeedEvent> Events => waiting.Reader;

    /// <summary>True when events were dropped because this reader did not keep up.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Nothing comes any more, and all that came was read.</summary>
    public bool HasEnded => !Overflowed && waiting.Reader.Completion.IsCompleted;

    internal void Offer(FeedEvent item)
    {
        if (Overflowed || waiting.Writer.TryWrite(item)) return;
        Overflowed = true;
        waiting.Writer.TryComplete();
    }

    public void Dispose()
    {
        feed.Remove(this);
        waiting.Writer.TryComplete();
    }
}
