using Anyu.Casework;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Casework;

/// <summary>The proof that a letter's code holds.</summary>
public sealed class LetterProofTests
{
    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task The_proof_of_a_letter_verifies_with_the_public_keys_alone_and_a_changed_letter_has_none(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var mother = CaseStage.Citizen();
        var sent = await stage.Submit(mother, "birth-registration", CaseStage.Registration);
        var letter = Assert.Single((await stage.Database.Write(unit => ReadCase.Run(stage.Desk, unit, mother, sent.Id)))!.Letters);
        var keys = KeyRing.New(CryptoSuite.International, TimeProvider.System);
        var text = (await stage.Database.Write(unit => LetterProof.Of(unit, keys, letter)))!.ToText();

        var proof = EvidenceReceipt.Parse(text)!;
        Assert.True(proof.Verifies(keys.PublicKeys));
        Assert.False(proof.Verifies(KeyRing.New(CryptoSuite.International, TimeProvider.System).PublicKeys));
        Assert.Equal((letter.Id.ToString("D"), letter.Digest), (proof.Record.Entry.Subject, proof.Record.Entry.Detail));
        Assert.DoesNotContain(CaseStage.Mother, text, StringComparison.Ordinal);
        Assert.Null(await stage.Database.Write(unit => LetterProof.Of(unit, keys, letter with { Digest = new string('0', letter.Digest.Length) })));
    }
}
