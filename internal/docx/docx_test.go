package docx_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/document"
	"planboard/internal/docx"
)

func TestTheNineHeadingsAreInOrderAndInSentenceCase(t *testing.T) {
	t.Parallel()
	got := paragraphs(mainPart(t, write(t, cabinetReport())), "Heading1")
	if diff := cmp.Diff(sections, got); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
}

func TestCapitalsAreALookNotALetter(t *testing.T) {
	t.Parallel()
	d := cabinetReport()
	for _, capitals := range []bool{true, false} {
		d.Capitals = capitals
		parts := unpack(t, write(t, d))
		want := map[bool]string{true: `<w:caps/>`, false: `<w:caps w:val="0"/>`}[capitals]
		for _, style := range []string{"Heading1", "Title", "TitleLine", "SignOffPost"} {
			if !strings.Contains(styleText(t, parts["word/styles.xml"], style), want) {
				t.Errorf("with Capitals %v, style %s does not say %s", capitals, style, want)
			}
		}
		if !bytes.Contains(parts["word/document.xml"], []byte("Demonstration Council")) {
			t.Errorf("with Capitals %v, the text itself was changed", capitals)
		}
	}
}

func styleText(t *testing.T, styles []byte, id string) string {
	t.Helper()
	_, after, found := strings.Cut(string(styles), `w:styleId="`+id+`"`)
	if !found {
		t.Fatalf("no style %s", id)
	}
	style, _, _ := strings.Cut(after, "</w:style>")
	return style
}

func TestTheSameDocumentMakesTheSameBytes(t *testing.T) {
	t.Parallel()
	d := cabinetReport()
	first := write(t, d)
	d.Created = d.Created.In(time.FixedZone("elsewhere", 3600))
	if !bytes.Equal(first, write(t, d)) {
		t.Error("the same instant in another time zone makes other bytes")
	}
	d.Created = d.Created.Add(time.Minute)
	if bytes.Equal(first, write(t, d)) {
		t.Error("a later record makes the same bytes: its time is nowhere in the file")
	}
}

func TestAnythingTypedComesOutAsItWasTyped(t *testing.T) {
	t.Parallel()
	d := hostileDocument()
	root := mainPart(t, write(t, d))
	for _, style := range []string{"TitleLine", "Title", "Heading1", "Clause", "ClauseLimb", "UnderTable", "CellHeading", "CellText", "SignOffPost"} {
		if diff := cmp.Diff([]string{hostileText}, paragraphs(root, style)); diff != "" {
			t.Errorf("style %s (-want +got):\n%s", style, diff)
		}
	}
	want := map[string]string{
		"ListBullet":  hostileText + "|" + hostileText,
		"Caption":     "Table 1: " + hostileText,
		"SignOffLine": hostileText,
	}
	for style, text := range want {
		if got := paragraphs(root, style)[0]; got != text {
			t.Errorf("style %s shows %q, want %q", style, got, text)
		}
	}
	oneLine := strings.NewReplacer("|", " ", "\t", " ").Replace(hostileText)
	if got := root.find("w:body", "w:tbl").value("w:tblPr", "w:tblCaption"); got != oneLine {
		t.Errorf("table is called %q, want %q", got, oneLine)
	}
}

func hostileDocument() document.Document {
	return document.Document{
		Title: hostile, Author: hostile, Subject: hostile, Category: hostile, Marking: hostile,
		Created: time.Date(2024, 1, 31, 9, 0, 0, 0, time.UTC),
		Blocks: []document.Block{
			document.TitleBlock{Above: []string{hostile}, Title: hostile, Below: []string{hostile}},
			document.Heading{Level: 1, Text: hostile},
			document.Numbered{Text: hostile, Limbs: []string{hostile}},
			document.Para{Text: hostile},
			document.Bullets{Items: []document.Item{{Text: hostile, Source: hostile, URL: "https://example.org/" + hostile}}},
			document.Table{
				Caption: hostile, Description: hostile, Note: hostile,
				Columns: []document.Column{{Head: hostile}}, Rows: [][]document.Cell{{{Text: hostile, Tone: document.Red}}},
			},
			document.SignOff{Post: hostile, Address: []string{hostile}, Details: []document.Detail{{Name: hostile, Value: hostile}}},
		},
	}
}

func TestEveryPieceOfTextKeepsItsSpaces(t *testing.T) {
	t.Parallel()
	d := cabinetReport()
	for _, n := range mainPart(t, write(t, d)).all("w:t") {
		if n.attributes["xml:space"] != "preserve" {
			t.Fatalf("%q does not keep its spaces", n.text)
		}
	}
}

func TestTheFileSaysWhatItIs(t *testing.T) {
	t.Parallel()
	properties := parse(t, unpack(t, write(t, cabinetReport()))["docProps/core.xml"])
	want := map[string]string{
		"dc:title": "Children in care plan 2022-2024", "dc:creator": "Director of Children and Families",
		"dc:subject": "Review of the plan", "cp:category": "Cabinet report", "dc:language": "en-GB",
		"dcterms:created": "2024-01-31T09:00:00Z", "dcterms:modified": "2024-01-31T09:00:00Z",
		"cp:lastModifiedBy": "Director of Children and Families",
	}
	got := map[string]string{}
	for _, n := range properties.children {
		got[n.name] = n.text
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("properties (-want +got):\n%s", diff)
	}
}

func TestEveryPageIsMarkedAndCounted(t *testing.T) {
	t.Parallel()
	parts := unpack(t, write(t, cabinetReport()))
	if got := parse(t, parts["word/header1.xml"]).shown(); got != "Illustrative data: demonstration" {
		t.Errorf("header says %q", got)
	}
	footer := parse(t, parts["word/footer1.xml"])
	if got := footer.shown(); got != "Page 1 of 1" {
		t.Errorf("footer shows %q until Word counts the pages", got)
	}
	var fields []string
	for _, f := range footer.all("w:fldSimple") {
		fields = append(fields, strings.TrimSpace(f.attributes["w:instr"]))
	}
	if diff := cmp.Diff([]string{"PAGE", "NUMPAGES"}, fields); diff != "" {
		t.Errorf("footer fields (-want +got):\n%s", diff)
	}
}

func TestOnlyAddressesThatMayBeFollowedAreLinks(t *testing.T) {
	t.Parallel()
	parts := unpack(t, write(t, cabinetReport()))
	var targets []string
	for _, r := range parse(t, parts["word/_rels/document.xml.rels"]).all("Relationship") {
		if r.attributes["TargetMode"] == "External" {
			targets = append(targets, r.attributes["Target"])
		}
	}
	want := []string{"https://example.org/plan?q=%22a%20b%22&r=%3C%C3%A9%3E", "https://example.org/plan"}
	if diff := cmp.Diff(want, targets); diff != "" {
		t.Errorf("link targets (-want +got):\n%s", diff)
	}
	if got := paragraphs(parse(t, parts["word/document.xml"]), "ListBullet")[2]; got != "A link that leads nowhere" {
		t.Errorf("the text of a refused link is %q", got)
	}
}

func TestTheReportEndsWithSignOffAndBackgroundPapers(t *testing.T) {
	t.Parallel()
	root := mainPart(t, write(t, cabinetReport()))
	want := []string{"1 Example Square|Exampleton|EX1 1AA", "Author: A. Officer", "Date: 31/01/2024"}
	if diff := cmp.Diff(want, paragraphs(root, "SignOffLine")); diff != "" {
		t.Errorf("sign-off (-want +got):\n%s", diff)
	}
	want = []string{"Background papers used in the preparation of this report"}
	if diff := cmp.Diff(want, paragraphs(root, "UnnumberedHeading")); diff != "" {
		t.Errorf("unnumbered headings (-want +got):\n%s", diff)
	}
}

func TestAWrongDocumentWritesNothing(t *testing.T) {
	t.Parallel()
	d := cabinetReport()
	d.Blocks = append(d.Blocks, &document.Para{})
	var b bytes.Buffer
	if err := docx.Write(&b, d); err == nil || !strings.Contains(err.Error(), "not a block by value") {
		t.Errorf("error is %v", err)
	}
	if b.Len() != 0 {
		t.Errorf("%d bytes were written all the same", b.Len())
	}
}

type fullDisk struct{}

var errFull = errors.New("disk full")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestAFailedWriteIsReported(t *testing.T) {
	t.Parallel()
	if err := docx.Write(fullDisk{}, cabinetReport()); !errors.Is(err, errFull) {
		t.Errorf("error is %v, want %v", err, errFull)
	}
}
