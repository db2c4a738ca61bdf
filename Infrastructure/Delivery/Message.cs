namespace Fintech.Infrastructure.Delivery;

/// <summary>What leaves the house for one person: a mail or a text message.</summary>
/// <param name="To">The e-mail address, or the telephone number as in E.164.</param>
/// <param name="Kind">What it is for, such as <c>confirm-email</c>; it names the file in development.</param>
public abstract record Message(string To, string Kind);

/// <summary>Whoever carries it will never take this one, so that trying again is of no use.</summary>
public sealed class UndeliverableException(string reason) : Exception(reason);
