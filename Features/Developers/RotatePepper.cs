using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Secrets;

namespace Fintech.Features.Developers;

/// <summary>
/// A new pepper for the HMACs of API keys, for whoever holds the machine. Keys go on working and get the new one's HMAC when
/// they are used; the old one goes once no key in force has its HMAC (Housekeeping).
/// </summary>
internal sealed class RotatePepper : ICommand
{
    public string Usage => "pepper rotate";

    public bool Takes(IReadOnlyList<string> words) => words is ["pepper", "rotate"];

    public Task<int> Run(IReadOnlyList<string> words, IServiceProvider services, CancellationToken ct)
    {
        var version = services.GetRequiredService<Peppers>().Rotate(KeyRing.Pepper);
        Console.WriteLine($"API keys have pepper {version} from now on. Keys in use move to it by themselves; those that are not used keep the old one.");
        return Task.FromResult(0);
    }
}
