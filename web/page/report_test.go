package page_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"planboard/internal/document"
	"planboard/internal/plan"
	"planboard/web/page"
)

func reportPage(t *testing.T, blocks ...document.Block) *html.Node {
	t.Helper()
	return render(t, frame(director), page.Report{Edition: position().Edition, Document: document.Document{
		Marking: "Illustrative data: demonstration", Capitals: true, Created: at(2024, 1, 31), Blocks: blocks,
	}})
}

func TestReportIsNumberedAsTheWordFileIs(t *testing.T) {
	t.Parallel()
	doc := reportPage(t,
		document.TitleBlock{Above: []string{"North Lincolnshire Council"}, Title: "The plan <2022>", Below: []string{"Agenda item 4"}},
		document.Heading{Level: 1, Text: "Object"},
		document.Numbered{Text: "That Cabinet", Limbs: []string{"note", "endorse"}},
		document.Heading{Level: 2, Text: "Detail"},
		document.Para{Text: "One line\nanother"},
		document.Bullets{Items: []document.Item{{Lead: "Most work.", Text: "72%", Source: "M24, 2023"}, {Text: "The law", URL: "https://example.org/a"}, {Text: "No link", URL: "javascript:alert(1)"}}},
		document.Heading{Level: 1, Text: "Background papers", Unnumbered: true},
		document.SignOff{Post: "DIRECTOR", Address: []string{"Church Square House"}, Details: []document.Detail{{Name: "Author", Value: "Head of service"}}})
	want := "Illustrative data: demonstration North Lincolnshire Council The plan <2022> Agenda item 4 1. Object 1.1 That Cabinet (a) note (b) endorse " +
		"Detail One line another Most work. 72% M24, 2023 The law No link Background papers DIRECTOR Church Square House Author: Head of service"
	if got := text(one(t, doc, ".pb-paper")); got != want {
		t.Errorf("paper:\n got %q\nwant %q", got, want)
	}
	if got := text(one(t, doc, ".pb-paper li strong")); got != "Most work." {
		t.Errorf("what stands out of a bullet is %q", got)
	}
	if diff := cmp.Diff([]string{"1. Object"}, texts(t, doc, ".pb-paper h3.pb-capitals")); diff != "" {
		t.Errorf("headings in capitals (-want +got):\n%s", diff)
	}
	if got := attr(one(t, doc, ".pb-paper a"), "href"); got != "https://example.org/a" {
		t.Errorf("the one link leads to %q", got)
	}
	one(t, doc, "h1")
}

func TestReportContentsLeadToItsSections(t *testing.T) {
	t.Parallel()
	doc := reportPage(t,
		document.Heading{Level: 1, Text: "Object"}, document.Heading{Level: 2, Text: "Detail"},
		document.Heading{Level: 1, Text: "Recommendations"}, document.Heading{Level: 1, Text: "Background papers", Unnumbered: true})
	if diff := cmp.Diff([]string{"1. Object", "2. Recommendations", "Background papers"}, texts(t, doc, ".pb-sections a")); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	for _, a := range all(t, doc, ".pb-sections a") {
		if got := text(one(t, doc, "h3"+attr(a, "href"))); got != text(a) {
			t.Errorf("%q leads to %q", text(a), got)
		}
	}
}

func TestReportSaysWhatKeepsItFromLeaving(t *testing.T) {
	t.Parallel()
	p := page.Report{Edition: position().Edition, Findings: []string{`2.1 "<TBC>" is still a placeholder`, "9.1 names another plan"}}
	doc := render(t, frame(director), p)
	if got := text(one(t, doc, "main .govuk-warning-text__text")); got != "Warning This report cannot leave yet" {
		t.Errorf("it warns %q", got)
	}
	if diff := cmp.Diff(p.Findings, texts(t, doc, "main .govuk-list--bullet li")); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if got := all(t, reportPage(t), ".govuk-warning-text"); len(got) != 0 {
		t.Error("a report without findings warns")
	}
}

func TestReportTable(t *testing.T) {
	t.Parallel()
	table := document.Table{
		Caption: "Actions", Description: "One row each.", RowHeader: true, Note: "Key: c confidential.",
		Columns: []document.Column{{Head: "Action"}, {Head: "Status"}, {Head: "Days", Number: true}},
		Rows:    [][]document.Cell{{{Text: "A01"}, {Text: "Not reported", Tone: document.Muted}, {Text: "3"}}},
	}
	doc := reportPage(t, table, table)
	if diff := cmp.Diff([]string{"Table 1. Actions One row each.", "Table 2. Actions One row each."}, texts(t, doc, "caption")); diff != "" {
		t.Errorf("captions (-want +got):\n%s", diff)
	}
	if got := text(one(t, all(t, doc, "table")[0], `th[scope="row"]`)); got != "A01" {
		t.Errorf("the row is named %q", got)
	}
	status := one(t, all(t, doc, "table")[0], "td .pb-rag--not-reported")
	if text(status) != "Not reported" || len(all(t, status, "svg")) != 1 {
		t.Error("a status has not its shape, word and colour")
	}
	if got := texts(t, all(t, doc, "table")[0], "td .pb-label"); !cmp.Equal(got, []string{"Status", "Days"}) {
		t.Errorf("cells are labelled %q", got)
	}
}

func TestReportCanBeTakenAway(t *testing.T) {
	t.Parallel()
	want := []string{
		"/reports/children-in-care-2022-2024.docx", "/reports/children-in-care-2022-2024.xlsx",
		"/plans/children-in-care/2022-2024/actions.csv", "/plans/children-in-care/2022-2024/measures.csv",
	}
	list := render(t, frame(director), page.Reports{Editions: []plan.Edition{position().Edition}})
	for name, doc := range map[string]*html.Node{"the report": reportPage(t), "the list": list} {
		var got []string
		for _, a := range all(t, doc, "main .govuk-list a, main .pb-ways a") {
			got = append(got, attr(a, "href"))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("files of %s (-want +got):\n%s", name, diff)
		}
	}
	if got := text(one(t, list, "main h2 a")); got != "Care Plan 2022 to 2024" {
		t.Errorf("the list names %q", got)
	}
	empty := render(t, frame(director), page.Reports{})
	if got := text(one(t, empty, ".pb-lede")); !strings.Contains(got, "nothing to report") {
		t.Errorf("without editions the page says %q", got)
	}
}

func TestReportsSayOnceWhatIsIllustrative(t *testing.T) {
	t.Parallel()
	e := position().Edition
	doc := render(t, frame(director), page.Reports{Editions: []plan.Edition{e, earlier()}})
	if got := texts(t, doc, "details li"); len(got) != 1 || got[0] != e.Title()+": "+e.Illustrative {
		t.Errorf("illustrative: %q", got)
	}
	none := render(t, frame(director), page.Reports{Editions: []plan.Edition{earlier()}})
	if n := len(all(t, none, "details")); n != 0 {
		t.Errorf("%d notes about nothing", n)
	}
}
