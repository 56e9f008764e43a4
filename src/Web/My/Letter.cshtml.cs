using Anyu.Access;
using Anyu.Casework;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.My;

/// <summary>A letter as it was issued, to be printed, with the proof that anybody can check without asking us.</summary>
[Needs(Face.Portal, "own.matter.read")]
internal sealed class LetterPage : SignedInPage
{
    public async Task<IActionResult> OnGet(Guid id)
    {
        var desk = HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Cases;
        if (await Write(unit => ReadCase.Letter(desk, unit, Actor, id)) is not { } letter)
        {
            return NotHere();
        }

        var proof = await Write(unit => LetterProof.Of(unit, Installation.Keys, letter));
        Begin("/my", letter.Text.Title);
        Body.Add($"<article class=\"letter\">").Each(letter.Text.Paragraphs, static (h, p) => h.Add($"<p>{p}</p>"));
        Body.Add($"""<p class="meta"><span>{("办件号", "Number")} <span class="code">{letter.Text.Number}</span></span><span>{letter.Text.On}</span></p>""");
        if (proof is not null)
        {
            QrCode.Write(Body, proof.ToText(), new("存证凭据二维码", "Proof as a QR code"));
            Body.Add($"""<p class="small">{("二维码里是存证凭据：不用联网、不用问我们，用公钥就能核对本文书的摘要没有被改过。", "The code holds the proof: with the public keys alone, offline, anybody can check that the digest of this letter was not changed.")}</p>""");
            Body.Add($"""<details><summary>{("存证凭据", "The proof")}</summary><p class="code">{proof.ToText()}</p></details>""");
        }

        Body.Add($"""<p class="small">{("摘要 SHA-256：", "Digest, SHA-256: ")}<span class="code">{letter.Digest}</span></p></article>""");
        return Page();
    }
}
