using System.Runtime.CompilerServices;
using System.Text.Json;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Delivery;

/// <summary>
/// Takes mails and text messages into the handler's own transaction; they leave after its commit, and never without it.
/// </summary>
public sealed class Outbox(FintechDb db, Changes changes, SecretBox box)
{
    [OverloadResolutionPriority(1)] // a new(…) that names no type is a mail
    public void Add(Mail.Mail mail) => Add(Mail.Mail.Channel, JsonSerializer.Serialize(mail, Wire.Options));

    /// <summary>Only while <c>SmsOptions.IsAvailable</c>; else it is dropped.</summary>
    public void Add(Sms.Sms sms) => Add(Sms.Sms.Channel, JsonSerializer.Serialize(sms, Wire.Options));

    void Add(string channel, string json)
    {
        db.Add(new OutgoingMessage { Channel = channel, Sealed = box.Seal(json, channel) });
        changes.AfterCommit(services => services.GetRequiredService<OutboxSender>().Wake(channel));
    }
}
