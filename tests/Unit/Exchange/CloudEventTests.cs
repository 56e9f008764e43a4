using System.Text;
using System.Text.Json;
using Anyu.Exchange;
using Anyu.Store;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Exchange;

/// <summary>Events as bytes: read back as they were written, refused with a number otherwise, and signed as they stand.</summary>
public sealed class CloudEventTests
{
    private static readonly CloudEvent Sound = new(
        "m1", "urn:anyu:agency:household", EventTypes.Done, "order", new DateTimeOffset(2025, 3, 1, 8, 0, 0, TimeSpan.Zero), 2, (AnswerData.Empty with { Text = "样例" }).ToJson(), ExchangeDesk.Source);

    private static string Written => Encoding.UTF8.GetString(Sound.ToBytes());

    [Fact]
    public void What_is_written_is_read_back()
    {
        var read = CloudEvent.Parse(Sound.ToBytes()).Value!;
        Assert.Equal(Sound with { Data = default }, read with { Data = default });
        Assert.Equal("样例", AnswerData.Read(read.Data)!.Text);
        Assert.Contains("\"specversion\":\"1.0\"", Written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"1.0\"", "\"0.3\"", "EXC-0203")]
    [InlineData("\"sequence\":\"2\"", "\"sequence\":\"0\"", "EXC-0203")]
    [InlineData("\"sequence\":\"2\"", "\"sequence\":2", "EXC-0203")]
    [InlineData("\"id\":\"m1\"", "\"id\":\"\"", "EXC-0203")]
    [InlineData("\"id\":\"m1\"", "\"id\":\"m1\",\"id\":\"m2\"", "EXC-0202")]
    [InlineData("\"subject\":\"order\",", "", "EXC-0203")]
    [InlineData("2025-03-01", "2025-03-41", "EXC-0203")]
    [InlineData("\"data\":{", "\"data\":[{", "EXC-0202")]
    [InlineData("{\"specversion\"", "[{\"specversion\"", "EXC-0202")]
    public void What_is_wrong_is_refused_with_its_number(string from, string to, string code)
    {
        Assert.Contains(from, Written, StringComparison.Ordinal);
        Assert.Equal(code, Assert.Single(CloudEvent.Parse(Encoding.UTF8.GetBytes(Written.Replace(from, to, StringComparison.Ordinal))).Problems).Code);
    }

    [Fact]
    public void Too_deep_and_too_large_are_refused_before_they_are_read()
    {
        Assert.Equal("EXC-0202", CloudEvent.Parse(Encoding.UTF8.GetBytes(Written.Replace("\"text\":\"样例\"", "\"text\":" + new string('[', 9) + new string(']', 9), StringComparison.Ordinal))).Problems[0].Code);
        Assert.Equal("EXC-0201", CloudEvent.Parse(new byte[CloudEvent.BytesAtMost + 1]).Problems[0].Code);
    }

    [Fact]
    public void No_bytes_make_reading_fail_otherwise() =>
        Gen.Byte.Array[0, 400].Sample(bytes => Assert.NotEmpty(CloudEvent.Parse(bytes).Problems));

    [Theory]
    [InlineData("""{"values":{"a":1}}""")]
    [InlineData("""{"values":["a"]}""")]
    [InlineData("""{"text":{}}""")]
    [InlineData("""{"ground":3}""")]
    public void Data_that_are_no_answer_are_not_understood(string data) => Assert.Null(AnswerData.Read(JsonDocument.Parse(data).RootElement));

    [Fact]
    public void A_signature_holds_for_its_bytes_and_key_alone()
    {
        foreach (var suite in new[] { CryptoSuite.International, CryptoSuite.ShangMi })
        {
            var (ring, other, body) = (KeyRing.New(suite, TimeProvider.System), KeyRing.New(suite, TimeProvider.System), Sound.ToBytes());
            var signature = Signature.Parse(ring.Sign(body).ToText())!;
            Assert.True(signature.Verifies(ring.PublicKeys, body));
            Assert.False(signature.Verifies(other.PublicKeys, body));
            Assert.False((signature with { KeyNumber = 2 }).Verifies(ring.PublicKeys, body));
            for (var at = 0; at < body.Length; at += 17)
            {
                var changed = body.ToArray();
                changed[at] ^= 1;
                Assert.False(signature.Verifies(ring.PublicKeys, changed));
            }

            Assert.True(Signature.Parse(ring.Sign(body).ToText())!.Verifies(ring.Rotate(suite, TimeProvider.System).PublicKeys, body));
        }

        Assert.All(new[] { "", "1", "x AAAA", "1 ?", "1 AAAA more" }, text => Assert.Null(Signature.Parse(text)));
    }
}
