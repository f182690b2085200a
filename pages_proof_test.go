package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"golang.org/x/mod/sumdb/note"
)

// Who kept a checkpoint sees that it holds after the log has grown; that it was changed; that the log is not the one that was signed, or shorter, even
// if whoever forged it has a key that is trusted.
func TestProofPage(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	browser := chromium(t)
	auditor := visitor{laptop, "zh", "light", ""}
	visit(t, browser, address, "/proof", auditor)
	h := hand{t, browser}
	const size = `fetch('/log/1/checkpoint').then(r => r.text()).then(text => Number(text.split('\n')[1]) || 0)`
	grow := func(name string) {
		t.Helper()
		before := read(t, browser, "the size of the log", chromedp.Evaluate[int](size, chromedp.EvalAwaitPromise))
		askAs(t, browser, "demo-legal", fmt.Sprintf(`mutation { changeParty(input: {party: %q, name: %q, reason: "登记有误"}) { party { id } } }`, partyOf(t, browser, "Case:1:65"), name))
		h.until("a new checkpoint", fmt.Sprintf(`%s.then(size => size > %d)`, size, before))
	}
	grow("第一次更名的商行")
	axe(t, browser)
	h.until("the keys of the log", `document.querySelectorAll('textarea')[1].value !== ''`)
	h.tabTo("the present checkpoint", `at.textContent === '取现在的检查点'`)
	h.press(kb.Enter)
	h.until("the checkpoint", `document.querySelector('textarea').value.includes('— ')`)
	checkpoint := read(t, browser, "the checkpoint", chromedp.Evaluate[string](`document.querySelector('textarea').value`))
	keys := read(t, browser, "the keys", chromedp.Evaluate[string](`document.querySelectorAll('textarea')[1].value`))
	grow("第二次更名的商行")
	h.tabTo("the check", `at.textContent === '核对'`)
	h.press(kb.Enter)
	h.until("that it holds", `document.querySelector('.verdict.good') !== null && document.querySelectorAll('.result li.good').length === 3`)
	axe(t, browser)
	screenshot(t, browser, "proof-holds")

	check := func(name, checkpoint, keys, says string) {
		t.Helper()
		given, err := json.Marshal([]string{checkpoint, keys})
		if err != nil {
			t.Fatal(err)
		}
		read(t, browser, name, chromedp.Evaluate[bool](fmt.Sprintf(`(() => { [...document.querySelectorAll('textarea')].forEach((at, i) => { at.value = %s[i]; at.dispatchEvent(new Event('input', {bubbles: true})) }); document.querySelector('form').requestSubmit(); return true })()`, given)))
		h.until(name, fmt.Sprintf(`document.querySelector('.verdict.bad') !== null && document.querySelector('.result .bad:not(.verdict)')?.innerText.includes(%q)`, says))
	}
	lines := strings.Split(checkpoint, "\n")
	check("a changed number of entries", strings.Replace(checkpoint, "\n"+lines[1]+"\n", "\n"+lines[1]+"1\n", 1), keys, "签名与所给的公钥不符")
	check("no checkpoint", "a text", keys, "这既不是检查点，也不是存证")

	// The proof of a record, which somebody else may hand in, and the same with a changed byte.
	party := partyOf(t, browser, "Case:1:65")
	proof := readProof(t, browser, party)
	read(t, browser, "the proof", chromedp.Evaluate[bool](fmt.Sprintf(`(() => { const at = document.querySelector('textarea'); at.value = %q; at.dispatchEvent(new Event('input', {bubbles: true})); document.querySelectorAll('textarea')[1].value = %q; document.querySelectorAll('textarea')[1].dispatchEvent(new Event('input', {bubbles: true})); document.querySelector('form').requestSubmit(); return true })()`, proof, keys)))
	h.until("that the versions are in the log", fmt.Sprintf(`document.querySelector('.verdict.good') !== null && document.querySelectorAll('.result li.good').length === 6 && document.querySelector('.result').innerText.includes('变更：parties %s')`, strings.TrimPrefix(party, "Party:1:")))
	axe(t, browser)
	screenshot(t, browser, "proof-of-record")
	check("a changed proof", changeEntry(t, proof), keys, "检查点不包含第")

	signer, verifier, err := note.GenerateKey(rand.Reader, "forger")
	if err != nil {
		t.Fatal(err)
	}
	by, err := note.NewSigner(signer)
	if err != nil {
		t.Fatal(err)
	}
	forge := func(size string, root [32]byte) string {
		signed, err := note.Sign(&note.Note{Text: strings.Join([]string{lines[0], size, base64.StdEncoding.EncodeToString(root[:]), lines[3]}, "\n") + "\n"}, by)
		if err != nil {
			t.Fatal(err)
		}
		return string(signed)
	}
	other := sha256.Sum256([]byte("another tree"))
	check("another tree, signed", forge(lines[1], other), keys+"\n"+verifier, "当时已有的记录被改动过")
	axe(t, browser)
	screenshot(t, browser, "proof-broken")
	check("a longer tree, signed", forge(lines[1]+"000", other), keys+"\n"+verifier, "现在的日志比当时短")
	check("a key that is not trusted", forge(lines[1], other), keys, "签名与所给的公钥不符")
	visit(t, browser, address, "/proof", visitor{phone, "en", "dark", ""})
	axe(t, browser)
	screenshot(t, browser, "proof-phone")
	visit(t, browser, address, "/proof", visitor{phone, "zh", "light", "demo-dashboard"})
	h.until("the refusal", `document.querySelector('.fault')?.innerText.length > 0`)
	axe(t, browser)
}

// readProof returns the answer of inclusionProof for a record once the checkpoint includes its entries.
func readProof(t *testing.T, browser context.Context, id string) string {
	t.Helper()
	for {
		answer := askAs(t, browser, "demo-legal", fmt.Sprintf(`{ inclusionProof(id: %q) { checkpoint entries { bytes position path } } }`, id))
		if !strings.Contains(answer, `"position":null`) {
			return answer
		}
	}
}

// changeEntry changes a byte of the first entry of a proof: the record is another one then.
func changeEntry(t *testing.T, proof string) string {
	t.Helper()
	var answer struct {
		InclusionProof struct {
			Checkpoint string `json:"checkpoint"`
			Entries    []struct {
				Bytes    []byte   `json:"bytes"`
				Position int      `json:"position"`
				Path     []string `json:"path"`
			} `json:"entries"`
		} `json:"inclusionProof"`
	}
	if err := json.Unmarshal([]byte(proof), &answer); err != nil || len(answer.InclusionProof.Entries) == 0 {
		t.Fatalf("%v: %s", err, proof)
	}
	first := answer.InclusionProof.Entries[0].Bytes
	first[bytes.LastIndexByte(first, '"')-1] ^= 1
	changed, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	return string(changed)
}
