using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Fintech.Infrastructure.Sandbox.Plaid.Link;

/// <summary>Finished HTML. Text becomes markup only through interpolation, which encodes it.</summary>
internal readonly record struct Markup(string Html)
{
    public static readonly Markup Empty = new("");

    public static Markup Of(MarkupHandler handler) => new(handler.ToString());

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(p => p.Html)));

    public override string ToString() => Html;
}

[InterpolatedStringHandler]
internal readonly struct MarkupHandler(int literalLength, int formattedCount)
{
    readonly StringBuilder html = new(literalLength + formattedCount * 16);

    public void AppendLiteral(string value) => html.Append(value);

    public void AppendFormatted(Markup value) => html.Append(value.Html);

    public void AppendFormatted(string? value) => html.Append(HtmlEncoder.Default.Encode(value ?? ""));

    public void AppendFormatted(int value) => html.Append(value);

    public override string ToString() => html.ToString();
}
