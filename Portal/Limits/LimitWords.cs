namespace Fintech.Portal.Limits;

/// <summary>Limits in a person's words.</summary>
static class LimitWords
{
    public static string Of(string name) => name switch
    {
        "key" => "Each key",
        "workspace" => "All keys of the workspace",
        "day" => "All keys, by the day",
        "month" => "All keys, by the month",
        "key-day" => "This key, by the day",
        "key-month" => "This key, by the month",
        _ => name,
    };

    public static string Window(long seconds) => seconds switch
    {
        60 => "a minute",
        86_400 => "a day (UTC)",
        2_592_000 => "a month (UTC)",
        _ => $"{seconds} s",
    };
}
