namespace Fintech.Infrastructure.Slices;

/// <summary>Lets one of many equal log lines through in a second: an outage is one fact, however many requests meet it.</summary>
sealed class Seldom
{
    const int Milliseconds = 1000;
    long last = -Milliseconds;

    public bool IsDue()
    {
        var (now, before) = (Environment.TickCount64, Volatile.Read(ref last));
        return now - before >= Milliseconds && Interlocked.CompareExchange(ref last, now, before) == before;
    }
}
