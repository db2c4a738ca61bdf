using System.Text;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.Audit;

namespace Fintech.Tests.Audit;

/// <summary>Samples of RFC 8785 itself.</summary>
public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData( // §3.2.2, without its fractions
        """{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null, true, false]}""",
        """{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}""")]
    [InlineData( // §3.2.3, as their values tell the order
        """{"\u20ac":"5","\r":"1","\ufb33":"7","1":"2","\ud83d\ude00":"6","\u0080":"3","\u00f6":"4"}""",
        "{\"\\r\":\"1\",\"1\":\"2\",\"\u0080\":\"3\",\"ö\":\"4\",\"€\":\"5\",\"😀\":\"6\",\"\ufb33\":\"7\"}")]
    [InlineData("""{"b":{"y":1,"x":[3,{"d":-2,"c":0}]},"a":9007199254740991}""", """{"a":9007199254740991,"b":{"x":[3,{"c":0,"d":-2}],"y":1}}""")]
    public void Has_one_form(string given, string canonical) =>
        Assert.Equal(canonical, Encoding.UTF8.GetString(CanonicalJson.Bytes(JsonNode.Parse(given))));

    [Theory]
    [InlineData("1.5")]
    [InlineData("9007199254740993")]
    [InlineData("1e3")]
    public void Refuses_a_number_that_it_would_print_differently_from_ECMAScript(string number) =>
        Assert.Throws<NotSupportedException>(() => CanonicalJson.Bytes(JsonNode.Parse(number)));
}
