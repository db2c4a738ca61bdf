using System.Runtime.InteropServices;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;

namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>Which keys changed, for the rings of the other nodes. What it says are HMACs and ids, no secrets.</summary>
public sealed class KeyNews() : NodeNews("fintech_keys")
{
    internal KeyRing? Listener { get; set; }

    internal void Say(string what) => Tell(what);
    internal override void Heard(string what) => Listener?.Heard(what);
    internal override void Missed() => Listener?.ForgetAll();
}

/// <summary>What a change of keys, people and workspaces makes a ring forget, here and on the other nodes.</summary>
public sealed partial class KeyRing
{
    /// <summary>The key changed: the next request asks again, and a look-up already under way is not kept.</summary>
    public void Forget(byte[] hash)
    {
        Drop(MemoryMarshal.Read<UInt128>(hash));
        news.Say("key " + Convert.ToHexStringLower(hash));
    }

    /// <summary>The same for all keys that a person made in a workspace: their role changed.</summary>
    public void Forget(WorkspaceId workspace, Guid person)
    {
        Drop(row => row.WorkspaceId == workspace.Value && row.CreatedBy == person);
        news.Say($"member {workspace.Value} {person}");
    }

    /// <summary>The same for all keys that a person made anywhere: their account was locked.</summary>
    public void Forget(Guid person)
    {
        Drop(row => row.CreatedBy == person);
        news.Say($"person {person}");
    }

    /// <summary>The same for all keys of a workspace: what it demands of its members changed.</summary>
    public void Forget(WorkspaceId workspace)
    {
        Drop(row => row.WorkspaceId == workspace.Value);
        news.Say($"workspace {workspace.Value}");
    }

    /// <summary>The same for the keys of the docs that a session made: it ended.</summary>
    public void ForgetOfSession(Guid session)
    {
        Drop(row => row.SessionId == session);
        news.Say($"session {session}");
    }

    internal void Heard(string what)
    {
        switch (what.Split(' '))
        {
            case ["key", var hex] when hex.Length == 64: Drop(MemoryMarshal.Read<UInt128>(Convert.FromHexString(hex))); break;
            case ["member", var workspace, var person]:
                var (w, p) = (Guid.Parse(workspace), Guid.Parse(person));
                Drop(row => row.WorkspaceId == w && row.CreatedBy == p);
                break;
            case ["person", var one] when Guid.Parse(one) is var id: Drop(row => row.CreatedBy == id); break;
            case ["session", var one] when Guid.Parse(one) is var id: Drop(row => row.SessionId == id); break;
            case ["workspace", var all] when Guid.Parse(all) is var id: Drop(row => row.WorkspaceId == id); break;
        }
    }

    internal void ForgetAll() => Drop(_ => true);

    void Drop(UInt128 name)
    {
        Interlocked.Increment(ref generation);
        if (known.TryRemove(name, out var record)) KeepUse(record);
        asking.TryRemove(name, out _);
    }

    void Drop(Func<KeyRow, bool> isMeant)
    {
        Interlocked.Increment(ref generation);
        foreach (var (name, record) in known)
            if (record.Row is { } row && isMeant(row) && known.TryRemove(name, out var gone)) KeepUse(gone);
        asking.Clear(); // whatever is under way may have read what held before
    }
}
