using System.Xml.Linq;
using Fintech.Infrastructure.Secrets;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Fintech.Infrastructure.Data;

/// <summary>ASP.NET Core's own keys (antiforgery tokens and the like), sealed in PostgreSQL so that all nodes share them.</summary>
sealed class DataProtectionKeys(Database database, SecretBox box) : IXmlRepository
{
    const string Purpose = "data-protection";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var select = database.Side.CreateCommand("select sealed from data_protection_keys");
        using var row = select.ExecuteReader();
        var keys = new List<XElement>();
        while (row.Read()) keys.Add(XElement.Parse(box.OpenText((byte[])row[0], Purpose)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var insert = database.Side.CreateCommand("""
            insert into data_protection_keys (name, sealed) values ($1, $2) on conflict (name) do update set sealed = $2
            """);
        insert.Parameters.Add(new() { Value = friendlyName });
        insert.Parameters.Add(new() { Value = box.Seal(element.ToString(SaveOptions.DisableFormatting), Purpose) });
        insert.ExecuteNonQuery();
    }
}
