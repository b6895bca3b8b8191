package page_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"planboard/internal/plan"
	"planboard/web/page"
)

// dossier is the page of an action of the samples, with the updates given, the
// newest first.
func dossier(t *testing.T, ref string, updates ...plan.Update) plan.Dossier {
	t.Helper()
	d := plan.Dossier{Position: position()}
	for _, a := range d.Position.Actions {
		if a.Ref == ref {
			d.Action = a
		}
	}
	if d.Action.Ref == "" {
		t.Fatalf("no action %s among the samples", ref)
	}
	for _, u := range updates {
		d.Story.Entries = append(d.Story.Entries, entry(u))
	}
	return d
}

// entry is an update in a story, by the lead.
func entry(u plan.Update) plan.Event {
	u.ByTitle = lead.Title
	return plan.EventOf(u)
}

func actionPage(t *testing.T, d plan.Dossier) *html.Node {
	t.Helper()
	return render(t, frame(officer), page.Action{Dossier: d, MayUpdate: true})
}

func TestActionSaysWhereItIsAndWhy(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, ref, lede string }{
		{"a red action says how late it is", "A02", "31 days late; a recovery plan is in place."},
		{"a silent action says since which round", "A03", "No update in the last two closed reporting rounds, from Q1 2023/24 on."},
		{"an amber action says how far its forecast slips", "A04", "Forecast 30 days after the due date."},
		{"a green action says for when it is on track", "A05", "On track for 31 March 2024."},
		{"a delivery waits for a second person", "A06", "Delivered on 15 December 2023. It counts as complete when a second person has signed it off."},
		{"a complete action has both its days", "A07", "Delivered on 5 January 2023 and signed off on 12 January 2023."},
		{"what has not started says when it does", "A08", "It starts on 1 March 2024 and is due on 31 March 2024."},
		{"what ended says how", "A09", "Ended on 16 August 2023: withdrawn."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			doc := actionPage(t, dossier(t, tt.ref))
			if got := text(one(t, doc, ".pb-lede")); got != tt.lede {
				t.Errorf("lede %q, want %q", got, tt.lede)
			}
			one(t, doc, "h1")
		})
	}
}

func TestActionNotes(t *testing.T) {
	t.Parallel()
	silent := dossier(t, "A03")
	silent.Action.Standing.LastUpdate, silent.Action.Standing.Earlier = at(2024, 1, 20), at(2023, 5, 3)
	silent.Action = plan.Track([]plan.Action{silent.Action.Action}, rounds(), today)[0]
	worse := dossier(t, "A05")
	worse.Action.Standing.Proposed, worse.Action.Standing.Reason = plan.Red, "The auditor left."
	worse.Action = plan.Track([]plan.Action{worse.Action.Action}, rounds(), today)[0]
	tests := []struct {
		name string
		d    plan.Dossier
		want string
	}{
		{"a better status proposed is told, not shown", dossier(t, "A02"), "Proposes Amber: needs a director’s approval. Half the places have started."},
		{"the status last known is history only", dossier(t, "A03"), "The status last shown was Green; it is told as history only."},
		{"an update of the open round counts when the round closes", silent, "the update ends the silence when that round closes, on 15 February 2024."},
		{"a worse status says what the rules alone give", worse, "The lead proposes Red; the dates and facts on record alone make it Green."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			notes := strings.Join(texts(t, actionPage(t, tt.d), ".govuk-inset-text"), "\n")
			if !strings.Contains(notes, tt.want) {
				t.Errorf("notes are %q, want among them %q", notes, tt.want)
			}
		})
	}
}

func TestActionStory(t *testing.T) {
	t.Parallel()
	d := dossier(t, "A02",
		plan.Update{ID: 9, Submitted: at(2024, 1, 12), Computed: plan.Red, Proposed: plan.Amber, Reason: "Nearly there.", Narrative: "<script>alert(1)</script>", Supersedes: 8},
		plan.Update{ID: 8, Submitted: at(2024, 1, 11), Computed: plan.Amber, Proposed: plan.Amber, Narrative: "First line\nSecond line"},
		plan.Update{ID: 7, Submitted: at(2023, 11, 20), Computed: plan.Green, Proposed: plan.Green})
	d.Story.Entries = append(d.Story.Entries, plan.Event{Kind: plan.SignedOff, At: at(2023, 6, 1), ByTitle: "Director of Children and Families"})
	d.Story.Older = 7
	doc := actionPage(t, d)
	want := []string{"Amber to Red", "Green to Amber", "Green", "Delivery signed off"}
	if diff := cmp.Diff(want, texts(t, doc, ".pb-timeline h3")); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
	newest := text(one(t, doc, "#update-9"))
	for _, part := range []string{
		"A correction of the update of 11 January 2024, 10:00.", "<script>alert(1)</script>",
		"Proposed Amber; the rules gave Red. Reason: Nearly there.",
	} {
		if !strings.Contains(newest, part) {
			t.Errorf("the newest entry %q does not say %q", newest, part)
		}
	}
	if got := text(one(t, doc, "#update-8")); !strings.Contains(got, "Corrected by a later update") {
		t.Errorf("a corrected update is not marked: %q", got)
	}
	if got := attr(one(t, doc, `main a[href*="before="]`), "href"); got != "/plans/children-in-care/2022-2024/actions/A02?before=7" {
		t.Errorf("older entries are at %q", got)
	}
	if len(all(t, doc, "main script")) > 0 {
		t.Error("a narrative became markup")
	}
}

func TestADeliveryTakenBackIsToldAsSuch(t *testing.T) {
	t.Parallel()
	story := []plan.Update{
		{ID: 3, Submitted: at(2024, 1, 12), Computed: plan.Red, Supersedes: 2},
		{ID: 2, Submitted: at(2024, 1, 11), Delivered: plan.NewDate(2024, 1, 10)},
		{ID: 1, Submitted: at(2023, 11, 20), Computed: plan.Green},
	}
	for recurs, want := range map[string]string{"": "Delivered to Red", "each quarter": "Red"} {
		d := dossier(t, "A02", story...)
		d.Action.Recurs = recurs
		if got := texts(t, actionPage(t, d), ".pb-timeline h3")[0]; got != want {
			t.Errorf("recurring %q: the heading is %q, want %q", recurs, got, want)
		}
	}
}

func TestActionShowsTheStatusAtEachBoard(t *testing.T) {
	t.Parallel()
	d := dossier(t, "A04", plan.Update{ID: 2, Submitted: at(2024, 1, 10), Forecast: plan.NewDate(2024, 4, 30)},
		plan.Update{ID: 1, Submitted: at(2023, 5, 2)})
	terms := plan.Terms{Due: d.Action.Due, Lead: d.Action.Lead}
	for _, state := range d.Action.Action.States(at(2023, 4, 1), terms, plan.Telling{Events: []plan.Event{d.Story.Entries[1], d.Story.Entries[0]}}, d.Position.Rounds) {
		d.States = append([]plan.State{state}, d.States...)
	}
	want := []string{"Green Aug 2023", "Green Nov 2023", "Amber Now"}
	if diff := cmp.Diff(want, texts(t, actionPage(t, d), ".pb-history li")); diff != "" {
		t.Errorf("Boards (-want +got):\n%s", diff)
	}
}

func TestActionKeepsDeliveryAndPerformanceApart(t *testing.T) {
	t.Parallel()
	d := dossier(t, "A07")
	d.Action.Measures = []string{"M01", "M02"}
	doc := actionPage(t, d)
	measures := texts(t, doc, `section[aria-labelledby="its-measures"] li`)
	if len(measures) != 2 || !strings.Contains(measures[0], "70% in 2023, target at least 80%") || !strings.Contains(measures[0], "Performance rating: Red") {
		t.Fatalf("measures are %q", measures)
	}
	if strings.Contains(measures[1], "Green") || !strings.Contains(measures[1], "confidential, suppressed") {
		t.Errorf("a withheld figure is %q", measures[1])
	}
	if got := text(all(t, doc, "main .pb-rag")[0]); got != "Complete" {
		t.Errorf("the delivery status is %q", got)
	}
}

func TestActionOffersTheFormToWhoMayUseIt(t *testing.T) {
	t.Parallel()
	for may, want := range map[bool]int{true: 1, false: 0} {
		doc := render(t, frame(officer), page.Action{Dossier: dossier(t, "A01"), MayUpdate: may})
		if got := len(all(t, doc, `main a[href$="/update"]`)); got != want {
			t.Errorf("whoever may: %t is offered the form %d times, want %d", may, got, want)
		}
	}
}

func TestActionNamesWhatReplacesIt(t *testing.T) {
	t.Parallel()
	panel := text(one(t, actionPage(t, dossier(t, "A09")), `section[aria-labelledby="closure"]`))
	want := "It was withdrawn by decision of the Corporate Parenting Board on 16 August 2023. Replaced by A08 It lives on in A08 Health history at 18"
	if !strings.Contains(panel, want) {
		t.Errorf("closure is %q, want in it %q", panel, want)
	}
}
