using System.Text;
using Fintech.Infrastructure.Delivery;
using Fintech.Infrastructure.Hosting;

namespace Fintech.Infrastructure.Sms;

/// <summary>Where texts go while no service is set: <c>{Data:Path}/sms/{time}_{kind}_{number}.txt</c>.</summary>
public sealed class SmsFolder(ServerOptions server) : ITexter
{
    readonly MessageFolder files = new(Path.Combine(server.DataPath, "sms"), ".txt");

    public Task Send(Sms sms, CancellationToken ct) =>
        files.Write(sms, stream => stream.WriteAsync(Encoding.UTF8.GetBytes(sms.Text + "\n"), ct).AsTask());

    /// <summary>Newest first.</summary>
    public IReadOnlyList<MessageFolder.Facts> List(int limit) => files.List(limit);

    public async Task<string?> Read(string name, CancellationToken ct)
    {
        await using var file = files.Open(name);
        return file is null ? null : await new StreamReader(file).ReadToEndAsync(ct);
    }
}
