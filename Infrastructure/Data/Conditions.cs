using Npgsql;

namespace Fintech.Infrastructure.Data;

/// <summary>
/// The conditions of a search. Only what was asked for stands in the statement, so that each search can use its own index;
/// values are parameters.
/// </summary>
sealed class Conditions(NpgsqlCommand command)
{
    readonly List<string> all = [];

    /// <param name="condition">With <c>?</c> for the value, as often as it is needed.</param>
    /// <param name="value">Null leaves the condition out.</param>
    public Conditions And(string condition, object? value)
    {
        if (value is null) return this;
        command.Parameters.Add(new() { Value = value });
        return And(condition.Replace("?", "$" + command.Parameters.Count, StringComparison.Ordinal));
    }

    public Conditions And(string condition)
    {
        all.Add(condition);
        return this;
    }

    public override string ToString() => string.Join(" and ", all);
}
