using System.Text.RegularExpressions;
using Fintech.Infrastructure.Delivery;

namespace Fintech.Infrastructure.Sms;

/// <summary>A text message to one person.</summary>
/// <param name="To">A telephone number as in E.164, such as <c>+15551234567</c>.</param>
/// <param name="Kind">What it is for, such as <c>sign-in-code</c>; it names the file in development.</param>
/// <param name="Text">What the person reads. Beyond 160 letters, or 70 if any is not a Latin one, it costs double.</param>
public sealed partial record Sms(string To, string Kind, string Text) : Message(To, Kind)
{
    internal const string Channel = "sms";

    /// <summary>No code lives longer (ASVS 5.0, 6.6.2), so that an older text would only confuse.</summary>
    internal static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    /// <summary>Whether texts can be sent there: a number as in E.164, with its country.</summary>
    public static bool IsNumber(string? number) => number is not null && Number().IsMatch(number);

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Number();
}

/// <summary>Brings a text message out of the house: through Twilio, or without it into files.</summary>
public interface ITexter
{
    /// <exception cref="UndeliverableException">This number will never get it.</exception>
    Task Send(Sms sms, CancellationToken ct);
}
