using System.Text;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Receipts;

public sealed class ReceiptTests
{
    private static readonly string Sample = File.ReadAllText(Repository.At("samples", "jilin-two-children.yaml"));
    private static readonly DecisionRequest Request = DecisionRequest.For(Library.Day("2024-06-01"), "220200");

    [Fact]
    public void Replaying_a_receipt_gives_the_same_bytes()
    {
        var receipt = Write();

        Assert.Equal(receipt, Write());
        Assert.True(Replay(receipt).Identical);
        Assert.Equal(16, Receipt.IdOf(receipt).Length);
    }

    [Fact]
    public void A_changed_fact_shows_the_benefits_it_changes()
    {
        var text = Encoding.UTF8.GetString(Write()).Replace("maternityInsured: true", "maternityInsured: false", StringComparison.Ordinal);
        var outcome = Replay(Encoding.UTF8.GetBytes(text));

        Assert.False(outcome.Identical);
        Assert.Contains("maternity-allowance", outcome.ChangedBenefits);
        Assert.DoesNotContain("children-allowed", outcome.ChangedBenefits);
        Assert.Empty(outcome.ChangedDocuments);
    }

    [Fact]
    public void A_changed_document_is_named()
    {
        var document = Library.Book.Documents["jilin-2023-56-opinions"];
        var text = Encoding.UTF8.GetString(Write()).Replace(document.FileHash, new string('0', 64), StringComparison.Ordinal);
        var outcome = Replay(Encoding.UTF8.GetBytes(text));

        Assert.False(outcome.Identical);
        Assert.Equal([document.Slug], outcome.ChangedDocuments);
    }

    [Theory]
    [InlineData("RCPT-0001", "{}")]
    [InlineData("RCPT-0001", "[]")]
    [InlineData("RCPT-0001", "{ \"receipt\": \"something else\" }")]
    [InlineData("RCPT-0002", "no JSON at all")]
    [InlineData("RCPT-0002", "")]
    [InlineData("RCPT-0002", "{ \"receipt\": \"anyu-receipt/1\" }")]
    [InlineData("RCPT-0002", "{ \"receipt\": \"anyu-receipt/1\", \"statement\": \"anyu: family/1\", \"request\": 3 }")]
    [InlineData("FACT-0007", "{ \"receipt\": \"anyu-receipt/1\", \"statement\": \"anyu: family/1\", \"request\": { \"on\": \"2024-06-01\", \"place\": \"nowhere\", \"settings\": {}, \"benefits\": [] } }")]
    [InlineData("FACT-0017", "{ \"receipt\": \"anyu-receipt/1\", \"statement\": \"anyu: family/1\", \"request\": { \"on\": \"2024-06-01\", \"place\": null, \"settings\": { \"none\": \"none\" }, \"benefits\": [] } }")]
    public void Nonsense_is_one_numbered_problem(string code, string text)
    {
        var outcome = Receipt.Replay(Encoding.UTF8.GetBytes(text), Library.Book);

        Assert.False(outcome.Succeeded);
        Assert.Equal(code, Assert.Single(outcome.Problems).Code);
    }

    [Fact]
    public void A_receipt_cut_off_anywhere_is_a_numbered_problem()
    {
        var receipt = Write();
        foreach (var share in Enumerable.Range(1, 9))
        {
            var outcome = Receipt.Replay(receipt.AsMemory(0, receipt.Length * share / 10), Library.Book);
            Assert.Equal("RCPT-0002", Assert.Single(outcome.Problems).Code);
        }
    }

    private static byte[] Write() => Receipt.Write(Library.Book, Library.Family(Sample), Request);

    private static ReplayOutcome Replay(byte[] receipt)
    {
        var outcome = Receipt.Replay(receipt, Library.Book);
        Assert.True(outcome.Succeeded);
        return outcome.Value;
    }
}
